// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/jsonreader.h"

#include "engine/errors.h"
#include "engine/persistence/transcodings.h"

#include <charconv>
#include <limits>

using namespace Qt::StringLiterals;

namespace occasion {

namespace {

/// Says whether digits beyond a double's range stand for infinity; if not, they stand for zero.
bool isHuge(std::string_view number)
{
    const size_t mark = number.find_first_of("eE");
    const std::string_view mantissa = number.substr(0, mark);
    const size_t first = mantissa.find_first_of("123456789");
    const size_t point = std::min(mantissa.find('.'), mantissa.size());
    if (first == std::string_view::npos)
        return false;
    qint64 exponent = 0;
    if (mark != std::string_view::npos) {
        std::string_view written = number.substr(mark + 1);
        const bool isNegative = written.front() == '-';
        if (isNegative || written.front() == '+')
            written.remove_prefix(1);
        const auto error = std::from_chars(written.data(), written.data() + written.size(), exponent).ec;
        if (error == std::errc::result_out_of_range)
            return !isNegative;
        exponent = isNegative ? -exponent : exponent;
    }
    // Compared rather than added: the exponent may lie at the end of 64 bits.
    return exponent > qint64(first) - qint64(point);
}

double realOf(std::string_view number)
{
    double value = 0;
    const auto error = std::from_chars(number.data(), number.data() + number.size(), value).ec;
    if (error != std::errc::result_out_of_range)
        return value;
    const double size = isHuge(number) ? std::numeric_limits<double>::infinity() : 0.0;
    return number.front() == '-' ? -size : size;
}

/// Recursive descent over the bytes; each function leaves `m_at` behind what it has read.
class Parser
{
public:
    Parser(QByteArrayView text, const Transcodings* known)
        : m_text(text)
        , m_known(known)
    {
    }

    Value document()
    {
        skipSpace();
        Value value = parseValue();
        skipSpace();
        if (m_at < m_text.size())
            fail(u"something follows the value"_s);
        return value;
    }

private:
    [[noreturn]] void fail(const QString& what) const
    {
        throw DataError(u"The stored text is not JSON that can be read: %1 at byte %2 of %3."_s.arg(
            what, QString::number(m_at), QString::number(m_text.size())));
    }

    bool atEnd() const { return m_at >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_at]; }

