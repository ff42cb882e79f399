// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/decimal.h"

#include "engine/domain/decimalmath.h"
#include "engine/errors.h"

#include <QHashFunctions>

#include <array>
#include <charconv>

using namespace Qt::StringLiterals;

namespace occasion {

namespace {

constexpr size_t smallDigits = 19; // any so many fit into 64 bits
constexpr qint64 largestReadable = 999'999'999'999'999'999;
constexpr qint64 smallestReadable = -1'999'999'999'999'999'997;

/// Python's view of the text: trimmed, underscores dropped, any script's digits as ASCII; empty when
/// hopeless.
std::string asciiOf(QStringView text)
{
    std::string ascii;
    text = text.trimmed();
    ascii.reserve(size_t(text.size()));
    for (const QChar unit : text) {
        if (unit == u'_')
            continue;
        if (const int digit = unit.digitValue(); digit >= 0 && unit.category() == QChar::Number_DecimalDigit)
            ascii += char('0' + digit);
        else if (unit.unicode() < 128)
            ascii += char(unit.toLower().unicode());
        else
            return {};
    }
    return ascii;
}

std::string_view takeDigits(std::string_view& rest)
{
    size_t count = 0;
    while (count < rest.size() && rest[count] >= '0' && rest[count] <= '9')
        ++count;
    const std::string_view digits = rest.substr(0, count);
    rest.remove_prefix(count);
    return digits;
}

bool takeSign(std::string_view& rest)
{
    const bool isNegative = rest.starts_with('-');
    if (isNegative || rest.starts_with('+'))
        rest.remove_prefix(1);
    return isNegative;
}

bool takePrefix(std::string_view& rest, std::string_view prefix)
{
    if (!rest.starts_with(prefix))
        return false;
    rest.remove_prefix(prefix.size());
    return true;
}

/// Reads "e+12" or nothing, to the end of the text.
std::optional<qint64> takeExponent(std::string_view rest)
{
    if (rest.empty())
        return 0;
    if (!takePrefix(rest, "e"))
        return std::nullopt;
    const bool isNegative = takeSign(rest);
    const std::string_view digits = takeDigits(rest);
    qint64 exponent = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (digits.empty() || !rest.empty() || error != std::errc())
        return std::nullopt;
    return isNegative ? -exponent : exponent;
}

std::strong_ordering orderOfMagnitudes(const Decimal& a, const Decimal& b)
{
    if (const auto order = DecimalMath::adjusted(a) <=> DecimalMath::adjusted(b); order != 0)
        return order;
    std::string left = DecimalMath::digits(a);
    std::string right = DecimalMath::digits(b);
    const size_t length = std::max(left.size(), right.size());
    left.resize(length, '0');
    right.resize(length, '0');
    return left.compare(right) <=> 0;
}

} // namespace

std::string DecimalMath::digits(const Decimal& number)
{
    return number.m_big ? number.m_big->digits : std::to_string(number.m_small);
}

void DecimalMath::setDigits(Decimal& number, std::string digits)
{
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    number.m_small = 0;
    number.m_big.reset();
    const auto error = std::from_chars(digits.data(), digits.data() + digits.size(), number.m_small).ec;
    if (error == std::errc::result_out_of_range)
        number.m_big = std::make_shared<const Decimal::Big>(Decimal::Big{std::move(digits)});
}

Decimal DecimalMath::finite(bool isNegative, std::string digits, qint64 exponent)
{
    Decimal number;
    setDigits(number, std::move(digits));
    number.m_exponent = exponent;
    number.m_isNegative = isNegative;
    return number;
}

qint64 DecimalMath::adjusted(const Decimal& number)
{
    return number.m_exponent + qint64(digits(number).size()) - 1;
}

Decimal::Decimal(qint64 number)
    : m_small(number < 0 ? quint64(0) - quint64(number) : quint64(number))
    , m_isNegative(number < 0)
{
}

std::optional<Decimal> Decimal::fromText(QStringView text)
{
    const std::string ascii = asciiOf(text);
    std::string_view rest = ascii;
    Decimal number;
    number.m_isNegative = takeSign(rest);
    if (rest == "inf" || rest == "infinity") {
        number.m_kind = Kind::Infinity;
        return number;
    }
    if (const bool isSignaling = takePrefix(rest, "snan"); isSignaling || takePrefix(rest, "nan")) {
        number.m_kind = isSignaling ? Kind::SignalingNaN : Kind::QuietNaN;
        DecimalMath::setDigits(number, std::string(takeDigits(rest)));
        return rest.empty() ? std::optional(number) : std::nullopt;
    }
    std::string digits(takeDigits(rest));
    qint64 scale = 0;
    if (takePrefix(rest, ".")) {
        const std::string_view fraction = takeDigits(rest);
        digits += fraction;
        scale = qint64(fraction.size());
    }
    const std::optional<qint64> exponent = takeExponent(rest);
    if (digits.empty() || !exponent || *exponent > 2 * largestReadable || *exponent < 2 * smallestReadable)
        return std::nullopt;
    number.m_exponent = *exponent - scale;
    DecimalMath::setDigits(number, std::move(digits));
    if (DecimalMath::adjusted(number) > largestReadable || number.m_exponent < smallestReadable)
        return std::nullopt;
    return number;
}

/// Plain digits with or without a point, few enough for a machine word, at once; every other form by fromText().
std::optional<Decimal> Decimal::fromAscii(std::string_view text)
{
    Decimal number;
    std::string_view rest = text;
    number.m_isNegative = takePrefix(rest, "-");
    const size_t point = std::min(rest.find('.'), rest.size());
    size_t digits = 0;
    for (size_t i = 0; i < rest.size(); ++i) {
        if (i == point)
            continue;
        if (rest[i] < '0' || rest[i] > '9' || ++digits > smallDigits)
            return fromText(QString::fromLatin1(text.data(), qsizetype(text.size())));
        number.m_small = number.m_small * 10 + quint64(rest[i] - '0');
    }
    if (digits == 0)
        return std::nullopt;
    number.m_exponent = point == rest.size() ? 0 : -qint64(rest.size() - point - 1);
    return number;
}

/// With the point among the digits, as amounts have it, at once; every other form by text().
void Decimal::appendTo(std::string& bytes) const
{
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), m_small).ptr;
    const qint64 whole = end - digits.data() + m_exponent;
    if (m_big || !isFinite() || m_exponent > 0 || whole < 1) {
        bytes += text().toStdString();
        return;
    }
    if (m_isNegative)
        bytes += '-';
    bytes.append(digits.data(), size_t(whole));
    if (m_exponent < 0) {
        bytes += '.';
        bytes.append(digits.data() + whole, size_t(-m_exponent));
    }
}

