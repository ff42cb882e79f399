// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"
#include "engine/persistence/transcoder.h"
#include "tests/support/typed.h"

#include <QDirIterator>
#include <QFile>
#include <QVersionNumber>
#include <QtTest>

#include <bit>
#include <random>

using namespace occasion;
using namespace Qt::StringLiterals;

class TranscoderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsEncodedDecodesToTheSame();
    void damagedBytesNeverDoWorseThanADataError();
    void theLibrarysStatesDecodeAndEncodeBack_data();
    void theLibrarysStatesDecodeAndEncodeBack();
};

namespace {

/// Draws trees of values, the same ones each time.
class Generator
{
public:
    Value value(int depth = 0)
    {
        switch (below(depth > 5 ? 8 : 11)) {
        case 0:
            return Value();
        case 1:
            return Value(below(2) == 0);
        case 2:
            return Value::integer(qint64(m_random()) >> below(64));
        case 3:
            return Value::integerText((below(2) ? u"-1"_s : u"1"_s) + digits(20 + below(40)));
        case 4:
            return Value::real(std::bit_cast<double>(quint64(m_random())));
        case 5:
            return Value::text(text());
        case 6:
            return Value::decimal(decimal());
        case 7:
            return Value::timestamp(Timestamp::fromMicroseconds(qint64(m_random() >> 14)));
        case 8:
            return list(depth);
        case 9:
            return object(depth);
        default:
            return Value::custom(text(), value(depth + 1));
        }
    }

private:
    int below(int limit) { return int(m_random() % quint64(limit)); }

    QString digits(int count)
    {
        QString out;
        for (int i = 0; i < count; ++i)
            out += QChar(u'0' + below(10));
        return out;
    }

    Decimal decimal()
    {
        const QString text = digits(1 + below(40)) + u'E' + QString::number(below(50) - 25);
        return Decimal::fromText(text).value();
    }

    QString text()
    {
        QString out;
        for (int count = below(12); count > 0; --count) {
            const auto point = char32_t(below(8) ? below(0x80) : below(0x110000));
            out += QStringView(QChar::fromUcs4(QChar::isSurrogate(point) ? 0xfeff : point));
        }
        return out;
    }

    Value list(int depth)
    {
        Value::Items items;
        for (int count = below(5); count > 0; --count)
            items.append(value(depth + 1));
        return Value::list(items);
    }

    Value object(int depth)
    {
        Value::Members members;
        for (int count = below(5); count > 0; --count)
            members.append({text(), value(depth + 1)});
        return Value::object(members);
    }

    std::mt19937_64 m_random{20240213}; // NOLINT
};

/// Whether the library's version wrote states without whitespace and escapes, as it has done since 9.2.3.
bool writesCompact(const Value& expected)
{
    const QString version = expected.value(u"writer").value(u"git_describe").toText().mid(1);
    return QVersionNumber::fromString(version) >= QVersionNumber(9, 2, 3);
}

} // namespace

void TranscoderTest::whatIsEncodedDecodesToTheSame()
{
    const Transcoder transcoder;
    Generator generator;
    for (int i = 0; i < 5000; ++i) {
        const Value value = generator.value();
        const QByteArray bytes = transcoder.encode(value);
        const Value back = transcoder.decode(bytes);
        QVERIFY2(back == value, bytes.constData());
        QCOMPARE(transcoder.encode(back), bytes);
    }
}

void TranscoderTest::damagedBytesNeverDoWorseThanADataError()
{
    const Transcoder transcoder;
    Generator generator;
    std::mt19937 random(3); // NOLINT
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        QByteArray bytes = transcoder.encode(generator.value());
        bytes[qsizetype(random() % quint64(bytes.size()))] = char(random());
        bytes.truncate(qsizetype(random() % quint64(bytes.size() + 1)));
        try {
            transcoder.decode(bytes);
        } catch (const DataError&) {
            ++refused;
        }
    }
    QVERIFY(refused > 5000);
}

void TranscoderTest::theLibrarysStatesDecodeAndEncodeBack_data()
{
    QTest::addColumn<QString>("path");
    const QString folder = qEnvironmentVariable("OCCASION_SHARED") + u"/interop"_s;
    QStringList paths;
    QDirIterator files(folder, {u"*.expected.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    for (const QString& path : std::as_const(paths))
        QTest::newRow(qPrintable(path.mid(folder.size() + 1))) << path;
    if (paths.isEmpty())
        QTest::newRow("none") << QString();
}

void TranscoderTest::theLibrarysStatesDecodeAndEncodeBack()
{
    QFETCH(QString, path);
    if (path.isEmpty())
        QSKIP("the library's files are not here: set OCCASION_SHARED to the folder that has them");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Value expected = readJson(file.readAll());
    const bool isCompact = writesCompact(expected);
    const Transcoder transcoder;
    int checked = 0;
    for (const Value& notification : expected.value(u"notifications").items()) {
        if (!notification.contains(u"plain_json"))
            continue;
        const QByteArray plain = notification.value(u"plain_json").toText().toUtf8();
        const Value typed = notification.value(u"typed");
        const Value state = transcoder.decode(plain);
        QVERIFY2(state == support::fromTyped(typed), plain.constData());
        const bool hasRepeats = transcoder.encode(typed).contains("\"duplicate_keys\":true");
        if (isCompact)
            QCOMPARE(transcoder.encode(state) == plain, !hasRepeats);
        ++checked;
    }
    QVERIFY(checked > 0);
}

QTEST_GUILESS_MAIN(TranscoderTest)
#include "tst_transcoder.moc"