    void skipSpace()
    {
        while (!atEnd() && (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t'))
            ++m_at;
    }

    bool take(QByteArrayView word)
    {
        if (!m_text.sliced(m_at).startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }

    void expect(char wanted)
    {
        if (atEnd() || peek() != wanted)
            fail(u"\"%1\" is missing"_s.arg(QLatin1Char(wanted)));
        ++m_at;
    }

    void enter()
    {
        if (++m_level > mostJsonLevels)
            fail(u"it is nested deeper than %1 levels"_s.arg(mostJsonLevels));
        ++m_at;
        skipSpace();
    }

    /// After an element: true when another one follows.
    bool next(char closing)
    {
        skipSpace();
        if (peek() == ',') {
            ++m_at;
            skipSpace();
            return true;
        }
        expect(closing);
        --m_level;
        return false;
    }

    bool leaveEmpty(char closing)
    {
        if (peek() != closing)
            return false;
        ++m_at;
        --m_level;
        return true;
    }

    Value parseValue();
    Value parseList();
    Value parseObject();
    Value parseNumber();
    qsizetype skipDigits();
    QString parseText();
    void parseEscape(QString& out);
    void parseUnicodeEscape(QString& out);
    void parseCharacter(QString& out);

    Value customOrPlain(Value object) const;

    QByteArrayView m_text;
    const Transcodings* m_known;
    qsizetype m_at = 0;
    int m_level = 0;
};

Value Parser::parseValue()
{
    switch (peek()) {
    case '{':
        return parseObject();
    case '[':
        return parseList();
    case '"':
        return Value::text(parseText());
    default:
        break;
    }
    if (take("null"))
        return Value();
    if (take("true"))
        return Value(true);
    if (take("false"))
        return Value(false);
    if (take("NaN"))
        return Value::real(std::numeric_limits<double>::quiet_NaN());
    if (take("Infinity"))
        return Value::real(std::numeric_limits<double>::infinity());
    if (take("-Infinity"))
        return Value::real(-std::numeric_limits<double>::infinity());
    return parseNumber();
}

Value Parser::parseList()
{
    enter();
    if (leaveEmpty(']'))
        return Value::list({});
    Value::Items items;
    do
        items.append(parseValue());
    while (next(']'));
    return Value::list(std::move(items));
}

/// An object of exactly `_type_` and `_data_` is a value of a custom type.
Value Parser::customOrPlain(Value object) const
{
    if (object.members().size() != 2 || !object.contains(u"_data_"))
        return object;
    const Value type = object.value(u"_type_");
    if (type.kind() != Value::Kind::Text)
        return object;
    if (m_known)
        m_known->requireDeserializable(type.toText());
    return Value::custom(type.toText(), object.value(u"_data_"));
}

Value Parser::parseObject()
{
    enter();
    if (leaveEmpty('}'))
        return Value::object({});
    Value::Members members;
    do {
        if (peek() != '"')
            fail(u"a key in quotes is missing"_s);
        QString key = parseText();
        skipSpace();
        expect(':');
        skipSpace();
        members.append({std::move(key), parseValue()});
    } while (next('}'));
    return customOrPlain(Value::object(std::move(members)));
}

qsizetype Parser::skipDigits()
{
    const qsizetype start = m_at;
    while (peek() >= '0' && peek() <= '9')
        ++m_at;
    return m_at - start;
}

Value Parser::parseNumber()
{
    const qsizetype start = m_at;
    take("-");
    const bool startsWithZero = peek() == '0';
    const qsizetype count = skipDigits();
    if (count == 0 || (startsWithZero && count > 1)) {
        m_at = start;
        fail(atEnd() ? u"the text ends where a value should be"_s : u"no value can begin"_s);
    }
    bool isReal = take(".");
    if (isReal && skipDigits() == 0)
        fail(u"digits are missing after the point"_s);
    if (peek() == 'e' || peek() == 'E') {
        isReal = true;
        ++m_at;
        if (peek() == '+' || peek() == '-')
            ++m_at;
        if (skipDigits() == 0)
            fail(u"digits are missing in the exponent"_s);
    }
    const std::string_view number(m_text.data() + start, size_t(m_at - start));
    if (isReal)
        return Value::real(realOf(number));
    qint64 whole = 0;
    if (std::from_chars(number.data(), number.data() + number.size(), whole).ec == std::errc())
        return Value::integer(whole);
    return Value::integerText(QString::fromLatin1(number.data(), qsizetype(number.size())));
}

QString Parser::parseText()
{
    ++m_at;
    QString out;
    for (;;) {
        const qsizetype start = m_at;
        while (!atEnd() && peek() != '"' && peek() != '\\' && peek() >= ' ' && quint8(peek()) < 0x80)
            ++m_at;
        out += QLatin1StringView(m_text.data() + start, m_at - start);
        if (atEnd())
            fail(u"a text has no end"_s);
        if (peek() == '"')
            break;
        if (peek() == '\\')
            parseEscape(out);
        else
            parseCharacter(out);
    }
    ++m_at;
    return out;
}

void Parser::parseEscape(QString& out)
{
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr char16_t meanings[] = u"\"\\/\b\f\n\r\t";
    ++m_at;
    if (peek() == 'u')
        return parseUnicodeEscape(out);
    const size_t index = atEnd() ? std::string_view::npos : letters.find(peek());
    if (index == std::string_view::npos)
        fail(u"a backslash begins no known escape"_s);
    out += QChar(meanings[index]);
    ++m_at;
}

void Parser::parseUnicodeEscape(QString& out)
{
    ++m_at;
    const char* start = m_text.data() + m_at;
    const char* stop = start + std::min<qsizetype>(4, m_text.size() - m_at);
    quint16 unit = 0;
    const auto result = std::from_chars(start, stop, unit, 16);
    if (stop - start < 4 || result.ptr != stop || result.ec != std::errc())
        fail(u"\\u is not followed by four hexadecimal digits"_s);
    out += QChar(unit);
    m_at += 4;
}

/// One character of two to four bytes. Written here because Qt's decoder would drop a leading U+FEFF.
void Parser::parseCharacter(QString& out)
{
    const quint8 lead = quint8(peek());
    if (lead < ' ')
        fail(u"a control character stands unescaped in a text"_s);
    const int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    char32_t point = lead & (0xff >> (length + 1));
    bool isGood = lead >= 0xc2 && lead <= 0xf4 && m_at + length <= m_text.size();
    for (int i = 1; isGood && i < length; ++i) {
        const quint8 tail = quint8(m_text[m_at + i]);
        isGood = (tail & 0xc0) == 0x80;
        point = point << 6 | (tail & 0x3f);
    }
    if (!isGood || point < least[length] || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
        fail(u"the bytes are not UTF-8"_s);
    out += QStringView(QChar::fromUcs4(point));
    m_at += length;
}

} // namespace

Value readJson(QByteArrayView text, const Transcodings* known)
{
    return Parser(text, known).document();
}

} // namespace occasion
