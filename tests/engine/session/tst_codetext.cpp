// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/codetext.h"

#include <QTest>

#include <random>

using namespace occasion;
using namespace Qt::StringLiterals;

/// Numbers as a text that can be read aloud, and back.
class TestCodeText : public QObject
{
    Q_OBJECT

private:
    static QString written(const std::vector<quint64>& numbers)
    {
        CodeWriter writer;
        for (const quint64 number : numbers)
            writer.add(number);
        const QString text = writer.text();
        return text.size() == writer.length() ? text : u"its length is not what it says"_s;
    }
    static std::vector<quint64> read(const QString& text, size_t count)
    {
        CodeReader reader(text);
        std::vector<quint64> numbers;
        while (numbers.size() < count)
            numbers.push_back(reader.next());
        return reader.atEnd() ? numbers : std::vector<quint64>{};
    }

private Q_SLOTS:
    void anyNumbersComeBack()
    {
        std::mt19937_64 random(7);
        for (int round = 0; round < 2000; ++round) {
            std::vector<quint64> numbers(1 + random() % 9);
            for (auto& number : numbers)
                number = random() >> (random() % 64);
            numbers.back() |= 1U; // a last zero could be filling
            QCOMPARE(read(written(numbers), numbers.size()), numbers);
        }
    }

    void aSlipIsNoticed()
    {
        const QString text = written({3, 99, 1234567, 1});
        const QString alphabet = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ"_s;
        for (qsizetype place = 0; place < text.size(); ++place) {
            if (text.at(place) == u'-')
                continue;
            for (const QChar other : alphabet) {
                QString wrong = text;
                wrong[place] = other;
                if (wrong != text)
                    QVERIFY_THROWS_EXCEPTION(ValueError, CodeReader{wrong});
            }
        }
    }

    void twoSwappedNeighboursAreNoticed()
    {
        const QString text = written({3, 99, 1234567, 1}).remove(u'-');
        for (qsizetype place = 1; place < text.size(); ++place) {
            QString wrong = text;
            std::swap(wrong[place - 1], wrong[place]);
            if (wrong != text)
                QVERIFY_THROWS_EXCEPTION(ValueError, CodeReader{wrong});
        }
    }

    void whatIsTakenForADigitIsForgiven()
    {
        const std::vector<quint64> numbers{0, 0, 0, 0, 1};
        QString text = written(numbers);
        QVERIFY(text.contains(u'0') && text.contains(u'1'));
        text.replace(u'0', u'o').replace(u'1', u'l').replace(u'-', u' ');
        QCOMPARE(read(text.toLower(), numbers.size()), numbers);
    }

    void whatIsNoCodeIsSaid_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"", "A", "AB", "hello!", "AAAA-AAAU", "ÄÖÜ"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void whatIsNoCodeIsSaid()
    {
        QFETCH(const QString, text);
        QVERIFY_THROWS_EXCEPTION(ValueError, CodeReader{text});
    }
};

QTEST_APPLESS_MAIN(TestCodeText)
#include "tst_codetext.moc"
