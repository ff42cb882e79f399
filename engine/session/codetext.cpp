// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/codetext.h"

#include "engine/errors.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

// Crockford's digits: without I, L, O and U.
constexpr QStringView digits = u"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr size_t bitsOfDigit = 5;
constexpr size_t bitsOfGroup = 3;
constexpr size_t checkDigits = 2;
constexpr qsizetype groupLength = 4;

using Symbols = std::vector<quint8>;

Symbols toSymbols(std::vector<bool> bits)
{
    bits.resize((bits.size() + bitsOfDigit - 1) / bitsOfDigit * bitsOfDigit, false);
    Symbols symbols;
    for (size_t i = 0; i < bits.size(); ++i) {
        if (i % bitsOfDigit == 0)
            symbols.push_back(0);
        symbols.back() = static_cast<quint8>(symbols.back() << 1U | (bits[i] ? 1U : 0U));
    }
    return symbols;
}

/// Ten bits of a CRC: any slip in one character and any two swapped neighbours are noticed.
Symbols check(const Symbols& symbols)
{
    const quint16 sum = qChecksum(QByteArrayView(
        reinterpret_cast<const char*>(symbols.data()), static_cast<qsizetype>(symbols.size())));
    return {static_cast<quint8>(sum >> 11U), static_cast<quint8>((sum >> 6U) & 31U)};
}

QChar meant(QChar typed)
{
    const QChar upper = typed.toUpper();
    if (upper == u'O')
        return u'0';
    return upper == u'I' || upper == u'L' ? QChar(u'1') : upper;
}

Symbols fromText(const QString& text)
{
    Symbols symbols;
    for (const QChar typed : text) {
        if (typed == u'-' || typed.isSpace())
            continue;
        const auto value = digits.indexOf(meant(typed));
        if (value < 0)
            throw ValueError(u"A short code has no '%1' in it."_s.arg(typed));
        symbols.push_back(static_cast<quint8>(value));
    }
    return symbols;
}

}

void CodeWriter::add(quint64 number)
{
    do {
        const quint64 rest = number >> bitsOfGroup;
        m_bits.push_back(rest != 0);
        for (size_t bit = bitsOfGroup; bit-- > 0;)
            m_bits.push_back((number >> bit & 1U) != 0);
        number = rest;
    } while (number != 0);
}

qsizetype CodeWriter::length() const
{
    const size_t symbols = (m_bits.size() + bitsOfDigit - 1) / bitsOfDigit + checkDigits;
    return qsizetype(symbols) + qsizetype(symbols - 1) / groupLength;
}

QString CodeWriter::text() const
{
    Symbols symbols = toSymbols(m_bits);
    const Symbols sum = check(symbols);
    symbols.insert(symbols.end(), sum.begin(), sum.end());
    QString text;
    for (size_t i = 0; i < symbols.size(); ++i) {
        if (i > 0 && i % groupLength == 0)
            text += u'-';
        text += digits[symbols[i]];
    }
    return text;
}

CodeReader::CodeReader(const QString& text)
{
    Symbols symbols = fromText(text);
    if (symbols.size() <= checkDigits)
        throw ValueError(u"A short code is longer than that."_s);
    const Symbols sum(symbols.end() - checkDigits, symbols.end());
    symbols.resize(symbols.size() - checkDigits);
    if (check(symbols) != sum)
        throw ValueError(u"That is no short code: a character is wrong, missing or in another's place."_s);
    for (const quint8 symbol : symbols) {
        for (size_t bit = bitsOfDigit; bit-- > 0;)
            m_bits.push_back((symbol >> bit & 1U) != 0);
    }
}

quint64 CodeReader::next()
{
    quint64 number = 0;
    for (size_t shift = 0;; shift += bitsOfGroup) {
        if (m_place + bitsOfGroup + 1 > m_bits.size())
            throw ValueError(u"The short code ends too early."_s);
        const bool goesOn = m_bits[m_place++];
        quint64 group = 0;
        for (size_t bit = 0; bit < bitsOfGroup; ++bit)
            group = group << 1U | (m_bits[m_place++] ? 1U : 0U);
        if (shift >= 64 || (group << shift) >> shift != group)
            throw ValueError(u"The short code names a number that is too large."_s);
        number |= group << shift;
        if (!goesOn)
            return number;
    }
}

bool CodeReader::atEnd() const
{
    // A number takes four bits, so fewer than that can only be filling; five or more zeros would be a whole digit.
    return m_bits.size() - m_place < bitsOfGroup + 1
        || (m_bits.size() - m_place < bitsOfDigit
            && std::none_of(m_bits.begin() + static_cast<std::ptrdiff_t>(m_place), m_bits.end(),
                [](bool bit) { return bit; }));
}

}
