// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>
#include <QStringView>

#include <compare>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace occasion {

/// An exact decimal number that keeps its scale: 10.00 stays 10.00. It behaves as Python's decimal does in
/// its default context: arithmetic rounds to 28 digits, half to even; what is read keeps all its digits.
/// Small numbers live inline, so copying is cheap. Arithmetic throws EngineError named "DivisionByZero",
/// "InvalidOperation" or "Overflow" where Python raises the error of that name.
class Decimal
{
public:
    Decimal() = default; ///< 0
    Decimal(qint64 number); // NOLINT: whole numbers convert without loss
    Decimal(int number)
        : Decimal(qint64{number})
    {
    }
    Decimal(double) = delete; ///< a binary fraction is not the number that was written: use fromText()

    /// Reads Python's text of a decimal: "10.00", "1E+100", "-0.00", "NaN", "sNaN", "NaN123", "-Infinity".
    static std::optional<Decimal> fromText(QStringView text);
    static std::optional<Decimal> fromAscii(std::string_view text); ///< the same of stored bytes
    /// Exactly what Python's str() gives; fromText() reads it back without loss.
    QString text() const;
    void appendTo(std::string& bytes) const; ///< the same as bytes
    /// The nearest binary fraction, for plotting.
    double toReal() const;

    bool isZero() const;
    bool isNegative() const { return m_isNegative; } ///< true of -0.00 and -NaN too
    bool isNaN() const { return m_kind == Kind::QuietNaN || m_kind == Kind::SignalingNaN; }
    bool isInfinite() const { return m_kind == Kind::Infinity; }
    bool isFinite() const { return m_kind == Kind::Finite; }
    int sign() const; ///< -1, 0 or 1; 0 of NaN
    qint64 exponent() const { return m_exponent; } ///< -2 for 10.00, 100 for 1E+100
    qint64 scale() const { return m_exponent < 0 ? -m_exponent : 0; } ///< digits after the point

    Decimal abs() const;
    /// This number with the exponent of `pattern`, rounded half to even.
    Decimal quantize(const Decimal& pattern) const;
    /// This number with so many digits after the point, rounded half to even.
    Decimal round(qint64 scale) const;

    Decimal operator-() const;
    Decimal& operator+=(const Decimal& other) { return *this = *this + other; }
    Decimal& operator-=(const Decimal& other) { return *this = *this - other; }
    friend Decimal operator+(const Decimal& a, const Decimal& b);
    friend Decimal operator-(const Decimal& a, const Decimal& b);
    friend Decimal operator*(const Decimal& a, const Decimal& b);
    friend Decimal operator/(const Decimal& a, const Decimal& b);
    friend Decimal operator%(const Decimal& a, const Decimal& b); ///< has the sign of the first number

    /// By value: 10.0 == 10.00. NaN is unordered and equals nothing, itself included.
    friend bool operator==(const Decimal& a, const Decimal& b) { return (a <=> b) == 0; }
    friend std::partial_ordering operator<=>(const Decimal& a, const Decimal& b);
    friend size_t qHash(const Decimal& number, size_t seed = 0) { return number.hash(seed); }

private:
    size_t hash(size_t seed) const;

    enum class Kind : quint8
    {
        Finite,
        Infinity,
        QuietNaN,
        SignalingNaN
    };
    struct Big;
    friend struct DecimalMath;

    quint64 m_small = 0; // the coefficient (or a NaN's payload) unless m_big holds it
    std::shared_ptr<const Big> m_big;
    qint64 m_exponent = 0;
    Kind m_kind = Kind::Finite;
    bool m_isNegative = false;
};

inline namespace literals {
/// "10.00"_dec; throws ValueError when the text is no number.
Decimal operator""_dec(const char* text, size_t length);
} // namespace literals

} // namespace occasion
