// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/fieldsink.h"
#include "engine/domain/value.h"

#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace occasion {

namespace {

constexpr QChar ellipsis = u'\u2026';

void appendValue(QString& out, const Value& value, qsizetype atMost);

void appendText(QString& out, QStringView text)
{
    for (const QChar unit : text)
        out += unit.unicode() < u' ' ? QChar(u' ') : unit;
}

void appendList(QString& out, const Value& value, qsizetype atMost)
{
    out += u'[';
    QStringView separator;
    for (const Value& item : value.items()) {
        out += separator;
        separator = u", ";
        if (out.size() >= atMost) {
            out += ellipsis;
            break;
        }
        appendValue(out, item, atMost);
    }
    out += u']';
}

void appendObject(QString& out, const Value& value, qsizetype atMost)
{
    out += u'{';
    QStringView separator;
    for (const auto& [key, member] : value.members()) {
        out += separator;
        separator = u", ";
        if (out.size() >= atMost) {
            out += ellipsis;
            break;
        }
        appendText(out, key);
        out += u": ";
        appendValue(out, member, atMost);
    }
    out += u'}';
}

void appendCustom(QString& out, const Value& value, qsizetype atMost)
{
    const Value data = value.customData();
    if (const auto when = value.asTimestamp()) {
        out += when->displayText();
        return;
    }
    if (data.kind() != Value::Kind::Text) {
        appendText(out, value.customName());
        out += u' ';
    }
    appendValue(out, data, atMost);
}

void appendValue(QString& out, const Value& value, qsizetype atMost)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        out += u"null";
        break;
    case Value::Kind::Bool:
        out += value.toBool() ? u"true" : u"false";
        break;
    case Value::Kind::Int:
        out += value.integerDigits();
        break;
    case Value::Kind::Float:
        out += QLatin1StringView(realText(value.toReal()));
        break;
    case Value::Kind::Text:
        appendText(out, value.toText());
        break;
    case Value::Kind::List:
        appendList(out, value, atMost);
        break;
    case Value::Kind::Object:
        appendObject(out, value, atMost);
        break;
    case Value::Kind::Custom:
        appendCustom(out, value, atMost);
        break;
    }
}

} // namespace

QString Value::displayText(qsizetype atMost) const
{
    QString out;
    appendValue(out, *this, atMost);
    return out;
}

void writeValue(FieldSink& sink, const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return sink.null();
    case Value::Kind::Bool:
        return sink.boolean(value.toBool());
    case Value::Kind::Int:
        return value.fitsInteger() ? sink.integer(value.toInteger()) : sink.bigInteger(value.integerDigits());
    case Value::Kind::Float:
        return sink.real(value.toReal());
    case Value::Kind::Text:
        return sink.text(value.toText());
    case Value::Kind::List:
        sink.beginList();
        for (const Value& item : value.items())
            writeValue(sink, item);
        return sink.endList();
    case Value::Kind::Object:
        sink.beginObject();
        for (const auto& [key, member] : value.members()) {
            sink.key(key);
            writeValue(sink, member);
        }
        return sink.endObject();
    case Value::Kind::Custom:
        sink.beginCustom(value.customName());
        writeValue(sink, value.customData());
        return sink.endCustom();
    }
}

QByteArray realText(double number)
{
    if (!std::isfinite(number))
        return std::isnan(number) ? "nan" : number < 0 ? "-inf" : "inf";
    char buffer[32];
    const auto result
        = std::to_chars(buffer, buffer + sizeof buffer, std::abs(number), std::chars_format::scientific);
    const std::string_view shortest(buffer, size_t(result.ptr - buffer));
    const size_t mark = shortest.find('e');
    std::string digits(shortest.substr(0, mark));
    digits.erase(std::min<size_t>(1, digits.size() - 1), digits.size() > 1 ? 1 : 0);
    const int exponent = std::stoi(std::string(shortest.substr(mark + 1)));
    std::string out = std::signbit(number) ? "-" : "";
    if (exponent < -4 || exponent >= 16) {
        if (digits.size() > 1)
            digits.insert(1, 1, '.');
        out += digits;
        out += shortest.substr(mark);
    } else if (exponent < 0) {
        out += "0." + std::string(size_t(-exponent - 1), '0') + digits;
    } else {
        digits.resize(std::max(digits.size(), size_t(exponent) + 2), '0');
        out += digits.insert(size_t(exponent) + 1, 1, '.');
    }
    return QByteArray::fromStdString(out);
}

} // namespace occasion
