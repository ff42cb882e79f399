// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/arithmetic.h"

#include "engine/errors.h"

#include <functional>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

Value overflow()
{
    return Value::problem(u"The result is beyond 64 bits: make the numbers decimals."_s);
}

Value divisionByZero()
{
    return Value::problem(u"Division by zero."_s);
}

template <class Whole>
Value ofWholes(Operator operation, Whole a, Whole b)
{
    Whole result = 0;
    switch (operation) {
    case Operator::Add:
        return __builtin_add_overflow(a, b, &result) ? overflow() : Value(result);
    case Operator::Subtract:
        return __builtin_sub_overflow(a, b, &result) ? overflow() : Value(result);
    case Operator::Multiply:
        return __builtin_mul_overflow(a, b, &result) ? overflow() : Value(result);
    default:
        break;
    }
    if (b == 0)
        return divisionByZero();
    if constexpr (std::is_signed_v<Whole>) {
        if (b == -1) // the smallest int has no opposite
            return operation == Operator::Modulo ? Value(Whole{0})
                                                 : ofWholes(Operator::Subtract, Whole{0}, a);
    }
    return operation == Operator::Divide ? Value(static_cast<Whole>(a / b))
                                         : Value(static_cast<Whole>(a % b));
}

std::optional<Value> ofDoubles(Operator operation, double a, double b)
{
    switch (operation) {
    case Operator::Add:
        return a + b;
    case Operator::Subtract:
        return a - b;
    case Operator::Multiply:
        return a * b;
    case Operator::Divide:
        return a / b;
    default:
        return std::nullopt;
    }
}

Value ofDecimals(Operator operation, const Decimal& a, const Decimal& b)
{
    try {
        switch (operation) {
        case Operator::Add:
            return a + b;
        case Operator::Subtract:
            return a - b;
        case Operator::Multiply:
            return a * b;
        case Operator::Divide:
            return b.isZero() ? divisionByZero() : Value(a / b);
        default:
            return b.isZero() ? divisionByZero() : Value(a % b);
        }
    } catch (const EngineError& error) {
        return Value::problem(error.message());
    }
}

/// Wholes and decimals as decimals; empty for anything else.
std::optional<Decimal> decimalOf(const Value& number)
{
    if (const auto* decimal = number.as<Decimal>())
        return *decimal;
    if (const auto* whole = number.as<qint64>())
        return Decimal(*whole);
    if (const auto* whole = number.as<quint64>())
        return Decimal::fromText(QString::number(*whole));
    return std::nullopt;
}

template <class T>
Value orOutOfRange(const std::optional<T>& time)
{
    return time ? Value(*time) : Value::problem(u"The time is out of range."_s);
}

std::optional<Span> sumOf(const Span& a, const Span& b, bool isDifference)
{
    Span sum;
    const bool isOver = isDifference ? __builtin_sub_overflow(a.nanoseconds, b.nanoseconds, &sum.nanoseconds)
                                     : __builtin_add_overflow(a.nanoseconds, b.nanoseconds, &sum.nanoseconds);
    return isOver ? std::nullopt : std::optional(sum);
}

std::optional<Value> ofTimes(Operator operation, const Value& a, const Value& b)
{
    const auto* when = a.as<Instant>();
    const auto* span = a.as<Span>();
    const auto* otherWhen = b.as<Instant>();
    const auto* otherSpan = b.as<Span>();
    const bool isDifference = operation == Operator::Subtract;
    if (!isDifference && operation != Operator::Add)
        return std::nullopt;
    if (when && otherSpan)
        return orOutOfRange(plus(*when, isDifference ? Span{-otherSpan->nanoseconds} : *otherSpan));
    if (span && otherSpan)
        return orOutOfRange(sumOf(*span, *otherSpan, isDifference));
    if (span && otherWhen && !isDifference)
        return orOutOfRange(plus(*otherWhen, *span));
    if (when && otherWhen && isDifference)
        return orOutOfRange(between(*otherWhen, *when));
    return std::nullopt;
}

