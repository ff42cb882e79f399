// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/eventsourcedlog.h"

namespace occasion {

EventSourcedLog::EventSourcedLog(
    const EventStore& events, OriginatorId id, std::shared_ptr<const EventType> logged)
    : m_events(events)
    , m_id(std::move(id))
    , m_logged(std::move(logged))
{
}

DomainEvent EventSourcedLog::trigger(
    std::shared_ptr<const void> body, const Timestamp& now, std::optional<Version> next) const
{
    if (!next) {
        const auto newest = last();
        next = newest ? newest->originatorVersion + 1 : 1;
    }
    return {m_id, *next, now, m_logged, std::move(body), {}};
}

std::optional<DomainEvent> EventSourcedLog::first() const
{
    return one(false);
}

std::optional<DomainEvent> EventSourcedLog::last() const
{
    return one(true);
}

std::optional<DomainEvent> EventSourcedLog::one(bool last) const
{
    auto found = m_events.get(m_id, {.descending = last, .limit = 1});
    if (found.empty())
        return {};
    return std::move(found.front());
}

}
