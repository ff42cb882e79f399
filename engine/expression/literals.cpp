// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/literals.h"

#include "engine/expression/expressionerror.h"

#include <cmath>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

bool isDigit(QChar unit)
{
    return unit >= u'0' && unit <= u'9';
}

int hexDigit(QChar unit)
{
    if (isDigit(unit))
        return unit.unicode() - u'0';
    const QChar lower = unit.toLower();
    return lower >= u'a' && lower <= u'f' ? lower.unicode() - u'a' + 10 : -1;
}

qsizetype digitsFrom(QStringView text, qsizetype from)
{
    qsizetype end = from;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return end - from;
}

/// How long the number is that the text begins with, and whether it is a fraction.
qsizetype numberLength(QStringView text, bool& isFraction)
{
    qsizetype length = digitsFrom(text, 0);
    if (length < text.size() && text[length] == u'.' && digitsFrom(text, length + 1) > 0) {
        isFraction = true;
        length += 1 + digitsFrom(text, length + 1);
    }
    if (length < text.size() && text[length].toLower() == u'e') {
        const bool isSigned
            = length + 1 < text.size() && (text[length + 1] == u'+' || text[length + 1] == u'-');
        const qsizetype exponent = length + (isSigned ? 2 : 1);
        if (digitsFrom(text, exponent) > 0) {
            isFraction = true;
            length = exponent + digitsFrom(text, exponent);
        }
    }
    return length;
}

Literal wholeNumber(QStringView text, qsizetype length, int base, qsizetype at)
{
    const QStringView digits = base == 16 ? text.sliced(2, length - 2) : text.first(length);
    bool ok = false;
    const quint64 number = digits.toULongLong(&ok, base);
    if (!ok)
        throw ExpressionError(u"%1 is too large for a whole number of 64 bits: add a d for a decimal."_s.arg(
                                  text.first(length)),
            at);
    const bool isUnsigned = length < text.size() && text[length].toLower() == u'u';
    if (isUnsigned)
        return {number, length + 1};
    constexpr quint64 smallest = quint64{1} << 63;
    if (number > smallest)
        throw ExpressionError(
            u"%1 is too large for an int: add a u for a uint or a d for a decimal."_s.arg(text.first(length)),
            at);
    return {number == smallest ? Value(number) : Value(static_cast<qint64>(number)), length};
}

/// Reads what stands between the quotes, escapes and all.
class TextReader
{
public:
    TextReader(QStringView text, qsizetype at)
        : m_text(text)
        , m_at(at)
    {
    }

    std::optional<Literal> read()
    {
        if (!readStart())
            return std::nullopt;
        const QString end = QString(m_isTriple ? 3 : 1, m_quote);
        while (!m_text.sliced(m_next).startsWith(end)) {
            if (m_next >= m_text.size()
                || (!m_isTriple && (m_text[m_next] == u'\n' || m_text[m_next] == u'\r')))
                throw ExpressionError(
                    u"The text that begins here has no end: %1 is missing."_s.arg(end), m_at);
            readUnit();
        }
        m_next += end.size();
        return m_isBytes ? Literal{m_bytes, m_next} : Literal{m_read, m_next};
    }

private:
    bool readStart()
    {
        bool isPrefix = true;
        while (isPrefix && m_next < m_text.size()) {
            const QChar letter = m_text[m_next].toLower();
            isPrefix = (letter == u'r' && !m_isRaw) || (letter == u'b' && !m_isBytes);
            m_isRaw = m_isRaw || (isPrefix && letter == u'r');
            m_isBytes = m_isBytes || (isPrefix && letter == u'b');
            m_next += isPrefix ? 1 : 0;
        }
        if (m_next >= m_text.size() || (m_text[m_next] != u'"' && m_text[m_next] != u'\''))
            return false;
        m_quote = m_text[m_next];
        m_isTriple = m_text.sliced(m_next).startsWith(QString(3, m_quote));
        m_next += m_isTriple ? 3 : 1;
        return true;
    }