std::optional<Value> concatenated(const Value& a, const Value& b, Budget& budget)
{
    if (a.kind() != b.kind())
        return std::nullopt;
    if (const auto* text = a.as<QString>()) {
        const auto& other = b.get<QString>();
        budget.requireBytes(text->size() + other.size());
        budget.spendOn(text->size() + other.size());
        return QString(*text + other);
    }
    if (const auto* bytes = a.as<QByteArray>()) {
        const auto& other = b.get<QByteArray>();
        budget.requireBytes(bytes->size() + other.size());
        budget.spendOn(bytes->size() + other.size());
        return QByteArray(*bytes + other);
    }
    if (a.kind() != Kind::List)
        return std::nullopt;
    budget.spend(static_cast<qint64>(a.items().size() + b.items().size()));
    Items both = a.items();
    both.insert(both.end(), b.items().begin(), b.items().end());
    return both;
}

std::optional<Value> fitting(Operator operation, const Value& a, const Value& b, Budget& budget)
{
    if (a.kind() == b.kind()) {
        if (a.kind() == Kind::Int)
            return ofWholes(operation, a.get<qint64>(), b.get<qint64>());
        if (a.kind() == Kind::Uint)
            return ofWholes(operation, a.get<quint64>(), b.get<quint64>());
        if (a.kind() == Kind::Double)
            return ofDoubles(operation, a.get<double>(), b.get<double>());
    }
    if (a.kind() == Kind::Decimal || b.kind() == Kind::Decimal) {
        const auto left = decimalOf(a);
        const auto right = decimalOf(b);
        return left && right ? std::optional(ofDecimals(operation, *left, *right)) : std::nullopt;
    }
    if (auto time = ofTimes(operation, a, b))
        return time;
    return operation == Operator::Add ? concatenated(a, b, budget) : std::nullopt;
}

bool isExact(Kind kind)
{
    return kind == Kind::Int || kind == Kind::Uint || kind == Kind::Decimal;
}

}

QString misfit(Operator operation, const QString& left, const QString& right)
{
    const bool isMixed
        = (left == u"decimal" && right == u"double") || (left == u"double" && right == u"decimal");
    return isMixed ? u"A decimal and a double do not mix: convert one, as in decimal(\"0.1\") or double(x)."_s
                   : u"No operator %1 fits %2 and %3."_s.arg(
                       operatorText(operation), withArticle(left), withArticle(right));
}

Value computed(Operator operation, const Value& a, const Value& b, Budget& budget)
{
    if (auto value = fitting(operation, a, b, budget))
        return *std::move(value);
    return Value::problem(misfit(operation, kindName(a.kind()), kindName(b.kind())));
}

Value negative(const Value& value)
{
    if (const auto* whole = value.as<qint64>())
        return ofWholes(Operator::Subtract, qint64{0}, *whole);
    if (const auto* number = value.as<double>())
        return -*number;
    if (const auto* number = value.as<Decimal>())
        return ofDecimals(Operator::Subtract, Decimal(), *number);
    if (const auto* span = value.as<Span>())
        return orOutOfRange(sumOf(Span(), *span, true));
    return Value::problem(u"There is no negative of %1."_s.arg(withArticle(kindName(value.kind()))));
}

std::optional<Type> computedType(Operator operation, const Type& a, const Type& b)
{
    if (a.isDynamic() || b.isDynamic())
        return Type();
    const bool isSame = a.kind == b.kind;
    const bool isSum = operation == Operator::Add || operation == Operator::Subtract;
    if (isSame && (a.kind == Kind::Int || a.kind == Kind::Uint))
        return a;
    if (isSame && a.kind == Kind::Double && operation != Operator::Modulo)
        return a;
    if ((a.kind == Kind::Decimal && isExact(b.kind)) || (b.kind == Kind::Decimal && isExact(a.kind)))
        return Kind::Decimal;
    if (isSum && b.kind == Kind::Duration && (a.kind == Kind::Duration || a.kind == Kind::Timestamp))
        return a;
    if (operation == Operator::Subtract && isSame && a.kind == Kind::Timestamp)
        return Kind::Duration;
    if (operation != Operator::Add)
        return std::nullopt;
    if (a.kind == Kind::Duration && b.kind == Kind::Timestamp)
        return b;
    if (isSame && a.kind == Kind::List)
        return commonType(a, b);
    return isSame && (a.kind == Kind::String || a.kind == Kind::Bytes) ? std::optional(a) : std::nullopt;
}

}
