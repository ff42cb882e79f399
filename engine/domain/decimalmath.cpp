// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/decimalmath.h"

#include "engine/errors.h"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace occasion {

namespace {

using Integer = boost::multiprecision::cpp_int;

Integer integerOf(const Decimal& number)
{
    return Integer(DecimalMath::digits(number));
}

Integer powerOfTen(qint64 exponent)
{
    return boost::multiprecision::pow(Integer(10), unsigned(exponent));
}

constexpr std::array<quint64, 20> makeSmallPowers()
{
    std::array<quint64, 20> powers = {1};
    for (size_t i = 1; i < powers.size(); ++i)
        powers[i] = powers[i - 1] * 10;
    return powers;
}

constexpr std::array<quint64, 20> smallPowers = makeSmallPowers();

[[noreturn]] void invalid(const QString& what)
{
    throw EngineError(u"InvalidOperation"_s, what);
}

[[noreturn]] void overflow()
{
    throw EngineError(u"Overflow"_s,
        u"The result is too large for a decimal number: it needs an exponent beyond 999999."_s);
}

/// Adds one to the last digit; 999 becomes 1000.
void increment(std::string& digits)
{
    size_t at = digits.size();
    while (at > 0 && digits[at - 1] == '9')
        digits[--at] = '0';
    if (at == 0)
        digits.insert(0, 1, '1');
    else
        ++digits[at - 1];
}

/// Keeps the first `count` digits (none when negative), rounded half to even; the result has no leading zeros
/// beyond "0".
void roundDigits(std::string& digits, qint64 count)
{
    if (count < 0) {
        digits = "0";
        return;
    }
    const std::string dropped = digits.substr(size_t(count));
    digits.resize(size_t(count));
    if (digits.empty())
        digits = "0";
    const bool isTie = dropped.front() == '5' && dropped.find_first_not_of('0', 1) == std::string::npos;
    if (isTie ? (digits.back() - '0') % 2 == 1 : dropped.front() >= '5')
        increment(digits);
}

/// The digits that stand for the same number, rounded when digits must go, at another exponent.
std::string rescaled(std::string digits, qint64 from, qint64 to)
{
    if (digits == "0")
        return digits;
    if (from >= to)
        return digits.append(size_t(from - to), '0');
    roundDigits(digits, qint64(digits.size()) + from - to);
    return digits;
}

} // namespace

Decimal DecimalMath::negated(Decimal number)
{
    number.m_isNegative = !number.m_isNegative;
    return number;
}

Decimal DecimalMath::infinity(bool isNegative)
{
    Decimal number;
    number.m_kind = Decimal::Kind::Infinity;
    number.m_isNegative = isNegative;
    return number;
}

Decimal DecimalMath::fixed(bool isNegative, std::string digits, qint64 exponent)
{
    if (digits == "0")
        return finite(isNegative, digits, std::clamp(exponent, tiniestExponent, maximumExponent));
    const qint64 topExponent = maximumExponent - precision + 1;
    qint64 least = qint64(digits.size()) + exponent - precision;
    if (least > topExponent)
        overflow();
    least = std::max(least, tiniestExponent);
    if (exponent < least) {
        digits = rescaled(std::move(digits), exponent, least);
        exponent = least;
        if (qint64(digits.size()) > precision) {
            digits.pop_back();
            ++exponent;
        }
        if (exponent > topExponent)
            overflow();
    }
    return finite(isNegative, std::move(digits), exponent);
}

Decimal DecimalMath::fixed(const Decimal& number)
{
    return number.isFinite() ? fixed(number.m_isNegative, digits(number), number.m_exponent) : number;
}

/// The NaN that the result must be, if it must; a signalling one is refused.
std::optional<Decimal> DecimalMath::notANumber(const Decimal& a, const Decimal& b)
{
    if (!a.isNaN() && !b.isNaN())
        return std::nullopt;
    for (const Decimal* number : {&a, &b}) {
        if (number->m_kind == Decimal::Kind::SignalingNaN)
            invalid(u"A number that signals \"not a number\" (%1) cannot be reckoned with."_s.arg(
                number->text()));
    }
    Decimal result = a.isNaN() ? a : b;
    std::string payload = digits(result);
    if (qint64(payload.size()) > precision)
        setDigits(result, payload.substr(payload.size() - size_t(precision)));
    return result;
}

