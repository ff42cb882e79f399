// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/aggregate.h"

#include <variant>

/// Turns a plain C++ struct into an AggregateType, and hands aggregates of that type back as what they are. Only
/// domain code and the code that registers it see these templates; everything else knows the values.
namespace occasion {

/// The events of an aggregate, the one that creates it first.
template <class Created, class... Subsequent>
struct Events
{
};

/// Whether T says how an E changes it: apply(const E&), or apply(const E&, const DomainEvent&) for one that also
/// needs the event's time or version.
template <class T, class E>
concept Applies = requires(T& state, const E& body, const DomainEvent& event)
{
    state.apply(body, event);
}
|| requires(T& state, const E& body)
{
    state.apply(body);
};

namespace describedetail {

template <class T, class E>
void applyAs(T& state, const DomainEvent& event)
{
    static_assert(Applies<T, E>, "the aggregate has no apply() for this event");
    const auto& body = *static_cast<const E*>(event.body.get());
    if constexpr (requires { state.apply(body, event); })
        state.apply(body, event);
    else
        state.apply(body);
}

template <class T, class... E>
AggregateType describeWith(Events<E...>)
{
    AggregateType type;
    type.topic = QString::fromUtf8(T::topic);
    type.name = shortTopic(type.topic);
    type.fields = fieldsOf<T>();
    (type.events.append(eventType<E>(type.topic, type.events.isEmpty())), ...);
    if constexpr (requires { T::initialVersion; })
        type.initialVersion = T::initialVersion;
    type.versions = classVersionsOf<T>();
    type.initialState = [] { return std::any(T{}); };
    type.apply = [](std::any& state, const DomainEvent& event) {
        auto& aggregate = *std::any_cast<T>(&state);
        const bool known = ((event.is<E>() && (applyAs<T, E>(aggregate, event), true)) || ...);
        if (!known)
            throw TypeError(
                QString::fromLatin1("'%1' is no event of this aggregate.").arg(event.type->topic));
    };
    type.writeFields
        = [](FieldSink& sink, const std::any& state) { writeMembers(sink, *std::any_cast<T>(&state)); };
    type.writeField = [](FieldSink& sink, const std::any& state, qsizetype place) {
        writeMember(sink, *std::any_cast<T>(&state), place);
    };
    type.readFields = [](const Value& state) { return std::any(readMembers<T>(state)); };
    type.cppType = &typeid(T);
    return type;
}

}

/// The one description of T: T::topic, T::Events and an apply(const E&) for each of them. A forgotten apply does
/// not compile.
template <class T>
const std::shared_ptr<const AggregateType>& describe()
{
    static const std::shared_ptr<const AggregateType> type
        = std::make_shared<const AggregateType>(describedetail::describeWith<T>(typename T::Events{}));
    return type;
}

/// An aggregate whose state is a T: `account->debit(…)` asks it to decide, `account.record(…)` makes it so.
template <class T>
class AggregateOf : public Aggregate
{
public:
    /// TypeError when the aggregate is of another type.
    AggregateOf(Aggregate aggregate) // NOLINT(google-explicit-constructor): repositories give Aggregates
        : Aggregate(std::move(aggregate))
    {
        if (!type()->cppType || *type()->cppType != typeid(T))
            throw TypeError(QString::fromLatin1("Aggregate %1 is a %2, not a %3.")
                                .arg(id().text(), type()->name, describe<T>()->name));
    }

    /// A new aggregate, from the event that creates it.
    template <class E>
    AggregateOf(OriginatorId id, Timestamp now, E created)
        : Aggregate(describe<T>(), std::move(id), now)
    {
        record(std::move(created));
    }

    const T& operator*() const { return *std::any_cast<T>(&state()); }
    const T* operator->() const { return std::any_cast<T>(&state()); }

    /// Records what the aggregate decided.
    template <class E>
    void record(E event)
    {
        trigger(type()->event(typeid(E)), std::make_shared<const E>(std::move(event)));
    }

    /// Records whichever of several events it decided for.
    template <class... E>
    void record(std::variant<E...> decision)
    {
        std::visit([this](auto& event) { this->record(std::move(event)); }, decision);
    }
};

}
