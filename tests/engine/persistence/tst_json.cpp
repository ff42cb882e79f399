// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/valuebuilder.h"
#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"
#include "engine/persistence/jsonwriter.h"

#include <QtTest>

#include <limits>

using namespace occasion;
using namespace Qt::StringLiterals;

class JsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statesAreWrittenByteForByte_data();
    void statesAreWrittenByteForByte();
    void theThreeTypesAreWrittenAsTheirCustoms();
    void remoteLogTextIsSpacedAndEscaped();
    void aLoneSurrogateIsReadButNotStored();
    void olderFormsAreReadAlike();
    void hugeAndTinyFloatsEndAtInfinityAndZero();
    void repeatedKeysKeepTheLastValue();
    void onlyExactlyTypeAndDataMakeACustomValue();
    void damageIsNamedWithItsByte_data();
    void damageIsNamedWithItsByte();
    void twoHundredLevelsAreReadAndNoMore();
    void whatIsWrittenCanBeReadAgain();
};

namespace {

QByteArray written(const Value& value, JsonWriter::Style style = JsonWriter::Style::Compact)
{
    JsonWriter writer(style);
    writeValue(writer, value);
    return writer.take();
}

} // namespace

void JsonTest::statesAreWrittenByteForByte_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char* name, const Value& value, const char* json) {
        QTest::newRow(name) << value << QByteArray(json);
    };
    const double infinity = std::numeric_limits<double>::infinity();
    row("null", Value(), "null");
    row("true", Value(true), "true");
    row("false", Value(false), "false");
    row("int", Value::integer(-7), "-7");
    row("smallest int", Value::integer(std::numeric_limits<qint64>::min()), "-9223372036854775808");
    row("big int", Value::integerText(u"123456789012345678901234567890"_s), "123456789012345678901234567890");
    row("float", Value::real(1), "1.0");
    row("exponent", Value::real(1e22), "1e+22");
    row("minus zero", Value::real(-0.0), "-0.0");
    row("nan", Value::real(std::numeric_limits<double>::quiet_NaN()), "NaN");
    row("infinity", Value::real(infinity), "Infinity");
    row("minus infinity", Value::real(-infinity), "-Infinity");
    row("empty text", Value::text(u""_s), R"("")");
    row("escapes", Value::text(u"\"\\/\n\r\t\b\f"_s), R"("\"\\/\n\r\t\b\f")");
    row("controls", Value::text(u"\u0001\u001f"_s + QChar(0)), R"("\u0001\u001f\u0000")");
    row("raw", Value::text(u"\u007f\u0085\u2028\u2029é漢😀"_s),
        "\"\x7f\xc2\x85\xe2\x80\xa8\xe2\x80\xa9\xc3\xa9\xe6\xbc\xa2\xf0\x9f\x98\x80\"");
    row("byte order mark in front", Value::text(u"\ufeffx"_s), "\"\xef\xbb\xbfx\"");
    row("empty list", Value::list({}), "[]");
    row("list", Value::list({Value::integer(1), Value::list({}), Value()}), "[1,[],null]");
    row("empty object", Value::object({}), "{}");
    row("object", Value::object({{u"b"_s, Value::integer(1)}, {u"ä"_s, Value::object({})}}),
        "{\"b\":1,\"\xc3\xa4\":{}}");
    row("uuid", Value::uuid(Uuid::fromText(u"b2723fe2c01a40d2875ea3aac6a09ff5").value()),
        R"({"_type_":"uuid_hex","_data_":"b2723fe2c01a40d2875ea3aac6a09ff5"})");
    row("decimal", Value::decimal("-0.00"_dec), R"({"_type_":"decimal_str","_data_":"-0.00"})");
    row("datetime", Value::timestamp(Timestamp::fromText(u"2024-02-29T23:59:59.999999+00:00").value()),
        R"({"_type_":"datetime_iso","_data_":"2024-02-29T23:59:59.999999+00:00"})");
    row("nested customs",
        Value::custom(u"itinerary"_s, Value::list({Value::custom(u"leg"_s, Value()), Value()})),
        R"({"_type_":"itinerary","_data_":[{"_type_":"leg","_data_":null},null]})");
}

void JsonTest::statesAreWrittenByteForByte()
{
    QFETCH(Value, value);
    QFETCH(QByteArray, json);
    QCOMPARE(written(value), json);
    QCOMPARE(readJson(json), value);
}

