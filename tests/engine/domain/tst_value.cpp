// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/value.h"
#include "engine/domain/valuebuilder.h"
#include "engine/errors.h"

#include <QtTest>

#include <limits>

using namespace occasion;
using namespace Qt::StringLiterals;

class ValueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aValueSaysWhatItHolds();
    void askingForAnotherKindIsRefused();
    void whatIsNotThereIsNull();
    void wholeNumbersHaveAnySize();
    void aRepeatedKeyKeepsItsPlaceAndItsLastValue();
    void theThreeTypesComeBack();
    void damagedCustomsAreNone();
    void valuesAreEqualWhenTheirTextIs();
    void peopleSeeOneShortLine_data();
    void peopleSeeOneShortLine();
    void longListsAreCut();
    void floatsReadAsPythonWritesThem_data();
    void floatsReadAsPythonWritesThem();
    void streamingATreeIntoTheBuilderGivesItBack();
    void unbalancedCallsAreRefused();
};

namespace {

Value sample()
{
    return Value::object({{u"amount"_s, Value::decimal("200.00"_dec)},
        {u"tags"_s, Value::list({Value::text(u"a"_s)})}, {u"open"_s, Value(true)}, {u"none"_s, Value()},
        {u"real"_s, Value::real(-0.0)}, {u"big"_s, Value::integerText(u"-123456789012345678901234567890"_s)},
        {u"nested"_s, Value::custom(u"leg"_s, Value::object({{u"origin"_s, Value::integer(3)}}))}});
}

} // namespace

void ValueTest::aValueSaysWhatItHolds()
{
    QVERIFY(Value().isNull());
    QCOMPARE(Value(true).toBool(), true);
    QCOMPARE(Value::integer(-7).toInteger(), -7);
    QCOMPARE(Value::real(0.5).toReal(), 0.5);
    QCOMPARE(Value::integer(2).toReal(), 2.0);
    QCOMPARE(Value::text(u"Alice"_s).toText(), u"Alice"_s);
    const Value state = sample();
    QCOMPARE(state.kind(), Value::Kind::Object);
    QCOMPARE(state.members().size(), 7);
    QCOMPARE(state.members().first().first, u"amount"_s);
    QCOMPARE(state.value(u"tags").items().size(), 1);
    QCOMPARE(state.value(u"nested").customName(), u"leg"_s);
    QCOMPARE(state.value(u"nested").customData().value(u"origin").toInteger(), 3);
}

void ValueTest::askingForAnotherKindIsRefused()
{
    QVERIFY_THROWS_EXCEPTION(TypeError, Value::text(u"1"_s).toInteger());
    QVERIFY_THROWS_EXCEPTION(TypeError, Value::real(1).toInteger());
    QVERIFY_THROWS_EXCEPTION(TypeError, Value(true).toInteger());
    QVERIFY_THROWS_EXCEPTION(TypeError, Value().toText());
    QVERIFY_THROWS_EXCEPTION(TypeError, Value::integer(1).toBool());
    QVERIFY_THROWS_EXCEPTION(TypeError, Value::text(u"0.5"_s).toReal());
    QVERIFY_THROWS_EXCEPTION(TypeError, Value::integerText(u"9223372036854775808"_s).toInteger());
}

void ValueTest::whatIsNotThereIsNull()
{
    QVERIFY(sample().value(u"missing").isNull());
    QVERIFY(!sample().contains(u"missing"));
    QVERIFY(sample().contains(u"none"));
    QVERIFY(Value::integer(1).items().isEmpty());
    QVERIFY(Value::integer(1).members().isEmpty());
    QVERIFY(Value::integer(1).customData().isNull());
    QVERIFY(Value::integer(1).customName().isEmpty());
}

