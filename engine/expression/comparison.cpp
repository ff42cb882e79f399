// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/comparison.h"

#include "engine/expression/map.h"
#include "engine/expression/shape.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace occasion::cel {

namespace {

/// A double has at most 767 digits that are not zero.
constexpr int longestDouble = 800;

/// All digits of a double; NaN and infinities are themselves.
Decimal exactly(double number)
{
    if (!std::isfinite(number))
        return *Decimal::fromText(std::isnan(number) ? u"NaN" : number < 0 ? u"-Infinity" : u"Infinity");
    std::array<char, longestDouble> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.766e", number);
    return *Decimal::fromText(QString::fromLatin1(text.data(), size));
}

Decimal exactly(quint64 number)
{
    return *Decimal::fromText(QString::number(number));
}

Decimal exactly(const Value& number)
{
    switch (number.kind()) {
    case Kind::Int:
        return {number.get<qint64>()};
    case Kind::Uint:
        return exactly(number.get<quint64>());
    case Kind::Double:
        return exactly(number.get<double>());
    default:
        return number.get<Decimal>();
    }
}

double asDouble(const Value& number)
{
    if (const auto* whole = number.as<qint64>())
        return static_cast<double>(*whole);
    if (const auto* whole = number.as<quint64>())
        return static_cast<double>(*whole);
    return number.get<double>();
}

std::partial_ordering orderOfNumbers(const Value& a, const Value& b)
{
    if (a.kind() == Kind::Decimal || b.kind() == Kind::Decimal)
        return exactly(a) <=> exactly(b);
    if (a.kind() == Kind::Double || b.kind() == Kind::Double)
        return asDouble(a) <=> asDouble(b);
    if (a.kind() == Kind::Int)
        return a.get<qint64>() < 0 ? std::partial_ordering::less
                                   : static_cast<quint64>(a.get<qint64>()) <=> b.get<quint64>();
    return b.get<qint64>() < 0 ? std::partial_ordering::greater
                               : a.get<quint64>() <=> static_cast<quint64>(b.get<qint64>());
}

/// Surrogates stand for code points beyond all other units.
char16_t rank(char16_t unit)
{
    constexpr char16_t firstSurrogate = 0xD800;
    constexpr char16_t afterSurrogates = 0xE000;
    constexpr char16_t surrogates = afterSurrogates - firstSurrogate;
    if (unit < firstSurrogate)
        return unit;
    return unit >= afterSurrogates ? static_cast<char16_t>(unit - surrogates)
                                   : static_cast<char16_t>(unit + (0xFFFF - afterSurrogates + 1));
}

std::partial_ordering orderOfTexts(QStringView a, QStringView b)
{
    const auto common = std::min(a.size(), b.size());
    for (qsizetype i = 0; i < common; ++i) {
        if (a[i] != b[i])
            return rank(a[i].unicode()) <=> rank(b[i].unicode());
    }
    return a.size() <=> b.size();
}

template <class T>
std::partial_ordering orderAs(const Value& a, const Value& b)
{
    return a.get<T>() <=> b.get<T>();
}

bool areEqualLists(const Items& a, const Items& b, Budget& budget)
{
    if (a.size() != b.size())
        return false;
    for (size_t i = 0; i < a.size(); ++i) {
        if (!areEqual(a[i], b[i], budget))
            return false;
    }
    return true;
}

bool areEqualMaps(const Map& a, const Map& b, Budget& budget)
{
    if (a.entries().size() != b.entries().size())
        return false;
    for (const auto& [key, value] : a.entries()) {
        budget.spend(1);
        const Value* other = b.find(key);
        if (!other || !areEqual(value, *other, budget))
            return false;
    }
    return true;
}

bool areEqualRecords(const Value& a, const Value& b, Budget& budget)
{
    const auto* left = a.as<Object>();
    const auto* right = b.as<Object>();
    if (left && right && left->shape == right->shape && left->data == right->data)
        return true;
    return areEqualMaps(*mapOf(a, budget), *mapOf(b, budget), budget);
}

bool isRecord(const Value& value)
{
    return value.kind() == Kind::Map || value.kind() == Kind::Object;
}

}

std::optional<std::partial_ordering> orderOf(const Value& a, const Value& b)
{
    if (a.kind() != b.kind())
        return a.isNumber() && b.isNumber() ? std::optional(orderOfNumbers(a, b)) : std::nullopt;
    switch (a.kind()) {
    case Kind::Decimal:
        return orderAs<Decimal>(a, b);
    case Kind::Int:
        return orderAs<qint64>(a, b);
    case Kind::Uint:
        return orderAs<quint64>(a, b);
    case Kind::Double:
        return orderAs<double>(a, b);
    case Kind::Bool:
        return orderAs<bool>(a, b);
    case Kind::String:
        return orderOfTexts(a.get<QString>(), b.get<QString>());
    case Kind::Bytes:
        return QByteArrayView(a.get<QByteArray>()).compare(b.get<QByteArray>()) <=> 0;
    case Kind::Timestamp:
        return orderAs<Instant>(a, b);
    case Kind::Duration:
        return orderAs<Span>(a, b);
    default:
        return std::nullopt;
    }
}

bool areEqual(const Value& a, const Value& b, Budget& budget)
{
    budget.spend(1);
    if (isRecord(a) && isRecord(b))
        return areEqualRecords(a, b, budget);
    if (a.kind() != b.kind())
        return a.isNumber() && b.isNumber() && orderOfNumbers(a, b) == std::partial_ordering::equivalent;
    switch (a.kind()) {
    case Kind::Null:
        return true;
    case Kind::String:
        return a.get<QString>() == b.get<QString>();
    case Kind::List:
        return areEqualLists(a.items(), b.items(), budget);
    case Kind::Type:
        return a.get<Kind>() == b.get<Kind>();
    default:
        return orderOf(a, b) == std::partial_ordering::equivalent;
    }
}

}
