// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/typedvalue.h"

#include "engine/errors.h"
#include "engine/expression/map.h"
#include "engine/expression/valuetext.h"

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

using Json = occasion::Value;

constexpr qint64 nanosecondsInSecond = 1'000'000'000;

Json tagged(const QString& type, Json value)
{
    return Json::object({{type, std::move(value)}});
}

Json pair(qint64 first, qint64 second)
{
    return Json::list({Json::integer(first), Json::integer(second)});
}

Json typedList(const Items& items)
{
    Json::Items typed;
    for (const Value& item : items)
        typed.append(toTyped(item));
    return Json::list(typed);
}

Json typedMap(const Map& map)
{
    Json::Items entries;
    for (const auto& [key, value] : map.entries())
        entries.append(Json::list({toTyped(key), toTyped(value)}));
    return Json::list(entries);
}

[[noreturn]] void unreadable(const Json& typed)
{
    throw ValueError(u"%1 is no typed value: write it like {\"int\": \"5\"} or {\"list\": []}."_s.arg(
        typed.displayText(80)));
}

template <class T>
Value orUnreadable(const std::optional<T>& read, const Json& typed)
{
    if (!read)
        unreadable(typed);
    return *read;
}

/// Digits of a number, which may also be written as a number.
QString digitsOf(const Json& number)
{
    switch (number.kind()) {
    case Json::Kind::Int:
        return number.integerDigits();
    case Json::Kind::Float:
        return doubleText(number.toReal());
    case Json::Kind::Text:
        return number.toText();
    default:
        unreadable(number);
    }
}

template <class T>
Value numberOf(const Json& typed, T (QString::*convert)(bool*, int) const)
{
    bool ok = false;
    const T number = (digitsOf(typed).*convert)(&ok, 10);
    return ok ? Value(number) : orUnreadable(std::optional<bool>(), typed);
}

Value doubleOf(const Json& typed)
{
    const QString text = digitsOf(typed);
    if (text.endsWith(u"Infinity") || text.endsWith(u"inf"))
        return text.startsWith(u'-') ? -qInf() : qInf();
    bool ok = false;
    const double number = text.toDouble(&ok);
    return ok ? Value(number) : text == u"NaN" ? Value(qQNaN()) : orUnreadable(std::optional<bool>(), typed);
}

std::pair<qint64, qint64> pairOf(const Json& typed)
{
    if (typed.items().size() != 2 || !typed.items()[0].fitsInteger() || !typed.items()[1].fitsInteger())
        unreadable(typed);
    return {typed.items()[0].toInteger(), typed.items()[1].toInteger()};
}

Value spanOf(const Json& typed)
{
    const auto [seconds, nanoseconds] = pairOf(typed);
    Span span;
    if (__builtin_mul_overflow(seconds, nanosecondsInSecond, &span.nanoseconds)
        || __builtin_add_overflow(span.nanoseconds, nanoseconds, &span.nanoseconds))
        unreadable(typed);
    return span;
}

Value instantFrom(const Json& typed)
{
    const auto [seconds, nanoseconds] = pairOf(typed);
    return orUnreadable(instantOf(seconds, nanoseconds), typed);
}

Value listFrom(const Json& typed)
{
    if (typed.kind() != Json::Kind::List)
        unreadable(typed);
    Items items;
    for (const Json& item : typed.items())
        items.push_back(fromTyped(item));
    return items;
}

Value mapFrom(const Json& typed)
{
    if (typed.kind() != Json::Kind::List)
        unreadable(typed);
    auto map = std::make_shared<Map>();
    for (const Json& entry : typed.items()) {
        if (entry.items().size() != 2)
            unreadable(typed);
        Value key = fromTyped(entry.items()[0]);
        if (!Map::keyProblem(key).isEmpty() || !map->insert(key, fromTyped(entry.items()[1])))
            unreadable(typed);
    }
    return MapPointer(std::move(map));
}

Value typeFrom(const Json& typed)
{
    for (auto kind = Kind::Null; kind <= Kind::Type; kind = static_cast<Kind>(static_cast<int>(kind) + 1)) {
        if (kindName(kind) == typed.toText())
            return Value::type(kind);
    }
    unreadable(typed);
}

Value readAs(const QString& type, const Json& data)
{
    if (type == u"null")
        return {};
    if (type == u"bool")
        return data.toBool();
    if (type == u"int")
        return numberOf(data, &QString::toLongLong);
    if (type == u"uint")
        return numberOf(data, &QString::toULongLong);
    if (type == u"double")
        return doubleOf(data);
    if (type == u"decimal")
        return orUnreadable(Decimal::fromText(digitsOf(data)), data);
    if (type == u"string")
        return data.toText();
    if (type == u"bytes_hex")
        return QByteArray::fromHex(data.toText().toLatin1());
    if (type == u"timestamp")
        return instantFrom(data);
    if (type == u"duration")
        return spanOf(data);
    if (type == u"list")
        return listFrom(data);
    return type == u"map" ? mapFrom(data) : typeFrom(data);
}

}

Json toTyped(const Value& value)
{
    switch (value.kind()) {
    case Kind::Null:
        return tagged(u"null"_s, Json(true));
    case Kind::Bool:
        return tagged(u"bool"_s, Json(value.get<bool>()));
    case Kind::Bytes:
        return tagged(u"bytes_hex"_s, Json::text(QString::fromLatin1(value.get<QByteArray>().toHex())));
    case Kind::Timestamp:
        return tagged(u"timestamp"_s, pair(value.get<Instant>().seconds, value.get<Instant>().nanoseconds));
    case Kind::Duration:
        return tagged(u"duration"_s,
            pair(value.get<Span>().nanoseconds / nanosecondsInSecond,
                value.get<Span>().nanoseconds % nanosecondsInSecond));
    case Kind::List:
        return tagged(u"list"_s, typedList(value.items()));
    case Kind::Map:
        return tagged(u"map"_s, typedMap(value.map()));
    default:
        return tagged(kindName(value.kind()), Json::text(scalarText(value).value_or(QString())));
    }
}

Value fromTyped(const Json& typed)
{
    if (typed.members().size() != 1)
        unreadable(typed);
    const auto& [type, data] = typed.members().constFirst();
    try {
        return readAs(type, data);
    } catch (const TypeError&) {
        unreadable(typed);
    }
}

}
