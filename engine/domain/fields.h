// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/fieldinfo.h"
#include "engine/domain/fieldnames.h"
#include "engine/domain/fieldsink.h"
#include "engine/domain/fieldsource.h"
#include "engine/domain/transcoding.h"
#include "engine/domain/value.h"
#include "engine/errors.h"

#include <optional>
#include <type_traits>
#include <utility>

/// What a plain struct consists of: from its declaration alone come its stored fields, its JSON and its trees.
///
/// A record is an aggregate (in C++'s sense) of at most twelve members, without bases. Stored names are the
/// members' names in snake_case; a struct that must store another name says so in
/// `static constexpr std::pair<std::string_view, std::string_view> storedNames[]`. Types that are stored under a name
/// of their own say so with a Transcoding.
namespace occasion {

template <class T>
void writeField(FieldSink& sink, const T& value);
template <class T>
T readField(const Value& value);
template <class T>
T scanField(FieldSource& source);

namespace fielddetail {

template <class T>
struct IsOptional : std::false_type
{
};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type
{
};
template <class T>
struct IsList : std::false_type
{
};
template <class T>
struct IsList<QList<T>> : std::true_type
{
};

template <class T>
consteval FieldType typeOf()
{
    if constexpr (IsOptional<T>::value)
        return typeOf<typename T::value_type>();
    else if constexpr (Encoded<T>)
        return typeOf<EncodedAs<T>>();
    else if constexpr (std::is_same_v<T, bool>)
        return FieldType::Boolean;
    else if constexpr (std::is_integral_v<T>)
        return FieldType::Integer;
    else if constexpr (std::is_floating_point_v<T>)
        return FieldType::Real;
    else if constexpr (std::is_same_v<T, QString>)
        return FieldType::Text;
    else if constexpr (std::is_same_v<T, Decimal>)
        return FieldType::Decimal;
    else if constexpr (std::is_same_v<T, Uuid>)
        return FieldType::Uuid;
    else if constexpr (std::is_same_v<T, Timestamp>)
        return FieldType::Timestamp;
    else if constexpr (IsList<T>::value)
        return FieldType::List;
    else
        return FieldType::Record;
}

/// The names that a value of T can have, where it is an enumeration that names them.
template <class T>
QStringList choicesOf()
{
    if constexpr (IsOptional<T>::value)
        return choicesOf<typename T::value_type>();
    else if constexpr (Enumerated<T>)
        return Transcoding<T>::choices();
    else
        return {};
}

template <class T>
T orTypeError(std::optional<T> read, QLatin1StringView what, const Value& value)
{
    if (!read)
        throw TypeError(QString::fromLatin1("%1 is not %2.").arg(value.displayText(), what));
    return *std::move(read);
}

/// The name that values of T have in states.
template <Transcoded T>
const QString& customName()
{
    static const QString name
        = QString::fromUtf8(Transcoding<T>::name.data(), static_cast<qsizetype>(Transcoding<T>::name.size()));
    return name;
}

/// What stands under the name of T; a value without a name, as commands have it, stands for itself.
template <Transcoded T>
Value customData(const Value& value)
{
    if (value.kind() != Value::Kind::Custom)
        return value;
    if (value.customName() != customName<T>())
        throw TypeError(QString::fromLatin1("%1 is a '%2', not a '%3'.")
                            .arg(value.displayText(), value.customName(), customName<T>()));
    return value.customData();
}

}

/// The fields of T in the order of declaration.
template <class T>
const QList<FieldInfo>& fieldsOf()
{
    static const QList<FieldInfo> fields = [] {
        QList<FieldInfo> list;
        forEachMember<T>([&]<class Member>(const QString& name, std::type_identity<Member>) {
            list.append({name, fielddetail::typeOf<Member>(), fielddetail::IsOptional<Member>::value,
                fielddetail::choicesOf<Member>()});
        });
        return list;
    }();
    return fields;
}

/// Writes the members as keys and values; the caller opens and closes the object.
template <class T>
void writeMembers(FieldSink& sink, const T& record)
{
    forEachField(record, [&](const QString& name, const auto& member) {
        sink.key(name);
        writeField(sink, member);
    });
}

/// Writes the value of one member alone, by its place in fieldsOf<T>(). Constant time.
template <class T>
void writeMember(FieldSink& sink, const T& record, qsizetype place)
{
    using Write = void (*)(FieldSink&, const T&);
    static constexpr auto writers = []<std::size_t... I>(std::index_sequence<I...>)
    {
        return std::array<Write, sizeof...(I)>{
            [](FieldSink& to, const T& from) { writeField(to, std::get<I>(fielddetail::tied(from))); }...};
    }
    (std::make_index_sequence<fielddetail::memberCount<T>()>{});
    writers[static_cast<std::size_t>(place)](sink, record);
}

/// Reads the members from an Object; anything else is a TypeError. So is a missing member, unless it is optional,
/// and the error names it.
template <class T>
T readMembers(const Value& object)
{
    if (object.kind() != Value::Kind::Object)
        throw TypeError(QString::fromLatin1("%1 is not a record.").arg(object.displayText()));
    T record{};
    forEachField(record, [&]<class Member>(const QString& name, Member& member) {
        if (!object.contains(name) && !fielddetail::IsOptional<Member>::value)
            throw TypeError(QString::fromLatin1("The field '%1' is missing.").arg(name));
        try {
            member = readField<Member>(object.value(name));
        } catch (const TypeError& error) {
            throw TypeError(QString::fromLatin1("The field '%1': %2").arg(name, error.message()));
        }
    });
    return record;
}

/// Reads the members in the order of declaration; whatever is otherwise makes the source fail. The caller opens and
/// closes the object.
template <class T>
T scanMembers(FieldSource& source)
{
    T record{};
    forEachField(record, [&]<class Member>(const QString& name, Member& member) {
        source.key(name);
        member = scanField<Member>(source);
    });
    return record;
}

template <class T>
void writeField(FieldSink& sink, const T& value)
{
    constexpr FieldType type = fielddetail::typeOf<T>();
    if constexpr (fielddetail::IsOptional<T>::value) {
        value ? writeField(sink, *value) : sink.null();
    } else if constexpr (Encoded<T>) {
        sink.beginCustom(fielddetail::customName<T>());
        writeField(sink, Transcoding<T>::encode(value));
        sink.endCustom();
    } else if constexpr (type == FieldType::Boolean) {
        sink.boolean(value);
    } else if constexpr (type == FieldType::Integer) {
        sink.integer(value);
    } else if constexpr (type == FieldType::Real) {
        sink.real(value);
    } else if constexpr (type == FieldType::Text) {
        sink.text(value);
    } else if constexpr (type == FieldType::Decimal) {
        sink.decimal(value);
    } else if constexpr (type == FieldType::Uuid) {
        sink.uuid(value);
    } else if constexpr (type == FieldType::Timestamp) {
        sink.timestamp(value);
    } else if constexpr (type == FieldType::List) {
        sink.beginList();
        for (const auto& item : value)
            writeField(sink, item);
        sink.endList();
    } else {
        if constexpr (Transcoded<T>)
            sink.beginCustom(fielddetail::customName<T>());
        sink.beginObject();
        writeMembers(sink, value);
        sink.endObject();
        if constexpr (Transcoded<T>)
            sink.endCustom();
    }
}

template <class T>
T readField(const Value& value)
{
    constexpr FieldType type = fielddetail::typeOf<T>();
    if constexpr (fielddetail::IsOptional<T>::value) {
        return value.kind() == Value::Kind::Null ? T{} : T{readField<typename T::value_type>(value)};
    } else if constexpr (Encoded<T>) {
        return Transcoding<T>::decode(readField<EncodedAs<T>>(fielddetail::customData<T>(value)));
    } else if constexpr (type == FieldType::Boolean) {
        return value.toBool();
    } else if constexpr (type == FieldType::Integer) {
        if (!std::in_range<T>(value.toInteger()))
            throw TypeError(QString::fromLatin1("%1 is too large or too small.").arg(value.toInteger()));
        return static_cast<T>(value.toInteger());
    } else if constexpr (type == FieldType::Real) {
        return value.toReal();
    } else if constexpr (type == FieldType::Text) {
        return value.toText();
    } else if constexpr (type == FieldType::Decimal) {
        return fielddetail::orTypeError(value.asDecimal(), QLatin1StringView("a decimal number"), value);
    } else if constexpr (type == FieldType::Uuid) {
        return fielddetail::orTypeError(value.asUuid(), QLatin1StringView("an id"), value);
    } else if constexpr (type == FieldType::Timestamp) {
        return fielddetail::orTypeError(value.asTimestamp(), QLatin1StringView("a time"), value);
    } else if constexpr (type == FieldType::List) {
        if (value.kind() != Value::Kind::List)
            throw TypeError(QString::fromLatin1("%1 is not a list.").arg(value.displayText()));
        T list;
        for (const auto& item : value.items())
            list.append(readField<typename T::value_type>(item));
        return list;
    } else if constexpr (Transcoded<T>) {
        return readMembers<T>(fielddetail::customData<T>(value));
    } else {
        return readMembers<T>(value);
    }
}

template <class T>
T scanField(FieldSource& source)
{
    constexpr FieldType type = fielddetail::typeOf<T>();
    if constexpr (fielddetail::IsOptional<T>::value) {
        return source.takeNull() ? T{} : T{scanField<typename T::value_type>(source)};
    } else if constexpr (Transcoded<T>) { // whether its name is registered is for the tree's reader to say
        source.fail();
        return T{};
    } else if constexpr (type == FieldType::Boolean) {
        return source.boolean();
    } else if constexpr (type == FieldType::Integer) {
        const qint64 number = source.integer();
        if (!std::in_range<T>(number))
            source.fail();
        return static_cast<T>(number);
    } else if constexpr (type == FieldType::Real) {
        return source.real();
    } else if constexpr (type == FieldType::Text) {
        return source.text();
    } else if constexpr (type == FieldType::Decimal) {
        return source.decimal();
    } else if constexpr (type == FieldType::Uuid) {
        return source.uuid();
    } else if constexpr (type == FieldType::Timestamp) {
        return source.timestamp();
    } else if constexpr (type == FieldType::List) {
        T list;
        for (source.beginList(); source.nextItem();)
            list.append(scanField<typename T::value_type>(source));
        return list;
    } else {
        source.beginObject();
        T record = scanMembers<T>(source);
        source.endObject();
        return record;
    }
}

}