/// The sum when all of it fits into 64 bits, as money does.
std::optional<Decimal> DecimalMath::smallSum(const Decimal& a, const Decimal& b)
{
    if (!isSmall(a) || !isSmall(b) || a.m_exponent < minimumExponent || b.m_exponent < minimumExponent
        || a.m_exponent > 0 || b.m_exponent > 0)
        return std::nullopt;
    const qint64 exponent = std::min(a.m_exponent, b.m_exponent);
    if (std::max(a.m_exponent, b.m_exponent) - exponent >= qint64(smallPowers.size()))
        return std::nullopt;
    quint64 left = 0;
    quint64 right = 0;
    if (__builtin_mul_overflow(a.m_small, smallPowers[size_t(a.m_exponent - exponent)], &left)
        || __builtin_mul_overflow(b.m_small, smallPowers[size_t(b.m_exponent - exponent)], &right))
        return std::nullopt;
    Decimal sum;
    sum.m_exponent = exponent;
    if (a.m_isNegative == b.m_isNegative) {
        sum.m_isNegative = a.m_isNegative;
        return __builtin_add_overflow(left, right, &sum.m_small) ? std::nullopt : std::optional(sum);
    }
    sum.m_small = left > right ? left - right : right - left;
    sum.m_isNegative = left != right && (left > right ? a : b).m_isNegative;
    return sum;
}

Decimal DecimalMath::finiteSum(const Decimal& a, const Decimal& b)
{
    const qint64 exponent = std::min(a.m_exponent, b.m_exponent);
    if (a.isZero() && b.isZero())
        return fixed(a.m_isNegative && b.m_isNegative, "0", exponent);
    if (a.isZero() || b.isZero()) {
        const Decimal& other = a.isZero() ? b : a;
        const qint64 target = std::max(exponent, other.m_exponent - precision - 1);
        return fixed(other.m_isNegative, rescaled(digits(other), other.m_exponent, target), target);
    }
    const Decimal& high = a.m_exponent >= b.m_exponent ? a : b;
    const Decimal& low = a.m_exponent >= b.m_exponent ? b : a;
    Integer lowDigits = integerOf(low);
    qint64 lowExponent = low.m_exponent;
    // A number too small to be seen in the result still decides a tie: it stands in as a single 1.
    const qint64 highLength = qint64(digits(high).size());
    const qint64 floor = high.m_exponent + std::min<qint64>(-1, highLength - precision - 2);
    if (adjusted(low) < floor) {
        lowDigits = 1;
        lowExponent = floor;
    }
    Integer sum = integerOf(high) * powerOfTen(high.m_exponent - lowExponent);
    if (high.m_isNegative)
        sum = -sum;
    sum += low.m_isNegative ? Integer(-lowDigits) : lowDigits;
    return fixed(sum < 0, Integer(boost::multiprecision::abs(sum)).str(), lowExponent);
}

Decimal DecimalMath::finiteQuotient(const Decimal& a, const Decimal& b)
{
    const bool isNegative = a.m_isNegative != b.m_isNegative;
    if (b.isZero() && a.isZero())
        invalid(u"Zero was divided by zero."_s);
    if (b.isZero())
        throw EngineError(u"DivisionByZero"_s, u"%1 was divided by zero."_s.arg(a.text()));
    const qint64 ideal = a.m_exponent - b.m_exponent;
    if (a.isZero())
        return fixed(isNegative, "0", ideal);
    const qint64 shift = qint64(digits(b).size()) - qint64(digits(a).size()) + precision + 1;
    qint64 exponent = ideal - shift;
    const Integer dividend = shift >= 0 ? integerOf(a) * powerOfTen(shift) : integerOf(a);
    const Integer divisor = shift >= 0 ? integerOf(b) : integerOf(b) * powerOfTen(-shift);
    Integer quotient;
    Integer rest;
    divide_qr(dividend, divisor, quotient, rest);
    if (rest != 0) {
        // What was cut off must not look like an exact half to the rounding that follows.
        if (quotient % 5 == 0)
            ++quotient;
        return fixed(isNegative, quotient.str(), exponent);
    }
    std::string text = quotient.str();
    for (; exponent < ideal && text.ends_with('0'); text.pop_back())
        ++exponent;
    return fixed(isNegative, std::move(text), exponent);
}

Decimal DecimalMath::finiteRemainder(const Decimal& a, const Decimal& b)
{
    const qint64 ideal = std::min(a.m_exponent, b.m_exponent);
    const qint64 difference = adjusted(a) - adjusted(b);
    if (a.isZero() || difference <= -2)
        return fixed(a.m_isNegative, rescaled(digits(a), a.m_exponent, ideal), ideal);
    if (difference <= precision) {
        const Integer dividend = integerOf(a) * powerOfTen(std::max<qint64>(a.m_exponent - b.m_exponent, 0));
        const Integer divisor = integerOf(b) * powerOfTen(std::max<qint64>(b.m_exponent - a.m_exponent, 0));
        Integer quotient;
        Integer rest;
        divide_qr(dividend, divisor, quotient, rest);
        if (quotient < powerOfTen(precision))
            return fixed(a.m_isNegative, rest.str(), ideal);
    }
    invalid(u"The remainder of %1 and %2 would need more than 28 digits."_s.arg(a.text(), b.text()));
}

