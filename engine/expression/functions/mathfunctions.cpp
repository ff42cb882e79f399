// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/expression/arithmetic.h"
#include "engine/expression/comparison.h"
#include "engine/expression/functions/families.h"

#include <cmath>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

/// The first of the numbers that no other is beyond.
Value extreme(std::span<const Value> numbers, std::partial_ordering beyond, Budget& budget)
{
    if (numbers.empty())
        return Value::problem(u"An empty list has no greatest and no least number."_s);
    const Value* best = &numbers.front();
    for (const Value& number : numbers) {
        budget.spend(1);
        if (!number.isNumber())
            return Value::problem(
                u"Numbers are compared, and this is %1."_s.arg(withArticle(kindName(number.kind()))));
        if (orderOf(number, *best) == beyond)
            best = &number;
    }
    return *best;
}

Value greatest(Arguments arguments, Budget& budget)
{
    return extreme(arguments, std::partial_ordering::greater, budget);
}

Value greatestOf(Arguments arguments, Budget& budget)
{
    return extreme(arguments[0].items(), std::partial_ordering::greater, budget);
}

Value least(Arguments arguments, Budget& budget)
{
    return extreme(arguments, std::partial_ordering::less, budget);
}

Value leastOf(Arguments arguments, Budget& budget)
{
    return extreme(arguments[0].items(), std::partial_ordering::less, budget);
}

template <double (*function)(double)>
Value ofDouble(Arguments arguments, Budget& /*budget*/)
{
    return function(arguments[0].get<double>());
}

double ceiling(double number)
{
    return std::ceil(number);
}
double floor(double number)
{
    return std::floor(number);
}
double halfAway(double number)
{
    return std::round(number);
}
double truncated(double number)
{
    return std::trunc(number);
}
double root(double number)
{
    return std::sqrt(number);
}

Value isNaN(Arguments arguments, Budget& /*budget*/)
{
    return std::isnan(arguments[0].get<double>());
}

Value isInf(Arguments arguments, Budget& /*budget*/)
{
    return std::isinf(arguments[0].get<double>());
}

Value isFinite(Arguments arguments, Budget& /*budget*/)
{
    return std::isfinite(arguments[0].get<double>());
}

Value absolute(Arguments arguments, Budget& /*budget*/)
{
    const Value& number = arguments[0];
    if (const auto* decimal = number.as<Decimal>())
        return decimal->abs();
    if (const auto* real = number.as<double>())
        return std::fabs(*real);
    const bool isNegative = number.kind() == Kind::Int && number.get<qint64>() < 0;
    return isNegative ? negative(number) : number;
}

Value sign(Arguments arguments, Budget& /*budget*/)
{
    const Value& number = arguments[0];
    if (const auto* whole = number.as<qint64>())
        return qint64{*whole > 0 ? 1 : *whole < 0 ? -1 : 0};
    if (const auto* whole = number.as<quint64>())
        return quint64{*whole > 0 ? 1U : 0U};
    if (const auto* decimal = number.as<Decimal>())
        return Decimal(decimal->sign());
    const double real = number.get<double>();
    return std::isnan(real) ? real : real > 0 ? 1.0 : real < 0 ? -1.0 : 0.0;
}

Value roundedTo(Arguments arguments, Budget& /*budget*/)
{
    try {
        return arguments[0].get<Decimal>().round(arguments[1].get<qint64>());
    } catch (const EngineError& error) {
        return Value::problem(error.message());
    }
}

template <class Whole, Whole (*function)(Whole, Whole)>
Value ofBits(Arguments arguments, Budget& /*budget*/)
{
    return function(arguments[0].get<Whole>(), arguments[1].get<Whole>());
}

template <class Whole>
Whole bothBits(Whole a, Whole b)
{
    return a & b;
}

template <class Whole>
Whole anyBits(Whole a, Whole b)
{
    return a | b;
}

template <class Whole>
Whole oddBits(Whole a, Whole b)
{
    return a ^ b;
}

template <class Whole>
Value noBits(Arguments arguments, Budget& /*budget*/)
{
    return static_cast<Whole>(~arguments[0].get<Whole>());
}