void JsonTest::theThreeTypesAreWrittenAsTheirCustoms()
{
    for (const auto style : {JsonWriter::Style::Compact, JsonWriter::Style::Spaced}) {
        JsonWriter writer(style);
        ValueBuilder builder;
        for (FieldSink* sink : std::initializer_list<FieldSink*>{&writer, &builder}) {
            sink->beginObject();
            sink->key(u"amount");
            sink->decimal("1E+3"_dec);
            sink->key(u"id");
            sink->uuid(Uuid::namespaceUrl);
            sink->key(u"when");
            sink->timestamp(Timestamp());
            sink->endObject();
        }
        QCOMPARE(writer.take(), written(builder.take(), style));
    }
}

void JsonTest::remoteLogTextIsSpacedAndEscaped()
{
    const Value section = Value::object({{u"id"_s, Value::text(u"1,2"_s)}, {u"next_id"_s, Value()},
        {u"items"_s, Value::list({Value::integer(1), Value::text(u"é\u007f😀\n"_s), Value::object({})})}});
    QCOMPARE(written(section, JsonWriter::Style::Spaced),
        QByteArray(R"({"id": "1,2", "next_id": null, "items": [1, "\u00e9\u007f\ud83d\ude00\n", {}]})"));
}

void JsonTest::aLoneSurrogateIsReadButNotStored()
{
    const Value text = readJson(R"("a\ud800b")");
    QCOMPARE(text.toText().size(), 3);
    QVERIFY_THROWS_EXCEPTION(ValueError, written(text));
    QVERIFY_THROWS_EXCEPTION(ValueError, written(readJson(R"("\ud800")")));
    QVERIFY_THROWS_EXCEPTION(ValueError, written(readJson(R"({"\ude00":1})")));
    QCOMPARE(written(text, JsonWriter::Style::Spaced), QByteArray(R"("a\ud800b")"));
}

void JsonTest::olderFormsAreReadAlike()
{
    const Value now = readJson("{\"name\":\"\xc3\xa9\xf0\x9f\x98\x80\",\"tricks\":[1,2.5],\"_\":null}");
    QCOMPARE(readJson(R"({"name": "\u00e9\ud83d\uDE00", "tricks": [1, 2.5], "_": null})"), now);
    QCOMPARE(
        readJson("\t{ \"name\" :\"\xc3\xa9\\ud83d\\ude00\"\r\n, \"tricks\":[ 1 ,2.5 ],\"_\":null } \n"), now);
    QCOMPARE(readJson(R"("\/")").toText(), u"/"_s);
    QCOMPARE(readJson("-0").toInteger(), 0);
    QCOMPARE(readJson("1E2").toReal(), 100.0);
    QCOMPARE(readJson("-1.5e-3").toReal(), -0.0015);
}

void JsonTest::hugeAndTinyFloatsEndAtInfinityAndZero()
{
    const double infinity = std::numeric_limits<double>::infinity();
    const QByteArray zeros(400, '0');
    QCOMPARE(readJson("1e999").toReal(), infinity);
    QCOMPARE(readJson("-1e999").toReal(), -infinity);
    QCOMPARE(readJson("1e99999999999999999999").toReal(), infinity);
    QCOMPARE(written(readJson("-1e-999")), QByteArray("-0.0"));
    QCOMPARE(readJson("1e-99999999999999999999").toReal(), 0.0);
    QCOMPARE(readJson("1e9223372036854775807").toReal(), infinity);
    QCOMPARE(readJson("1e-9223372036854775807").toReal(), 0.0);
    QCOMPARE(readJson("0e999").toReal(), 0.0);
    QCOMPARE(readJson("0e99999999999999999999").toReal(), 0.0);
    QCOMPARE(readJson(QByteArray("0." + zeros + "1")).toReal(), 0.0);
    QCOMPARE(readJson(QByteArray("1" + zeros + ".0")).toReal(), infinity);
    QCOMPARE(readJson(QByteArray("0." + zeros + "1e401")).toReal(), 1.0);
}

void JsonTest::repeatedKeysKeepTheLastValue()
{
    QCOMPARE(written(readJson(R"({"1":"a","true":2,"1":"b"})")), QByteArray(R"({"1":"b","true":2})"));
}