Decimal operator+(const Decimal& a, const Decimal& b)
{
    if (const auto sum = DecimalMath::smallSum(a, b))
        return *sum;
    if (const auto nan = DecimalMath::notANumber(a, b))
        return *nan;
    if (a.isInfinite() && b.isInfinite() && a.isNegative() != b.isNegative())
        invalid(u"Infinity was taken from infinity."_s);
    if (!a.isFinite() || !b.isFinite())
        return a.isInfinite() ? a : b;
    return DecimalMath::finiteSum(a, b);
}

Decimal operator-(const Decimal& a, const Decimal& b)
{
    return a + (b.isNaN() ? b : DecimalMath::negated(b));
}

Decimal operator*(const Decimal& a, const Decimal& b)
{
    if (const auto nan = DecimalMath::notANumber(a, b))
        return *nan;
    const bool isNegative = a.isNegative() != b.isNegative();
    if (!a.isFinite() || !b.isFinite()) {
        if (a.isZero() || b.isZero())
            invalid(u"Zero was multiplied by infinity."_s);
        return DecimalMath::infinity(isNegative);
    }
    const qint64 exponent = a.m_exponent + b.m_exponent;
    quint64 product = 0;
    if (DecimalMath::isSmall(a) && DecimalMath::isSmall(b)
        && !__builtin_mul_overflow(a.m_small, b.m_small, &product))
        return DecimalMath::fixed(isNegative, std::to_string(product), exponent);
    return DecimalMath::fixed(isNegative, Integer(integerOf(a) * integerOf(b)).str(), exponent);
}

Decimal operator/(const Decimal& a, const Decimal& b)
{
    if (const auto nan = DecimalMath::notANumber(a, b))
        return *nan;
    const bool isNegative = a.isNegative() != b.isNegative();
    if (a.isInfinite() && b.isInfinite())
        invalid(u"Infinity was divided by infinity."_s);
    if (a.isInfinite())
        return DecimalMath::infinity(isNegative);
    if (b.isInfinite())
        return DecimalMath::finite(isNegative, "0", DecimalMath::tiniestExponent);
    return DecimalMath::finiteQuotient(a, b);
}

Decimal operator%(const Decimal& a, const Decimal& b)
{
    if (const auto nan = DecimalMath::notANumber(a, b))
        return *nan;
    if (a.isInfinite() || b.isZero())
        invalid(u"%1 has no remainder when it is divided by %2."_s.arg(a.text(), b.text()));
    return b.isInfinite() ? DecimalMath::fixed(a) : DecimalMath::finiteRemainder(a, b);
}

Decimal Decimal::operator-() const
{
    if (const auto nan = DecimalMath::notANumber(*this, *this))
        return *nan;
    return isZero() ? abs() : DecimalMath::fixed(DecimalMath::negated(*this));
}

Decimal Decimal::abs() const
{
    if (const auto nan = DecimalMath::notANumber(*this, *this))
        return *nan;
    return DecimalMath::fixed(m_isNegative ? DecimalMath::negated(*this) : *this);
}

Decimal Decimal::quantize(const Decimal& pattern) const
{
    if (const auto nan = DecimalMath::notANumber(*this, pattern))
        return *nan;
    if (isInfinite() && pattern.isInfinite())
        return *this;
    if (!isFinite() || !pattern.isFinite())
        invalid(u"%1 cannot be given the scale of %2."_s.arg(text(), pattern.text()));
    const qint64 exponent = pattern.m_exponent;
    const bool isInRange
        = exponent >= DecimalMath::tiniestExponent && exponent <= DecimalMath::maximumExponent;
    const bool fits = isZero() || DecimalMath::adjusted(*this) - exponent < DecimalMath::precision;
    std::string digits = isInRange && fits ? rescaled(DecimalMath::digits(*this), m_exponent, exponent) : "";
    if (digits.empty() || qint64(digits.size()) > DecimalMath::precision
        || (digits != "0" && exponent + qint64(digits.size()) - 1 > DecimalMath::maximumExponent))
        invalid(u"%1 does not fit into 28 digits at the scale of %2."_s.arg(text(), pattern.text()));
    return DecimalMath::fixed(m_isNegative, std::move(digits), exponent);
}

Decimal Decimal::round(qint64 scale) const
{
    return quantize(DecimalMath::finite(false, "1", -scale));
}

} // namespace occasion
