// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/classversions.h"
#include "engine/domain/fields.h"
#include "engine/domain/originatorid.h"

#include <functional>
#include <memory>
#include <typeinfo>

namespace occasion {

/// The kind of a domain event as a value: what its topic is, what fields it has, how they are written and read.
/// Made from a C++ struct by eventType<E>(), or by a model.
struct EventType
{
    QString topic = {}; ///< stored with each event: "module:Class.Event"
    QString name = {}; ///< the part after the last dot, "Credited"
    QList<FieldInfo> fields = {};
    QString aggregateTopic = {}; ///< the type of aggregate that it belongs to
    bool creates = false; ///< whether it is the first event of its aggregate
    bool discards = false; ///< whether its aggregate is gone afterwards
    ClassVersions versions = {}; ///< of the state that the mapper stores
    std::function<void(FieldSink&, const void* body)> writeFields = {};
    /// One field's value alone, by its place in `fields`.
    std::function<void(FieldSink&, const void* body, qsizetype place)> writeField = {};
    std::function<std::shared_ptr<const void>(const Value& state)> readFields = {};
    /// The same from a state as it was written, which is quicker; may be empty. See FieldSource.
    std::function<std::shared_ptr<const void>(FieldSource&)> scanFields = {};
    const std::type_info* cppType = nullptr; ///< null for types that no C++ struct stands behind
};

/// Domain event (chapter 1): the immutable record of one decision of one aggregate.
struct DomainEvent
{
    OriginatorId originatorId = {};
    qint64 originatorVersion = 0;
    Timestamp timestamp = {};
    std::shared_ptr<const EventType> type = {};
    std::shared_ptr<const void> body = {}; ///< the event's own fields, as its type made them
    QString originatorTopic = {}; ///< of a created event: the aggregate's type

    template <class E>
    bool is() const
    {
        return type && type->cppType && *type->cppType == typeid(E);
    }

    /// The event's own fields. TypeError when it is another event.
    template <class E>
    const E& as() const
    {
        if (!is<E>())
            throw TypeError(QString::fromLatin1("The event is %1.").arg(type ? type->topic : QString()));
        return *static_cast<const E*>(body.get());
    }
};

/// Equal when the kind and all fields are equal.
bool operator==(const DomainEvent& a, const DomainEvent& b);

/// Writes the state of an event as the mapper stores it: timestamp, originator_topic of a created event, fields.
void writeEventState(FieldSink& sink, const DomainEvent& event);

/// The part of a topic after its last dot or colon: "bank:BankAccount.Credited" → "Credited".
QString shortTopic(const QString& topic);

/// ProgrammingError when a field has a name under which the mapper stores something itself.
void requireNamesOfItsOwn(const EventType& type);

/// Describes an event from its struct, which names its topic as `static constexpr auto topic = "…"`. One that ends its
/// aggregate says `static constexpr bool discards = true`; one whose fields have changed lists its `upcasts`.
/// ProgrammingError for fields named timestamp, originator_topic or class_version, which every state has.
template <class E>
std::shared_ptr<const EventType> eventType(const QString& aggregateTopic, bool creates)
{
    static_assert(
        requires { std::string_view(E::topic); }, "every event names its topic");
    auto type = std::make_shared<EventType>();
    type->topic = QString::fromUtf8(E::topic);
    type->name = shortTopic(type->topic);
    type->fields = fieldsOf<E>();
    requireNamesOfItsOwn(*type);
    type->aggregateTopic = aggregateTopic;
    type->creates = creates;
    if constexpr (requires { E::discards; })
        type->discards = E::discards;
    type->versions = classVersionsOf<E>();
    type->writeFields
        = [](FieldSink& sink, const void* body) { writeMembers(sink, *static_cast<const E*>(body)); };
    type->writeField = [](FieldSink& sink, const void* body, qsizetype place) {
        writeMember(sink, *static_cast<const E*>(body), place);
    };
    type->readFields = [](const Value& state) -> std::shared_ptr<const void> {
        return std::make_shared<const E>(readMembers<E>(state));
    };
    type->scanFields = [](FieldSource& source) -> std::shared_ptr<const void> {
        return std::make_shared<const E>(scanMembers<E>(source));
    };
    type->cppType = &typeid(E);
    return type;
}

}
