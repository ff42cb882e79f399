// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/fields.h"
#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"
#include "engine/persistence/jsonscanner.h"
#include "engine/persistence/jsonwriter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

struct Part
{
    QString name;
    std::optional<Uuid> owner;
};

/// A field of each type.
struct Everything
{
    QString text;
    qint64 number = 0;
    quint8 small = 0;
    double real = 0;
    bool flag = false;
    Decimal amount;
    Uuid id;
    Timestamp when;
    std::optional<QString> note;
    QList<Part> parts;
    QList<qint64> numbers;
};

QByteArray written(const Everything& record)
{
    JsonWriter writer;
    writer.beginObject();
    writeMembers(writer, record);
    writer.endObject();
    return writer.take();
}

/// What the scanner reads; none when it abstains.
std::optional<Everything> scanned(const QByteArray& text)
{
    JsonScanner scanner(text);
    scanner.beginObject();
    auto record = scanMembers<Everything>(scanner);
    scanner.endObject();
    return scanner.isWhole() ? std::optional(record) : std::nullopt;
}

/// What the reader that decides reads; none when it refuses.
std::optional<Everything> read(const QByteArray& text)
{
    try {
        return readMembers<Everything>(readJson(text));
    } catch (const EngineError&) {
        return {};
    }
}

/// Records and damage, the same in every run.
class Generator
{
public:
    explicit Generator(quint32 seed)
        : m_random(seed)
    {
    }

    int below(int limit) { return m_random.bounded(limit); }

    QString text()
    {
        static const QString letters = u"abc Z09_-/'<>é߿€中\u007f\u0085\u2028\ufeff\""_s;
        QString out;
        for (int i = below(12); i > 0; --i)
            out += below(8) == 0 ? letters.at(below(static_cast<int>(letters.size())))
                                 : QChar(u'a' + below(26));
        return below(20) == 0 ? out + u"😀" : out;
    }

    qint64 number()
    {
        const auto bits = static_cast<qint64>(m_random.generate64());
        return below(2) == 0 ? bits : bits >> 50;
    }

    Decimal decimal()
    {
        static const QStringList odd{u"NaN"_s, u"-Infinity"_s, u"1E+100"_s, u"-0.00"_s, u"1E-7"_s, u"0"_s,
            u"123456789012345678901234567890.12"_s, u"18446744073709551615"_s, u"0.01"_s};
        if (below(4) == 0)
            return *Decimal::fromText(odd.at(below(static_cast<int>(odd.size()))));
        const QString digits = QString::number(number() >> 20) + u'.' + QString::number(below(100));
        return *Decimal::fromText(digits);
    }

    Timestamp timestamp()
    {
        const auto when
            = Timestamp::fromMicroseconds(1'700'000'000'000'000 + (number() >> 8) % 1'000'000'000'000);
        static const QStringList odd{
            u"2024-02-29"_s, u"2024-02-29T23:59:59+05:30"_s, u"0001-01-01T00:00:00"_s};
        return below(6) == 0 ? *Timestamp::fromText(odd.at(below(3))) : when;
    }

    Uuid uuid() { return Uuid::v5(Uuid::namespaceUrl, QByteArray::number(number())); }

    Everything record()
    {
        Everything made{text(), number(), static_cast<quint8>(below(256)), static_cast<double>(number()) / 8,
            below(2) == 0, decimal(), uuid(), timestamp(), {}, {}, {}};
        if (below(2) == 0)
            made.note = text();
        for (int i = below(3); i > 0; --i)
            made.parts.append({text(), below(2) == 0 ? std::optional(uuid()) : std::nullopt});
        for (int i = below(4); i > 0; --i)
            made.numbers.append(number());
        return made;
    }

    /// One byte changed, taken away or put in.
    QByteArray damaged(QByteArray bytes)
    {
        static const QByteArray likely = "\"{}[]:,.-+0123456789eEnulltrue \\\x7f\xc3\xa9\xff";
        const auto at = below(static_cast<int>(bytes.size()));
        const char byte = likely.at(below(static_cast<int>(likely.size())));
        switch (below(4)) {
        case 0:
            return bytes.remove(at, 1);
        case 1:
            return bytes.insert(at, byte);
        case 2:
            return bytes.left(at);
        default:
            bytes[at] = byte;
            return bytes;
        }
    }

private:
    QRandomGenerator m_random;
};

}

