// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/jsonwriter.h"

#include "engine/domain/decimal.h"
#include "engine/domain/timestamp.h"
#include "engine/domain/uuid.h"
#include "engine/domain/value.h"
#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"
#include "engine/persistence/transcodings.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace occasion {

namespace {

constexpr size_t usualSize = 256; // of a state
constexpr char escapeDigits[] = "0123456789abcdef";

void appendUnicodeEscape(std::string& out, char16_t unit)
{
    const char escape[] = {'\\', 'u', escapeDigits[unit >> 12], escapeDigits[unit >> 8 & 15],
        escapeDigits[unit >> 4 & 15], escapeDigits[unit & 15]};
    out.append(escape, sizeof escape);
}

/// The characters that stand for themselves in any style.
constexpr std::array<bool, 128> makePlain()
{
    std::array<bool, 128> plain{};
    for (size_t c = ' '; c < 0x7f; ++c)
        plain[c] = c != '"' && c != '\\';
    return plain;
}

constexpr std::array<bool, 128> plain = makePlain();

/// Writes those of them that come first, and says how many they were.
qsizetype appendPlain(std::string& out, QStringView text)
{
    qsizetype count = 0;
    while (count < text.size() && text[count].unicode() < plain.size() && plain[text[count].unicode()])
        ++count;
    const size_t start = out.size();
    out.resize(start + size_t(count));
    for (qsizetype i = 0; i < count; ++i)
        out[start + size_t(i)] = char(text[i].unicode());
    return count;
}

/// Writes what JSON wants escaped; false for a unit that stands for itself.
bool appendEscape(std::string& out, char16_t unit)
{
    constexpr QStringView special = u"\"\\\n\r\t\b\f";
    constexpr char letters[] = "\"\\nrtbf";
    if (unit > u'\\' || (unit >= u' ' && unit != u'"' && unit != u'\\'))
        return false;
    if (const qsizetype index = special.indexOf(QChar(unit)); index >= 0) {
        out += '\\';
        out += letters[index];
    } else {
        appendUnicodeEscape(out, unit);
    }
    return true;
}

void appendUtf8(std::string& out, char32_t point)
{
    const auto tail = [point](int shift) { return char(0x80 | (point >> shift & 0x3f)); };
    if (point < 0x800) {
        out += char(0xc0 | point >> 6);
    } else if (point < 0x10000) {
        out += char(0xe0 | point >> 12);
        out += tail(6);
    } else {
        out += char(0xf0 | point >> 18);
        out += tail(12);
        out += tail(6);
    }
    out += tail(0);
}

/// The character at `index`, which is moved to its last unit.
char32_t codePoint(QStringView text, qsizetype& index)
{
    const QChar unit = text.at(index);
    if (!unit.isSurrogate())
        return unit.unicode();
    if (unit.isHighSurrogate() && index + 1 < text.size() && text.at(index + 1).isLowSurrogate())
        return QChar::surrogateToUcs4(unit, text.at(++index));
    throw ValueError(
        u"The text has half a character (a lone surrogate, U+%1) at position %2 and cannot be stored."_s.arg(
            QString::number(unit.unicode(), 16).toUpper(), QString::number(index)));
}

} // namespace

JsonWriter::JsonWriter(Style style, const Transcodings* known)
    : m_style(style)
    , m_known(known)
{
    m_out.reserve(usualSize);
}

QByteArray JsonWriter::take()
{
    m_needsComma = false;
    m_level = 0;
    QByteArray text(m_out.data(), qsizetype(m_out.size()));
    m_out.clear();
    return text;
}

void JsonWriter::separate()
{
    if (m_needsComma)
        m_out += (m_style == Style::Compact ? "," : ", ");
    m_needsComma = true;
}

void JsonWriter::quote(QStringView text)
{
    m_out += '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        i += appendPlain(m_out, text.sliced(i));
        if (i == text.size())
            break;
        const char16_t unit = text.at(i).unicode();
        if (appendEscape(m_out, unit))
            continue;
        if (m_style == Style::Spaced)
            appendUnicodeEscape(m_out, unit);
        else if (unit == 0x7f)
            m_out += char(unit);
        else
            appendUtf8(m_out, codePoint(text, i));
    }
    m_out += '"';
}

void JsonWriter::write(QByteArrayView literal)
{
    separate();
    m_out.append(literal.data(), size_t(literal.size()));
}

void JsonWriter::open(char bracket)
{
    requireLevel(++m_level);
    separate();
    m_out += bracket;
    m_needsComma = false;
}

void JsonWriter::requireLevel(int level) const
{
    if (level > mostJsonLevels && m_style == Style::Compact)
        throw DataError(
            u"A state that is nested deeper than %1 levels could not be read again, so it was not written."_s
                .arg(mostJsonLevels));
}

void JsonWriter::close(char bracket)
{
    --m_level;
    m_out += bracket;
    m_needsComma = true;
}

void JsonWriter::key(QStringView name)
{
    separate();
    quote(name);
    m_out += (m_style == Style::Compact ? ":" : ": ");
    m_needsComma = false;
}

void JsonWriter::null()
{
    write("null");
}

void JsonWriter::boolean(bool flag)
{
    write(flag ? "true" : "false");
}

void JsonWriter::integer(qint64 number)
{
    char buffer[24];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, number);
    write(QByteArrayView(buffer, result.ptr - buffer));
}

void JsonWriter::bigInteger(QStringView digits)
{
    write(digits.toLatin1());
}

void JsonWriter::real(double number)
{
    if (std::isfinite(number))
        write(realText(number));
    else
        write(std::isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity");
}

void JsonWriter::text(QStringView text)
{
    separate();
    quote(text);
}

void JsonWriter::base64(const QByteArray& bytes)
{
    separate();
    const QByteArray digits = bytes.toBase64();
    m_out += '"';
    m_out.append(digits.constData(), size_t(digits.size()));
    m_out += '"';
}

void JsonWriter::beginList()
{
    open('[');
}

void JsonWriter::endList()
{
    close(']');
}

void JsonWriter::beginObject()
{
    open('{');
}

void JsonWriter::endObject()
{
    close('}');
}

void JsonWriter::beginCustom(QStringView name)
{
    if (m_known)
        m_known->requireSerializable(name);
    open('{');
    key(u"_type_");
    text(name);
    key(u"_data_");
}

void JsonWriter::endCustom()
{
    close('}');
}

void JsonWriter::beginPlainCustom(std::string_view name)
{
    requireLevel(m_level + 1);
    separate();
    const bool isCompact = m_style == Style::Compact;
    m_out += isCompact ? "{\"_type_\":\"" : "{\"_type_\": \"";
    m_out += name;
    m_out += isCompact ? "\",\"_data_\":\"" : "\", \"_data_\": \"";
}

void JsonWriter::endPlainCustom()
{
    m_out += "\"}";
}

void JsonWriter::decimal(const Decimal& number)
{
    beginPlainCustom("decimal_str");
    number.appendTo(m_out);
    endPlainCustom();
}

void JsonWriter::uuid(const Uuid& id)
{
    beginPlainCustom("uuid_hex");
    const QByteArray hex = id.hex();
    m_out.append(hex.constData(), size_t(hex.size()));
    endPlainCustom();
}

void JsonWriter::timestamp(const Timestamp& when)
{
    beginPlainCustom("datetime_iso");
    when.appendTo(m_out);
    endPlainCustom();
}

} // namespace occasion
