// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/jsonscanner.h"

#include "engine/domain/decimal.h"
#include "engine/domain/timestamp.h"
#include "engine/domain/uuid.h"
#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"

#include <QStringDecoder>

#include <algorithm>
#include <charconv>

namespace occasion {

namespace {

bool isPlain(char c)
{
    return c >= ' ' && c < 0x7f && c != '"' && c != '\\'; // all others are negative, or control characters
}

template <class T>
T valueOr(const std::optional<T>& found, FieldSource& source)
{
    if (!found)
        source.fail();
    return found.value_or(T());
}

}

void JsonScanner::fail()
{
    m_hasFailed = true;
    m_rest = {};
}

bool JsonScanner::take(std::string_view literal)
{
    if (!m_rest.starts_with(literal))
        return false;
    m_rest.remove_prefix(literal.size());
    return true;
}

void JsonScanner::expect(std::string_view literal)
{
    if (!take(literal))
        fail();
}

void JsonScanner::beginObject()
{
    expect("{");
    m_followsValue = false;
}

void JsonScanner::key(QStringView name)
{
    expect(m_followsValue ? ",\"" : "\"");
    const auto size = static_cast<size_t>(name.size());
    const bool isIt = m_rest.size() >= size
        && std::equal(name.begin(), name.end(), m_rest.begin(),
            [](QChar wanted, char written) { return isPlain(written) && wanted == QLatin1Char(written); });
    if (!isIt)
        return fail();
    m_rest.remove_prefix(size);
    expect("\":");
    m_followsValue = false;
}

void JsonScanner::endObject()
{
    expect("}");
    m_followsValue = true;
}

void JsonScanner::beginList()
{
    expect("[");
    m_followsValue = false;
}

bool JsonScanner::nextItem()
{
    if (take("]")) {
        m_followsValue = true;
        return false;
    }
    if (m_followsValue)
        expect(",");
    m_followsValue = false;
    return !m_hasFailed;
}

bool JsonScanner::takeNull()
{
    const bool isNull = take("null");
    m_followsValue = m_followsValue || isNull;
    return isNull;
}

bool JsonScanner::boolean()
{
    m_followsValue = true;
    if (take("true"))
        return true;
    expect("false");
    return false;
}

std::string_view JsonScanner::number()
{
    const auto size = std::min(m_rest.find_first_not_of("+-.0123456789eE"), m_rest.size());
    const auto digits = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    m_followsValue = true;
    return digits;
}

qint64 JsonScanner::integer()
{
    const auto digits = number();
    qint64 value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const auto unsignedDigits = digits.substr(digits.starts_with('-') ? 1 : 0);
    const bool hasLeadingZero = unsignedDigits.size() > 1 && unsignedDigits.front() == '0';
    if (error != std::errc() || end != digits.data() + digits.size() || hasLeadingZero)
        fail();
    return m_hasFailed ? 0 : value;
}

double JsonScanner::real()
{
    const auto digits = number();
    try {
        return readJson(QByteArrayView(digits.data(), static_cast<qsizetype>(digits.size()))).toReal();
    } catch (const EngineError&) { // the tree's reader will say why
        fail();
        return 0;
    }
}

std::string_view JsonScanner::quoted()
{
    const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), isPlain);
    const auto plain = m_rest.substr(0, static_cast<size_t>(end - m_rest.begin()));
    m_rest.remove_prefix(plain.size());
    return plain;
}

QString JsonScanner::text()
{
    expect("\"");
    m_followsValue = true;
    const auto begin = m_rest;
    const auto plain = quoted();
    if (take("\""))
        return QString::fromLatin1(plain.data(), static_cast<qsizetype>(plain.size()));
    // Other scripts than Latin, which are decoded; control characters and escapes are not.
    const auto size = std::find_if(begin.begin(), begin.end(), [](char c) {
        return c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ';
    }) - begin.begin();
    m_rest = begin.substr(static_cast<size_t>(size));
    expect("\"");
    QStringDecoder decoder(
        QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    QString decoded = decoder.decode(QByteArrayView(begin.data(), size));
    if (decoder.hasError() || !decoder.isValid())
        fail();
    return m_hasFailed ? QString() : decoded;
}

std::string_view JsonScanner::customData(std::string_view beginning)
{
    expect(beginning);
    const auto data = quoted();
    expect("\"}");
    m_followsValue = true;
    return data;
}

Decimal JsonScanner::decimal()
{
    const auto data = customData(R"({"_type_":"decimal_str","_data_":")");
    return valueOr(Decimal::fromAscii(data), *this);
}

Uuid JsonScanner::uuid()
{
    const auto data = customData(R"({"_type_":"uuid_hex","_data_":")");
    return valueOr(Uuid::fromHex(QByteArrayView(data.data(), static_cast<qsizetype>(data.size()))), *this);
}

Timestamp JsonScanner::timestamp()
{
    const auto data = customData(R"({"_type_":"datetime_iso","_data_":")");
    return valueOr(Timestamp::fromAscii(data), *this);
}

} // namespace occasion