/// The short way of reading states beside the one that decides.
class TestJsonScanner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheWriterWritesIsReadWithoutLoss()
    {
        Generator generator(1);
        int taken = 0;
        for (int i = 0; i < 3000; ++i) {
            const auto bytes = written(generator.record());
            QCOMPARE(written(*read(bytes)), bytes);
            if (const auto record = scanned(bytes)) {
                QCOMPARE(written(*record), bytes);
                ++taken;
            }
        }
        QVERIFY2(taken > 2500, qPrintable(QString::number(taken))); // all but those with escapes
    }

    void whatItReadsOfDamagedTextIsWhatTheReaderReads()
    {
        Generator generator(2);
        int taken = 0;
        for (int i = 0; i < 20'000; ++i) {
            auto bytes = written(generator.record());
            for (int damage = generator.below(3); damage >= 0; --damage)
                bytes = bytes.isEmpty() ? bytes : generator.damaged(bytes);
            const auto record = scanned(bytes);
            if (!record)
                continue;
            ++taken;
            const auto expected = read(bytes);
            QVERIFY2(expected, bytes.constData());
            QCOMPARE(written(*record), written(*expected));
        }
        QVERIFY2(taken > 500, qPrintable(QString::number(taken))); // damage often makes another good text
    }

    void itAbstainsFromEveryOtherForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("spaces") << QByteArray(R"({"name": "a", "owner": null})");
        QTest::newRow("an escape") << QByteArray(R"({"name":"\u0061","owner":null})");
        QTest::newRow("another order") << QByteArray(R"({"owner":null,"name":"a"})");
        QTest::newRow("a member more") << QByteArray(R"({"name":"a","owner":null,"class_version":2})");
        QTest::newRow("a member less") << QByteArray(R"({"name":"a"})");
        QTest::newRow("a member twice") << QByteArray(R"({"name":"a","name":"b","owner":null})");
        QTest::newRow("a longer name") << QByteArray(R"({"names":"a","owner":null})");
        QTest::newRow("another type") << QByteArray(R"({"name":1,"owner":null})");
        QTest::newRow("another custom type")
            << QByteArray(R"({"name":"a","owner":{"_type_":"decimal_str","_data_":"1"}})");
        QTest::newRow("something after it") << QByteArray(R"({"name":"a","owner":null} )");
        QTest::newRow("no end") << QByteArray(R"({"name":"a","owner":null)");
        QTest::newRow("bytes that are no UTF-8") << QByteArray("{\"name\":\"\xc3\",\"owner\":null}");
        QTest::newRow("half a surrogate pair") << QByteArray("{\"name\":\"\xed\xa0\x80\",\"owner\":null}");
        QTest::newRow("a control character") << QByteArray("{\"name\":\"\n\",\"owner\":null}");
        QTest::newRow("nothing") << QByteArray();
    }
    void itAbstainsFromEveryOtherForm()
    {
        QFETCH(const QByteArray, text);
        JsonScanner scanner(text);
        scanner.beginObject();
        scanMembers<Part>(scanner);
        scanner.endObject();
        QVERIFY(!scanner.isWhole());
    }

    void numbersBeyondTheirFieldAreNotCut()
    {
        JsonScanner scanner("256");
        scanField<quint8>(scanner);
        QVERIFY(!scanner.isWhole());
        JsonScanner large("9223372036854775808");
        scanField<qint64>(large);
        QVERIFY(!large.isWhole());
    }
};

QTEST_GUILESS_MAIN(TestJsonScanner)
#include "tst_jsonscanner.moc"