void ValueTest::wholeNumbersHaveAnySize()
{
    QCOMPARE(Value::integerText(u"-9223372036854775808"_s).toInteger(), std::numeric_limits<qint64>::min());
    QVERIFY(Value::integerText(u"42"_s).fitsInteger());
    const Value big = Value::integerText(u"-00123456789012345678901234567890"_s);
    QCOMPARE(big.kind(), Value::Kind::Int);
    QVERIFY(!big.fitsInteger());
    QCOMPARE(big.integerDigits(), u"-123456789012345678901234567890"_s);
    QCOMPARE(big.toReal(), -1.2345678901234568e29);
    QVERIFY_THROWS_EXCEPTION(ValueError, Value::integerText(u""_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, Value::integerText(u"12a"_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, Value::integerText(u"1.0"_s));
}

void ValueTest::aRepeatedKeyKeepsItsPlaceAndItsLastValue()
{
    for (const int others : {1, 40}) {
        Value::Members members = {{u"a"_s, Value::integer(1)}};
        for (int i = 0; i < others; ++i)
            members.append({u"k%1"_s.arg(i), Value::integer(i)});
        members.append({u"a"_s, Value::integer(9)});
        const Value object = Value::object(members);
        QCOMPARE(object.members().size(), others + 1);
        QCOMPARE(object.members().first().first, u"a"_s);
        QCOMPARE(object.members().first().second.toInteger(), 9);
    }
}

void ValueTest::theThreeTypesComeBack()
{
    const Decimal amount = "10.00"_dec;
    const Uuid id = Uuid::v5(Uuid::namespaceUrl, "x");
    const Timestamp when = Timestamp::fromMicroseconds(5);
    QCOMPARE(Value::decimal(amount).asDecimal().value().text(), u"10.00"_s);
    QVERIFY(Value::uuid(id).asUuid() == id);
    QVERIFY(Value::timestamp(when).asTimestamp() == when);
    QCOMPARE(Value::decimal(amount).customName(), u"decimal_str"_s);
    QCOMPARE(Value::uuid(id).customName(), u"uuid_hex"_s);
    QCOMPARE(Value::timestamp(when).customName(), u"datetime_iso"_s);
}

void ValueTest::damagedCustomsAreNone()
{
    QVERIFY(!Value::custom(u"decimal_str"_s, Value::text(u"ten"_s)).asDecimal());
    QVERIFY(!Value::custom(u"uuid_hex"_s, Value()).asUuid());
    QVERIFY(!Value::text(u"10.00"_s).asDecimal());
    QVERIFY(!Value::custom(u"datetime_iso"_s, Value::text(u"noon"_s)).asTimestamp());
}

void ValueTest::valuesAreEqualWhenTheirTextIs()
{
    QCOMPARE(sample(), sample());
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QVERIFY(Value::real(nan) == Value::real(-nan));
    QVERIFY(Value::real(0.0) != Value::real(-0.0));
    QVERIFY(Value::real(1.0) != Value::integer(1));
    QVERIFY(Value::decimal("10.0"_dec) != Value::decimal("10.00"_dec));
    QVERIFY(Value() != Value(false));
    QVERIFY(Value::integerText(u"99999999999999999999"_s) == Value::integerText(u"099999999999999999999"_s));
    QVERIFY(Value::list({}) != Value::object({}));
    const Value ab = Value::object({{u"a"_s, Value()}, {u"b"_s, Value()}});
    const Value ba = Value::object({{u"b"_s, Value()}, {u"a"_s, Value()}});
    QVERIFY(ab != ba);
}

void ValueTest::peopleSeeOneShortLine_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("shown");
    QTest::newRow("null") << Value() << u"null"_s;
    QTest::newRow("bool") << Value(true) << u"true"_s;
    QTest::newRow("int") << Value::integer(12) << u"12"_s;
    QTest::newRow("float") << Value::real(0.1) << u"0.1"_s;
    QTest::newRow("text") << Value::text(u"two\nlines"_s) << u"two lines"_s;
    QTest::newRow("decimal") << Value::decimal("10.00"_dec) << u"10.00"_s;
    QTest::newRow("uuid") << Value::uuid(Uuid()) << QString(32, u'0');
    QTest::newRow("time") << Value::timestamp(Timestamp()) << u"1970-01-01 00:00:00"_s;
    QTest::newRow("damaged time") << Value::custom(u"datetime_iso"_s, Value::text(u"noon"_s)) << u"noon"_s;
    QTest::newRow("list") << Value::list({Value::integer(1), Value::text(u"b"_s)}) << u"[1, b]"_s;
    QTest::newRow("empty") << Value::list({Value::list({}), Value::object({})}) << u"[[], {}]"_s;
    QTest::newRow("object") << Value::object({{u"a"_s, Value::integer(1)}, {u"b"_s, Value()}})
                            << u"{a: 1, b: null}"_s;
    QTest::newRow("custom") << sample().value(u"nested") << u"leg {origin: 3}"_s;
}

void ValueTest::peopleSeeOneShortLine()
{
    QFETCH(Value, value);
    QFETCH(QString, shown);
    QCOMPARE(value.displayText(), shown);
}

void ValueTest::longListsAreCut()
{
    const QString shown = Value::list(Value::Items(1'000'000, Value::integer(1))).displayText(12);
    QCOMPARE(shown, u"[1, 1, 1, 1, …]"_s);
}

void ValueTest::floatsReadAsPythonWritesThem_data()
{
    QTest::addColumn<double>("number");
    const auto row = [](const char* text, double number) { QTest::newRow(text) << number; };
    row("0.0", 0.0);
    row("-0.0", -0.0);
    row("1.0", 1.0);
    row("0.1", 0.1);
    row("-123.456", -123.456);
    row("0.30000000000000004", 0.1 + 0.2);
    row("1e+16", 1e16);
    row("9999999999999998.0", 9999999999999998.0);
    row("1e+22", 1e22);
    row("1.5e+300", 1.5e300);
    row("0.0001", 0.0001);
    row("1e-05", 0.00001);
    row("1e-07", 1e-7);
    row("1.234e-05", 0.00001234);
    row("5e-324", 5e-324);
    row("1.7976931348623157e+308", 1.7976931348623157e308);
    row("100000.0", 1e5);
    row("nan", std::numeric_limits<double>::quiet_NaN());
    row("inf", std::numeric_limits<double>::infinity());
    row("-inf", -std::numeric_limits<double>::infinity());
}

void ValueTest::floatsReadAsPythonWritesThem()
{
    QFETCH(double, number);
    QCOMPARE(realText(number), QByteArray(QTest::currentDataTag()));
}

void ValueTest::streamingATreeIntoTheBuilderGivesItBack()
{
    ValueBuilder builder;
    writeValue(builder, sample());
    QCOMPARE(builder.take(), sample());
    QVERIFY(builder.take().isNull());

    builder.beginList();
    builder.decimal("1.50"_dec);
    builder.uuid(Uuid());
    builder.timestamp(Timestamp());
    builder.endList();
    QCOMPARE(builder.take(),
        Value::list({Value::decimal("1.50"_dec), Value::uuid(Uuid()), Value::timestamp(Timestamp())}));
}

void ValueTest::unbalancedCallsAreRefused()
{
    ValueBuilder builder;
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, builder.endList());
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, builder.key(u"name"));
    builder.beginObject();
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, builder.endList());
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, builder.take());
    builder.key(u"c");
    builder.beginCustom(u"leg");
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, builder.endCustom());
}

QTEST_GUILESS_MAIN(ValueTest)
#include "tst_value.moc"
