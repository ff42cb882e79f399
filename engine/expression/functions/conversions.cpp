// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/functions/families.h"
#include "engine/expression/valuetext.h"

#include <QStringList>

#include <cmath>
#include <limits>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

constexpr double twoTo63 = 9223372036854775808.0;
constexpr double twoTo64 = 18446744073709551616.0;

Value same(Arguments arguments, Budget& /*budget*/)
{
    return arguments[0];
}

Value outOfRange(const Value& value, const QString& kind)
{
    return Value::problem(
        u"%1 is out of the range of %2."_s.arg(scalarText(value).value_or(QString()).left(40), kind));
}

Value unreadable(const Value& text, const QString& kind)
{
    return Value::problem(u"\"%1\" is no %2."_s.arg(text.get<QString>().left(40), kind));
}

/// The whole part of a decimal as text of digits, so that Qt's range checks apply.
QString wholeDigits(const Decimal& number)
{
    constexpr qint64 longestWhole = 20;
    const qint64 digits = number.exponent() > 0 ? number.exponent() : 0;
    if (!number.isFinite() || digits > longestWhole)
        return {};
    const Decimal plain = number + Decimal(0);
    QString text = plain.exponent() > 0 ? plain.quantize(Decimal(1)).text() : plain.text();
    if (text.contains(u'E'))
        return number.abs() < Decimal(1) ? u"0"_s : QString();
    return text.section(u'.', 0, 0);
}

Value intFromUint(Arguments arguments, Budget& /*budget*/)
{
    const auto number = arguments[0].get<quint64>();
    return number > static_cast<quint64>(std::numeric_limits<qint64>::max())
        ? outOfRange(arguments[0], u"int"_s)
        : Value(static_cast<qint64>(number));
}

Value intFromDouble(Arguments arguments, Budget& /*budget*/)
{
    const double number = std::trunc(arguments[0].get<double>());
    return number > -twoTo63 && number < twoTo63 ? Value(static_cast<qint64>(number))
                                                 : outOfRange(arguments[0], u"int"_s);
}

Value intFromDecimal(Arguments arguments, Budget& /*budget*/)
{
    bool ok = false;
    const qint64 number = wholeDigits(arguments[0].get<Decimal>()).toLongLong(&ok);
    return ok ? Value(number) : outOfRange(arguments[0], u"int"_s);
}

Value intFromText(Arguments arguments, Budget& /*budget*/)
{
    bool ok = false;
    const qint64 number = arguments[0].get<QString>().toLongLong(&ok);
    return ok ? Value(number) : unreadable(arguments[0], u"int"_s);
}

Value intFromTime(Arguments arguments, Budget& /*budget*/)
{
    return arguments[0].get<Instant>().seconds;
}

Value uintFromInt(Arguments arguments, Budget& /*budget*/)
{
    const auto number = arguments[0].get<qint64>();
    return number < 0 ? outOfRange(arguments[0], u"uint"_s) : Value(static_cast<quint64>(number));
}

Value uintFromDouble(Arguments arguments, Budget& /*budget*/)
{
    const double number = std::trunc(arguments[0].get<double>());
    return number >= 0 && number < twoTo64 ? Value(static_cast<quint64>(number))
                                           : outOfRange(arguments[0], u"uint"_s);
}

Value uintFromDecimal(Arguments arguments, Budget& /*budget*/)
{
    bool ok = false;
    const quint64 number = wholeDigits(arguments[0].get<Decimal>()).toULongLong(&ok);
    return ok ? Value(number) : outOfRange(arguments[0], u"uint"_s);
}

Value uintFromText(Arguments arguments, Budget& /*budget*/)
{
    bool ok = false;
    const quint64 number = arguments[0].get<QString>().toULongLong(&ok);
    return ok ? Value(number) : unreadable(arguments[0], u"uint"_s);
}

Value doubleFromText(Arguments arguments, Budget& /*budget*/)
{
    const auto& text = arguments[0].get<QString>();
    const QString bare = text.startsWith(u'-') || text.startsWith(u'+') ? text.sliced(1) : text;
    if (bare == u"Infinity" || bare == u"inf")
        return text.startsWith(u'-') ? -qInf() : qInf();
    if (text == u"NaN")
        return qQNaN();
    bool ok = false;
    const double number = text.toDouble(&ok);
    return ok ? Value(number) : unreadable(arguments[0], u"double"_s);
}

