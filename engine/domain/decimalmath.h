// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/decimal.h"

#include <string>

namespace occasion {

/// A coefficient that does not fit into 64 bits: its digits, without leading zeros.
struct Decimal::Big
{
    std::string digits;
};

/// What the two halves of Decimal's implementation share: text and order in decimal.cpp, arithmetic in
/// decimalmath.cpp. Included nowhere else.
struct DecimalMath
{
    static constexpr qint64 precision = 28;
    static constexpr qint64 maximumExponent = 999'999; ///< of arithmetic; what is read may go beyond
    static constexpr qint64 minimumExponent = -999'999;
    static constexpr qint64 tiniestExponent = minimumExponent - precision + 1;

    static std::string digits(const Decimal& number);
    static void setDigits(Decimal& number, std::string digits);
    static Decimal finite(bool isNegative, std::string digits, qint64 exponent);
    /// The exponent of the first digit: 2 for 123.4.
    static qint64 adjusted(const Decimal& number);
    static Decimal negated(Decimal number);
    static bool isSmall(const Decimal& number) { return number.isFinite() && !number.m_big; }

    /// Rounds to the precision; throws EngineError "Overflow" beyond the largest exponent.
    static Decimal fixed(bool isNegative, std::string digits, qint64 exponent);
    static Decimal fixed(const Decimal& number);
    static std::optional<Decimal> notANumber(const Decimal& a, const Decimal& b);
    static Decimal infinity(bool isNegative);
    static std::optional<Decimal> smallSum(const Decimal& a, const Decimal& b);
    static Decimal finiteSum(const Decimal& a, const Decimal& b);
    static Decimal finiteQuotient(const Decimal& a, const Decimal& b);
    static Decimal finiteRemainder(const Decimal& a, const Decimal& b);
};

} // namespace occasion
