// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/valuetext.h"

#include "engine/expression/map.h"
#include "engine/expression/shape.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

using ItemText = QString (*)(const Value&, Budget&);

QString listText(const Items& items, Budget& budget, ItemText itemText)
{
    QString text = u"["_s;
    for (const Value& item : items) {
        if (text.size() > 1)
            text += u", ";
        text += itemText(item, budget);
        budget.requireBytes(text.size());
    }
    return text + u']';
}

QString mapText(const Map& map, Budget& budget, ItemText itemText, bool isSorted)
{
    QStringList entries;
    qsizetype size = 0;
    for (const auto& [key, value] : map.entries()) {
        entries.append(itemText(key, budget) + u": " + itemText(value, budget));
        size += entries.back().size();
        budget.requireBytes(size);
    }
    if (isSorted)
        entries.sort();
    return u'{' + entries.join(u", "_s) + u'}';
}

/// A number that reads back as a double, not as an int.
QString doubleSource(double number)
{
    if (!std::isfinite(number))
        return u"double(%1)"_s.arg(quoted(doubleText(number)));
    const QString text = doubleText(number);
    return text.contains(u'.') || text.contains(u'e') ? text : QString(text + u".0");
}

QString decimalSource(const Decimal& number)
{
    const QString text = number.text();
    return text.contains(u'E') || !number.isFinite() ? u"decimal(%1)"_s.arg(quoted(text))
                                                     : QString(text + u'd');
}

QString bytesSource(const QByteArray& bytes)
{
    QString text = u"b\""_s;
    for (const char byte : bytes) {
        const auto unit = static_cast<uchar>(byte);
        if (unit >= ' ' && unit < 0x7F && byte != '"' && byte != '\\')
            text += QLatin1Char(byte);
        else
            text += u"\\x%1"_s.arg(unit, 2, 16, QLatin1Char('0'));
    }
    return text + u'"';
}

/// The escape of a character, or 0.
char16_t escapeOf(QChar unit)
{
    switch (unit.unicode()) {
    case u'\a':
        return u'a';
    case u'\b':
        return u'b';
    case u'\f':
        return u'f';
    case u'\n':
        return u'n';
    case u'\r':
        return u'r';
    case u'\t':
        return u't';
    case u'\v':
        return u'v';
    case u'"':
    case u'\\':
        return unit.unicode();
    default:
        return 0;
    }
}

}

QString doubleText(double number)
{
    constexpr double smallestPlain = 1e-5;
    constexpr double largestPlain = 1e21;
    if (std::isnan(number))
        return u"NaN"_s;
    if (std::isinf(number))
        return number < 0 ? u"-Infinity"_s : u"Infinity"_s;
    const double size = std::fabs(number);
    const bool isPlain = size == 0 || (size >= smallestPlain && size < largestPlain);
    std::array<char, 64> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
        isPlain ? std::chars_format::fixed : std::chars_format::scientific);
    return QString::fromLatin1(text.data(), end.ptr - text.data());
}

std::optional<QString> scalarText(const Value& value)
{
    switch (value.kind()) {
    case Kind::Null:
        return u"null"_s;
    case Kind::Bool:
        return value.get<bool>() ? u"true"_s : u"false"_s;
    case Kind::Int:
        return QString::number(value.get<qint64>());
    case Kind::Uint:
        return QString::number(value.get<quint64>());
    case Kind::Double:
        return doubleText(value.get<double>());
    case Kind::Decimal:
        return value.get<Decimal>().text();
    case Kind::String:
        return value.get<QString>();
    case Kind::Timestamp:
        return instantText(value.get<Instant>());
    case Kind::Duration:
        return spanText(value.get<Span>());
    case Kind::Type:
        return kindName(value.get<Kind>());
    case Kind::Bytes: {
        QStringDecoder decoder(QStringDecoder::Utf8);
        QString text = decoder(value.get<QByteArray>());
        return decoder.hasError() ? std::nullopt : std::optional(text);
    }
    default:
        return std::nullopt;
    }
}

QString displayText(const Value& value, Budget& budget)
{
    budget.spend(1);
    if (value.kind() == Kind::List)
        return listText(value.items(), budget, displayText);
    if (value.kind() == Kind::Map || value.kind() == Kind::Object)
        return mapText(*mapOf(value, budget), budget, displayText, true);
    return scalarText(value).value_or(u"\uFFFD"_s);
}

QString sourceText(const Value& value, Budget& budget)
{
    budget.spend(1);
    switch (value.kind()) {
    case Kind::List:
        return listText(value.items(), budget, sourceText);
    case Kind::Map:
    case Kind::Object:
        return mapText(*mapOf(value, budget), budget, sourceText, false);
    case Kind::String:
        return quoted(value.get<QString>());
    case Kind::Uint:
        return QString::number(value.get<quint64>()) + u'u';
    case Kind::Double:
        return doubleSource(value.get<double>());
    case Kind::Decimal:
        return decimalSource(value.get<Decimal>());
    case Kind::Bytes:
        return bytesSource(value.get<QByteArray>());
    case Kind::Timestamp:
        return u"timestamp(%1)"_s.arg(quoted(instantText(value.get<Instant>())));
    case Kind::Duration:
        return u"duration(%1)"_s.arg(quoted(spanText(value.get<Span>())));
    default:
        return scalarText(value).value_or(QString());
    }
}

QString quoted(QStringView text)
{
    QString result = u"\""_s;
    for (const QChar unit : text) {
        if (const char16_t escape = escapeOf(unit); escape != 0) {
            result += u'\\';
            result += QChar(escape);
        } else {
            result += unit;
        }
    }
    return result + u'"';
}

bool isMentioned(const Value& value, const QString& text, Budget& budget)
{
    budget.spend(1);
    if (const auto scalar = scalarText(value))
        return scalar->contains(text, Qt::CaseInsensitive);
    const auto isIn = [&](const Value& part) { return isMentioned(part, text, budget); };
    if (value.kind() == Kind::List)
        return std::any_of(value.items().begin(), value.items().end(), isIn);
    if (value.kind() != Kind::Map && value.kind() != Kind::Object)
        return false;
    const auto map = mapOf(value, budget);
    return std::any_of(map->entries().begin(), map->entries().end(),
        [&](const Map::Entry& entry) { return isIn(entry.first) || isIn(entry.second); });
}

}