void JsonTest::onlyExactlyTypeAndDataMakeACustomValue()
{
    const auto kind = [](const char* json) { return readJson(json).kind(); };
    QCOMPARE(kind(R"({"_type_":"x","_data_":1})"), Value::Kind::Custom);
    QCOMPARE(kind(R"({"_data_":1,"_type_":"x"})"), Value::Kind::Custom);
    QCOMPARE(kind(R"({"_data_":1,"_type_":"x","_data_":2})"), Value::Kind::Custom);
    QCOMPARE(kind(R"({"_type_":"x"})"), Value::Kind::Object);
    QCOMPARE(kind(R"({"_type_":"x","data":1})"), Value::Kind::Object);
    QCOMPARE(kind(R"({"_type_":"x","_data_":1,"more":2})"), Value::Kind::Object);
    QCOMPARE(kind(R"({"_type_":5,"_data_":1})"), Value::Kind::Object);
    QCOMPARE(readJson(R"({"_type_":"a","_data_":{"_type_":"b","_data_":null}})").customData().customName(),
        u"b"_s);
}

void JsonTest::damageIsNamedWithItsByte_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("offset");
    const auto row
        = [](const char* name, const QByteArray& json, int offset) { QTest::newRow(name) << json << offset; };
    row("empty", "", 0);
    row("blank", "  ", 2);
    row("binary", QByteArray::fromHex("789c0300"), 0);
    row("word", "nul", 0);
    row("python's none", "None", 0);
    row("minus", "-", 0);
    row("minus nan", "-NaN", 0);
    row("leading zero", "01", 0);
    row("no digits after point", "1.", 2);
    row("no digits in exponent", "1e+", 3);
    row("two values", "1 2", 2);
    row("open list", "[1", 2);
    row("trailing comma", "[1,]", 3);
    row("open object", "{\"a\":1", 6);
    row("key without quotes", "{a:1}", 1);
    row("no colon", "{\"a\" 1}", 5);
    row("object's trailing comma", "{\"a\":1,}", 7);
    row("crossed brackets", "[1}", 2);
    row("open text", "\"abc", 4);
    row("open escape", "\"\\", 2);
    row("unknown escape", "\"\\x\"", 2);
    row("short escape", "\"\\u12\"", 3);
    row("escape with sign", "\"\\u+123\"", 3);
    row("raw newline", "\"a\nb\"", 2);
    row("raw nul", QByteArray("\"a\0b\"", 5), 2);
    row("stray continuation", "\"a\x80\"", 2);
    row("cut character", "\"a\xe2\x82\"", 2);
    row("overlong", "\"\xc0\xaf\"", 1);
    row("overlong three", "\"\xe0\x80\xaf\"", 1);
    row("raw surrogate", "\"\xed\xa0\x80\"", 1);
    row("beyond unicode", "\"\xf4\x90\x80\x80\"", 1);
    row("byte order mark", "\xef\xbb\xbf{}", 0);
}

void JsonTest::damageIsNamedWithItsByte()
{
    QFETCH(QByteArray, json);
    QFETCH(int, offset);
    QString message;
    try {
        readJson(json);
    } catch (const DataError& error) {
        message = error.message();
    }
    QVERIFY2(message.contains(u" at byte %1 of %2."_s.arg(offset).arg(json.size())), qPrintable(message));
}

void JsonTest::twoHundredLevelsAreReadAndNoMore()
{
    const auto nested
        = [](int levels) { return QByteArray(QByteArray(levels, '[') + QByteArray(levels, ']')); };
    QCOMPARE(written(readJson(nested(200))), nested(200));
    QVERIFY_THROWS_EXCEPTION(DataError, readJson(nested(201)));
    QVERIFY_THROWS_EXCEPTION(DataError, readJson(QByteArray(1'000'000, '[')));
    QVERIFY_THROWS_EXCEPTION(DataError, readJson(QByteArray("{\"a\":").repeated(201)));
    QCOMPARE(readJson(QByteArray("[" + QByteArray("[],").repeated(300) + "{}]")).items().size(), 301);
}

void JsonTest::whatIsWrittenCanBeReadAgain()
{
    const auto writtenAround = [](int levels, const Value& innermost) {
        Value value = innermost;
        for (int i = 0; i < levels; ++i)
            value = Value::list({value});
        return written(value);
    };
    const auto id = Value::uuid(Uuid::v5(Uuid::namespaceUrl, "deep"));
    QVERIFY(readJson(writtenAround(200, Value::integer(1))).kind() == Value::Kind::List);
    QVERIFY_THROWS_EXCEPTION(DataError, writtenAround(201, Value::integer(1)));
    QVERIFY(readJson(writtenAround(199, id)).kind() == Value::Kind::List);
    QVERIFY_THROWS_EXCEPTION(DataError, writtenAround(200, id)); // which is an object
}

QTEST_GUILESS_MAIN(JsonTest)
#include "tst_json.moc"