    void readUnit()
    {
        const QChar unit = m_text[m_next];
        if (unit == u'\\' && !m_isRaw) {
            readEscape();
        } else if (unit.isHighSurrogate() && m_next + 1 < m_text.size()) {
            addText(m_text.sliced(m_next, 2));
            m_next += 2;
        } else {
            addText(m_text.sliced(m_next, 1));
            ++m_next;
        }
    }

    void addText(QStringView text)
    {
        if (m_isBytes)
            m_bytes += text.toUtf8();
        else
            m_read += text;
    }

    /// A number from an escape: a byte of bytes, otherwise a character.
    void addCode(uint code, bool isByte)
    {
        constexpr uint largestByte = 0xFF;
        constexpr uint largestCode = 0x10FFFF;
        if (m_isBytes && (!isByte || code > largestByte))
            badEscape();
        if (m_isBytes)
            m_bytes += static_cast<char>(code);
        else if (code > largestCode || QChar::isSurrogate(code))
            badEscape();
        else
            m_read += QString::fromUcs4(reinterpret_cast<const char32_t*>(&code), 1);
    }

    void readEscape()
    {
        m_escape = m_next++;
        const QChar kind = m_next < m_text.size() ? m_text[m_next++] : QChar();
        static constexpr QStringView letters = u"abfnrtv\\?\"'`";
        static constexpr QStringView meanings = u"\a\b\f\n\r\t\v\\?\"'`";
        if (const auto place = letters.indexOf(kind); place >= 0)
            addText(meanings.sliced(place, 1));
        else if (kind == u'x' || kind == u'X')
            addCode(digits(2, 16), true);
        else if (kind == u'u')
            addCode(digits(4, 16), false);
        else if (kind == u'U')
            addCode(digits(8, 16), false);
        else if (kind >= u'0' && kind <= u'3') {
            --m_next;
            addCode(digits(3, 8), true);
        } else
            badEscape();
    }

    uint digits(int count, int base)
    {
        uint number = 0;
        for (int i = 0; i < count; ++i) {
            const int digit = m_next < m_text.size() ? hexDigit(m_text[m_next]) : -1;
            if (digit < 0 || digit >= base)
                badEscape();
            number = number * static_cast<uint>(base) + static_cast<uint>(digit);
            ++m_next;
        }
        return number;
    }

    [[noreturn]] void badEscape() const
    {
        throw ExpressionError(
            u"%1 is no escape: write \\\\ for a backslash, or put an r before the quotes."_s.arg(
                m_text.sliced(m_escape, std::min<qsizetype>(2, m_text.size() - m_escape))),
            m_at + m_escape);
    }

    QStringView m_text;
    qsizetype m_at;
    qsizetype m_next = 0;
    qsizetype m_escape = 0;
    QChar m_quote;
    bool m_isRaw = false;
    bool m_isBytes = false;
    bool m_isTriple = false;
    QString m_read;
    QByteArray m_bytes;
};

}

Literal readNumber(QStringView text, qsizetype at)
{
    if (text.size() > 2 && text[0] == u'0' && text[1].toLower() == u'x' && hexDigit(text[2]) >= 0) {
        qsizetype length = 2;
        while (length < text.size() && hexDigit(text[length]) >= 0)
            ++length;
        return wholeNumber(text, length, 16, at);
    }
    bool isFraction = false;
    const qsizetype length = numberLength(text, isFraction);
    if (length < text.size() && text[length] == u'd') {
        if (const auto number = Decimal::fromText(text.first(length)))
            return {*number, length + 1};
        throw ExpressionError(u"%1 is beyond what a decimal can be."_s.arg(text.first(length)), at);
    }
    if (!isFraction)
        return wholeNumber(text, length, 10, at);
    const double number = text.first(length).toDouble();
    if (std::isinf(number))
        throw ExpressionError(u"%1 is beyond what a double can be."_s.arg(text.first(length)), at);
    return {number, length};
}

std::optional<Literal> readText(QStringView text, qsizetype at)
{
    return TextReader(text, at).read();
}

}
