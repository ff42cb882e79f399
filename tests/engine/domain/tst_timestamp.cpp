// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/timestamp.h"
#include "engine/errors.h"

#include <QDate>
#include <QtTest>

using namespace occasion;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TimestampTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isoTextIsKeptExactly_data();
    void isoTextIsKeptExactly();
    void shorterTextsAreReadToo();
    void otherTextsAreNoTimestamp_data();
    void otherTextsAreNoTimestamp();
    void everyDayAgreesWithQtsCalendar();
    void orderIsByInstant();
    void timesCanBeMovedWithinTheCalendar();
    void peopleSeeAShorterText();
};

void TimestampTest::isoTextIsKeptExactly_data()
{
    QTest::addColumn<qint64>("micros");
    const auto row = [](const char* text, qint64 micros) { QTest::newRow(text) << micros; };
    row("1970-01-01T00:00:00+00:00", 0);
    row("1969-12-31T23:59:59.999999+00:00", -1);
    row("2024-02-29T23:59:59.999999+00:00", 1'709'251'199'999'999);
    row("2026-11-23T20:22:05.351674+00:00", 1'795'465'325'351'674);
    row("2024-02-29T23:59:59.000100+00:00", 1'709'251'199'000'100);
    row("2024-02-29T23:59:59", 1'709'251'199'000'000);
    row("2024-06-01T12:00:00+05:30", 1'717'223'400'000'000);
    row("2024-06-01T12:00:00-05:30", 1'717'263'000'000'000);
    row("2024-06-01T12:00:00+00:19:32", 1'717'242'028'000'000);
    row("2024-06-01T12:00:00-00:00:00.000001", 1'717'243'200'000'001);
    row("0001-01-01T00:00:00+00:00", -62'135'596'800'000'000);
    row("0001-01-01T00:00:00+14:00", -62'135'647'200'000'000);
    row("9999-12-31T23:59:59.999999+00:00", 253'402'300'799'999'999);
    row("9999-12-31T23:59:59.999999-23:59", 253'402'387'139'999'999);
}

void TimestampTest::isoTextIsKeptExactly()
{
    QFETCH(qint64, micros);
    const QString text = QString::fromLatin1(QTest::currentDataTag());
    const auto when = Timestamp::fromText(text);
    QVERIFY(when.has_value());
    QCOMPARE(when->microseconds(), micros);
    QCOMPARE(when->text(), text);
    QCOMPARE(when->isNaive(), !text.mid(19).contains(u'+') && !text.mid(19).contains(u'-'));
}

void TimestampTest::shorterTextsAreReadToo()
{
    const auto read = [](const QString& text) { return Timestamp::fromText(text).value().text(); };
    QCOMPARE(read(u"2024-02-29"_s), u"2024-02-29T00:00:00"_s);
    QCOMPARE(read(u"2024-02-29 09"_s), u"2024-02-29T09:00:00"_s);
    QCOMPARE(read(u"2024-02-29 09:30"_s), u"2024-02-29T09:30:00"_s);
    QCOMPARE(read(u"2024-02-29T09:30:01.5Z"_s), u"2024-02-29T09:30:01.500000+00:00"_s);
    QCOMPARE(read(u"2024-02-29T09:30:01.123+02:00"_s), u"2024-02-29T09:30:01.123000+02:00"_s);
    QCOMPARE(read(u"2024-02-29T09:30:01.123456789Z"_s), u"2024-02-29T09:30:01.123456+00:00"_s);
}

void TimestampTest::otherTextsAreNoTimestamp_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "2024", "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-01", "2024-01-00",
             "2024-04-31", "0000-01-01", "2024-02-29T", "2024-02-29T24:00:00", "2024-02-29T09:60",
             "2024-02-29T09:30:60", "2024-02-29T09:30:01.", "2024-02-29T09:30:01+24:00",
             "2024-02-29T09:30:01+", "2024-02-29T09:30:01 ", "2024-02-29T9:30:01", "-2024-02-29", "noon"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void TimestampTest::otherTextsAreNoTimestamp()
{
    QFETCH(QString, text);
    QVERIFY(!Timestamp::fromText(text));
}

void TimestampTest::everyDayAgreesWithQtsCalendar()
{
    const qint64 day = 86'400'000'000;
    for (QDate date(1, 1, 1); date.year() <= 9999; date = date.addDays(13)) {
        const qint64 days = QDate(1970, 1, 1).daysTo(date);
        const QString text = date.toString(u"yyyy-MM-dd"_s) + u"T00:00:00+00:00"_s;
        QCOMPARE(Timestamp::fromMicroseconds(days * day).text(), text);
        QCOMPARE(Timestamp::fromText(text).value().microseconds(), days * day);
    }
}

void TimestampTest::orderIsByInstant()
{
    const Timestamp noon = Timestamp::fromText(u"2024-06-01T12:00:00+00:00").value();
    const Timestamp sameInIndia = Timestamp::fromText(u"2024-06-01T17:30:00+05:30").value();
    const Timestamp naive = Timestamp::fromText(u"2024-06-01T12:00:00").value();
    QVERIFY(noon == sameInIndia);
    QCOMPARE(qHash(noon), qHash(sameInIndia));
    QVERIFY(noon < noon + 1us);
    QVERIFY(noon != naive);
    QVERIFY(naive < noon);
    QCOMPARE(noon + 2min - noon, 120'000'000us);
}

void TimestampTest::timesCanBeMovedWithinTheCalendar()
{
    const Timestamp last = Timestamp::fromText(u"9999-12-31T23:59:59.999999+00:00").value();
    QVERIFY_THROWS_EXCEPTION(ValueError, last + 1us);
    QVERIFY_THROWS_EXCEPTION(ValueError, Timestamp::fromMicroseconds(std::numeric_limits<qint64>::min()));
    QVERIFY_THROWS_EXCEPTION(ValueError, last + std::chrono::microseconds::max());
    const Timestamp local = Timestamp::fromText(u"2024-02-28T23:00:00+05:30").value();
    QCOMPARE((local + 24h).text(), u"2024-02-29T23:00:00+05:30"_s);
    QCOMPARE((local - 24h).text(), u"2024-02-27T23:00:00+05:30"_s);
    QVERIFY(Timestamp::now() > local);
}

void TimestampTest::peopleSeeAShorterText()
{
    const auto shown = [](const QString& text) { return Timestamp::fromText(text).value().displayText(); };
    QCOMPARE(shown(u"2026-01-01T09:00:00.123456+00:00"_s), u"2026-01-01 09:00:00.123456"_s);
    QCOMPARE(shown(u"2026-01-01T09:00:00.120000+00:00"_s), u"2026-01-01 09:00:00.12"_s);
    QCOMPARE(shown(u"2026-01-01T09:00:00+00:00"_s), u"2026-01-01 09:00:00"_s);
    QCOMPARE(shown(u"2026-01-01T09:00:00+05:30"_s), u"2026-01-01 09:00:00 +05:30"_s);
}

QTEST_GUILESS_MAIN(TimestampTest)
#include "tst_timestamp.moc"
