// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/eventrevision.h"

#include "engine/domain/valuebuilder.h"
#include "engine/errors.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

using Events = std::vector<DomainEvent>;

Value written(const EventType& type, const void* body)
{
    ValueBuilder builder;
    builder.beginObject();
    type.writeFields(builder, body);
    builder.endObject();
    return builder.take();
}

QString fieldNames(const EventType& type)
{
    QStringList names;
    for (const auto& field : type.fields)
        names.append(field.name);
    return names.isEmpty() ? u"none"_s : names.join(u", "_s);
}

void renumberFrom(Events& events, size_t place, const OriginatorId& id, int by)
{
    for (auto i = place; i < events.size(); ++i) {
        if (events[i].originatorId == id)
            events[i].originatorVersion += by;
    }
}

bool isAbout(const Supposition& supposed, const Events& events)
{
    const auto place = static_cast<size_t>(supposed.place);
    return place < events.size() && events[place].type->topic == supposed.topic
        && events[place].originatorId == supposed.aggregate;
}

/// The aggregate as it is before the event at that place. Throws what folding those before it throws.
std::optional<Aggregate> before(const Events& events, size_t place, const OriginatorId& id,
    const Repository& repository, const Timestamp& now)
{
    Events earlier;
    std::copy_if(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(place),
        std::back_inserter(earlier), [&id](const DomainEvent& event) { return event.originatorId == id; });
    return fold(repository.find(id, now), earlier, repository.events().mapper().topics(), now);
}

/// An event of a log that belongs to no aggregate has nothing that it could change.
void requireThatItApplies(
    const Events& events, size_t place, const Repository& repository, const Timestamp& now)
{
    const auto& event = events[place];
    if (event.type->aggregateTopic.isEmpty())
        return;
    fold(before(events, place, event.originatorId, repository, now), {event},
        repository.events().mapper().topics(), now);
}

}

Value checkedFields(const EventType& type, const Value& fields)
{
    for (const auto& [name, value] : fields.members()) {
        const bool isKnown = std::any_of(type.fields.begin(), type.fields.end(),
            [&name = name](const FieldInfo& field) { return field.name == name; });
        if (!isKnown)
            throw ValueError(
                u"'%1' has no field '%2'; its fields are: %3."_s.arg(type.name, name, fieldNames(type)));
    }
    return ownFields(type, fields);
}

Value ownFields(const EventType& type, const Value& state)
{
    return written(type, type.readFields(state).get());
}

std::vector<DomainEvent> EventRevision::revise(
    std::vector<DomainEvent> events, const Repository& repository, const Timestamp& now)
{
    try {
        for (auto supposed : m_suppositions) {
            if (supposed.kind == Supposition::Kind::Inserted)
                supposed.place = static_cast<int>(std::min<qsizetype>(supposed.place, std::ssize(events)));
            if (change(events, supposed, repository, now))
                m_inForce.push_back(supposed);
        }
    } catch (const EngineError& error) {
        m_problem = u"%1: %2"_s.arg(error.name(), error.message());
        throw;
    }
    return events;
}

bool EventRevision::change(
    Events& events, const Supposition& supposed, const Repository& repository, const Timestamp& now)
{
    if (supposed.kind == Supposition::Kind::Inserted) {
        insert(events, supposed, repository, now);
        return true;
    }
    if (!isAbout(supposed, events))
        return false;
    const auto place = static_cast<size_t>(supposed.place);
    if (supposed.kind == Supposition::Kind::Edited) {
        events[place].body = bodyOf(supposed);
        requireThatItApplies(events, place, repository, now);
        return true;
    }
    events.erase(events.begin() + supposed.place);
    renumberFrom(events, place, supposed.aggregate, -1);
    return true;
}

void EventRevision::insert(
    Events& events, const Supposition& supposed, const Repository& repository, const Timestamp& now)
{
    const auto place = static_cast<size_t>(supposed.place);
    const auto aggregate = before(events, place, supposed.aggregate, repository, now);
    if (!aggregate)
        throw AggregateNotFound(u"There is no aggregate %1 there."_s.arg(supposed.aggregate.text()));
    if (!aggregate->type()->event(supposed.topic)) {
        throw TypeError(
            u"'%1' is no event of %2."_s.arg(shortTopic(supposed.topic), aggregate->type()->name));
    }
    const DomainEvent event{.originatorId = supposed.aggregate,
        .originatorVersion = aggregate->version() + 1,
        .timestamp = now,
        .type = m_topics->event(supposed.topic),
        .body = bodyOf(supposed)};
    events.insert(events.begin() + static_cast<std::ptrdiff_t>(place), event);
    renumberFrom(events, place + 1, supposed.aggregate, 1);
    requireThatItApplies(events, place, repository, now);
}

std::shared_ptr<const void> EventRevision::bodyOf(const Supposition& supposed) const
{
    return m_topics->event(supposed.topic)->readFields(supposed.fields);
}

}