template <class Whole, bool isLeft>
Value shiftedBits(Arguments arguments, Budget& /*budget*/)
{
    constexpr qint64 width = 64;
    const auto by = arguments[1].get<qint64>();
    if (by < 0)
        return Value::problem(u"Bits cannot be shifted by %1: the number must not be negative."_s.arg(by));
    const auto bits = static_cast<quint64>(arguments[0].get<Whole>());
    const quint64 shifted = by >= width ? 0 : isLeft ? bits << by : bits >> by;
    return static_cast<Whole>(shifted);
}

Function bitFunction(const QString& name, decltype(Overload::call) ofInts, decltype(Overload::call) ofUints)
{
    using enum Kind;
    return {name, Function::Form::Call, {{{Int, Int}, Int, ofInts}, {{Uint, Uint}, Uint, ofUints}}};
}

Function doubleFunction(const QString& name, Type result, decltype(Overload::call) call)
{
    return {name, Function::Form::Call, {{{Kind::Double}, std::move(result), call}}};
}

Function extremeFunction(const QString& name, decltype(Overload::call) of, decltype(Overload::call) ofList)
{
    using enum Kind;
    return {name, Function::Form::Call,
        {{{List}, Dynamic, ofList}, {{Int}, Int, of}, {{Uint}, Uint, of}, {{Double}, Double, of},
            {{Decimal}, Decimal, of}, {{Int, Int}, Int, of, true}, {{Uint, Uint}, Uint, of, true},
            {{Double, Double}, Double, of, true}, {{Decimal, Decimal}, Decimal, of, true},
            {{Dynamic, Dynamic}, Dynamic, of, true}}};
}

}

std::vector<Function> mathFunctions()
{
    using enum Kind;
    return {extremeFunction(u"math.greatest"_s, greatest, greatestOf),
        extremeFunction(u"math.least"_s, least, leastOf),
        doubleFunction(u"math.ceil"_s, Double, ofDouble<ceiling>),
        doubleFunction(u"math.floor"_s, Double, ofDouble<floor>),
        doubleFunction(u"math.round"_s, Double, ofDouble<halfAway>),
        doubleFunction(u"math.trunc"_s, Double, ofDouble<truncated>),
        doubleFunction(u"math.sqrt"_s, Double, ofDouble<root>), doubleFunction(u"math.isNaN"_s, Bool, isNaN),
        doubleFunction(u"math.isInf"_s, Bool, isInf), doubleFunction(u"math.isFinite"_s, Bool, isFinite),
        {u"math.abs"_s, Function::Form::Call,
            {{{Int}, Int, absolute}, {{Uint}, Uint, absolute}, {{Double}, Double, absolute},
                {{Decimal}, Decimal, absolute}}},
        {u"math.sign"_s, Function::Form::Call,
            {{{Int}, Int, sign}, {{Uint}, Uint, sign}, {{Double}, Double, sign}, {{Decimal}, Decimal, sign}}},
        {u"round"_s, Function::Form::Both, {{{Decimal, Int}, Decimal, roundedTo}}},
        bitFunction(u"math.bitAnd"_s, ofBits<qint64, bothBits>, ofBits<quint64, bothBits>),
        bitFunction(u"math.bitOr"_s, ofBits<qint64, anyBits>, ofBits<quint64, anyBits>),
        bitFunction(u"math.bitXor"_s, ofBits<qint64, oddBits>, ofBits<quint64, oddBits>),
        {u"math.bitNot"_s, Function::Form::Call,
            {{{Int}, Int, noBits<qint64>}, {{Uint}, Uint, noBits<quint64>}}},
        {u"math.bitShiftLeft"_s, Function::Form::Call,
            {{{Int, Int}, Int, shiftedBits<qint64, true>}, {{Uint, Int}, Uint, shiftedBits<quint64, true>}}},
        {u"math.bitShiftRight"_s, Function::Form::Call,
            {{{Int, Int}, Int, shiftedBits<qint64, false>},
                {{Uint, Int}, Uint, shiftedBits<quint64, false>}}}};
}

}
