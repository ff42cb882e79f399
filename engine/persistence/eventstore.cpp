// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/eventstore.h"

#include "engine/persistence/passedvalues.h"

namespace occasion {

EventStore::EventStore(const Mapper& mapper, ProcessRecorder& recorder, Observer* observer)
    : m_mapper(mapper)
    , m_recorder(recorder)
    , m_observer(observer)
{
}

std::vector<Recording> EventStore::put(const std::vector<DomainEvent>& events, Commit with)
{
    with.events = toStoredEvents(m_mapper, events);
    const auto ids = m_recorder.record(with);
    std::vector<Recording> recordings;
    recordings.reserve(events.size());
    for (size_t i = 0; i < events.size(); ++i)
        recordings.push_back({events[i], {std::move(with.events[i]), ids[i]}});
    observe(
        m_observer, Pattern::EventStore, u"put", [&] { return toValues(events); },
        [&] { return ids.empty() ? Value() : Value::integer(ids.front()); });
    return recordings;
}

std::vector<DomainEvent> EventStore::get(const OriginatorId& id, const EventRange& range) const
{
    std::vector<DomainEvent> events;
    for (const auto& stored : m_recorder.selectEvents(id, range))
        events.push_back(m_mapper.toDomainEvent(stored));
    observe(
        m_observer, Pattern::EventStore, u"get", [&] { return Value::text(id.text()); },
        [&] { return toValues(events); });
    return events;
}

std::vector<StoredEvent> toStoredEvents(const Mapper& mapper, const std::vector<DomainEvent>& events)
{
    std::vector<StoredEvent> stored;
    stored.reserve(events.size());
    for (const auto& event : events)
        stored.push_back(mapper.toStoredEvent(event));
    return stored;
}

}