QString Decimal::text() const
{
    std::string out = m_isNegative ? "-" : "";
    if (m_kind == Kind::Infinity)
        return QString::fromStdString(out + "Infinity");
    std::string digits = DecimalMath::digits(*this);
    if (isNaN()) {
        out += m_kind == Kind::SignalingNaN ? "sNaN" : "NaN";
        return QString::fromStdString(digits == "0" ? out : out + digits);
    }
    const qint64 length = qint64(digits.size());
    const qint64 leftDigits = m_exponent + length;
    const qint64 point = m_exponent <= 0 && leftDigits > -6 ? leftDigits : 1;
    if (point <= 0)
        out += "0." + std::string(size_t(-point), '0') + digits;
    else if (point >= length)
        out += digits;
    else
        out += digits.insert(size_t(point), 1, '.');
    if (leftDigits != point) {
        const qint64 shown = leftDigits - point;
        out += (shown < 0 ? "E" : "E+") + std::to_string(shown);
    }
    return QString::fromLatin1(out.data(), qsizetype(out.size()));
}

double Decimal::toReal() const
{
    return isNaN() ? qQNaN() : isInfinite() ? (m_isNegative ? -qInf() : qInf()) : text().toDouble();
}

bool Decimal::isZero() const
{
    return isFinite() && m_small == 0 && !m_big;
}

int Decimal::sign() const
{
    return isZero() || isNaN() ? 0 : m_isNegative ? -1 : 1;
}

std::partial_ordering operator<=>(const Decimal& a, const Decimal& b)
{
    if (a.isNaN() || b.isNaN())
        return std::partial_ordering::unordered;
    if (const auto order = a.sign() <=> b.sign(); order != 0 || a.isZero())
        return order;
    if (a.isInfinite() || b.isInfinite())
        return a.m_isNegative ? b.isInfinite() <=> a.isInfinite() : a.isInfinite() <=> b.isInfinite();
    if (a.m_exponent == b.m_exponent && DecimalMath::isSmall(a) && DecimalMath::isSmall(b))
        return a.m_isNegative ? b.m_small <=> a.m_small : a.m_small <=> b.m_small;
    return a.m_isNegative ? orderOfMagnitudes(b, a) : orderOfMagnitudes(a, b);
}

size_t Decimal::hash(size_t seed) const
{
    std::string digits = DecimalMath::digits(*this);
    qint64 exponent = m_exponent;
    for (; digits.size() > 1 && digits.ends_with('0'); digits.pop_back())
        ++exponent;
    const size_t text = qHashBits(digits.data(), digits.size(), seed);
    return isZero() ? seed : qHashMulti(text, exponent, int(m_kind), m_isNegative);
}

inline namespace literals {

Decimal operator""_dec(const char* text, size_t length)
{
    const QString written = QString::fromUtf8(text, qsizetype(length));
    if (const auto number = Decimal::fromText(written))
        return *number;
    throw ValueError(u"\"%1\" is no decimal number: write it like \"10.00\"."_s.arg(written));
}

} // namespace literals

} // namespace occasion