Value decimalFromUint(Arguments arguments, Budget& /*budget*/)
{
    return *Decimal::fromText(QString::number(arguments[0].get<quint64>()));
}

Value decimalFromText(Arguments arguments, Budget& budget)
{
    budget.spendOn(arguments[0].get<QString>().size());
    const auto number = Decimal::fromText(arguments[0].get<QString>());
    return number ? Value(*number) : unreadable(arguments[0], u"decimal"_s);
}

Value boolFromText(Arguments arguments, Budget& /*budget*/)
{
    static const QStringList yes{u"1"_s, u"t"_s, u"true"_s, u"TRUE"_s, u"True"_s};
    static const QStringList no{u"0"_s, u"f"_s, u"false"_s, u"FALSE"_s, u"False"_s};
    const auto& text = arguments[0].get<QString>();
    return yes.contains(text) ? Value(true)
        : no.contains(text)   ? Value(false)
                              : unreadable(arguments[0], u"bool"_s);
}

Value textFromScalar(Arguments arguments, Budget& budget)
{
    auto text = scalarText(arguments[0]);
    if (!text)
        return Value::problem(u"The bytes are not UTF-8, so they are no string."_s);
    budget.spendOn(text->size());
    return *std::move(text);
}

Value bytesFromText(Arguments arguments, Budget& budget)
{
    QByteArray bytes = arguments[0].get<QString>().toUtf8();
    budget.spendOn(bytes.size());
    budget.requireBytes(bytes.size());
    return bytes;
}

Value typeOf(Arguments arguments, Budget& /*budget*/)
{
    return Value::type(arguments[0].kind());
}

}

std::vector<Function> conversionFunctions()
{
    using enum Kind;
    const auto number = [](auto convert) { return convert; };
    return {{u"int"_s, Function::Form::Call,
                {{{Int}, Int, same}, {{Uint}, Int, intFromUint}, {{Double}, Int, intFromDouble},
                    {{Decimal}, Int, intFromDecimal}, {{String}, Int, intFromText},
                    {{Timestamp}, Int, intFromTime}}},
        {u"uint"_s, Function::Form::Call,
            {{{Uint}, Uint, same}, {{Int}, Uint, uintFromInt}, {{Double}, Uint, uintFromDouble},
                {{Decimal}, Uint, uintFromDecimal}, {{String}, Uint, uintFromText}}},
        {u"double"_s, Function::Form::Call,
            {{{Double}, Double, same}, {{Int}, Double, number([](Arguments a, Budget&) -> Value {
                                            return double(a[0].get<qint64>());
                                        })},
                {{Uint}, Double,
                    number([](Arguments a, Budget&) -> Value { return double(a[0].get<quint64>()); })},
                {{Decimal}, Double, number([](Arguments a, Budget&) -> Value {
                     return a[0].get<occasion::Decimal>().toReal();
                 })},
                {{String}, Double, doubleFromText}}},
        {u"decimal"_s, Function::Form::Call,
            {{{Decimal}, Decimal, same}, {{Int}, Decimal, number([](Arguments a, Budget&) -> Value {
                                              return occasion::Decimal(a[0].get<qint64>());
                                          })},
                {{Uint}, Decimal, decimalFromUint}, {{String}, Decimal, decimalFromText}}},
        {u"string"_s, Function::Form::Call,
            {{{String}, String, same}, {{Bool}, String, textFromScalar}, {{Int}, String, textFromScalar},
                {{Uint}, String, textFromScalar}, {{Double}, String, textFromScalar},
                {{Decimal}, String, textFromScalar}, {{Bytes}, String, textFromScalar},
                {{Timestamp}, String, textFromScalar}, {{Duration}, String, textFromScalar}}},
        {u"bytes"_s, Function::Form::Call, {{{Bytes}, Bytes, same}, {{String}, Bytes, bytesFromText}}},
        {u"bool"_s, Function::Form::Call, {{{Bool}, Bool, same}, {{String}, Bool, boolFromText}}},
        {u"type"_s, Function::Form::Call, {{{Dynamic}, Type, typeOf}}},
        {u"dyn"_s, Function::Form::Call, {{{Dynamic}, Dynamic, same}}}};
}

}
