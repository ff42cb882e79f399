// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/aggregate.h"
#include "engine/persistence/storedevent.h"

namespace occasion {

/// What one command or one policy brought about, to be recorded whole or not at all: the new events and, when an
/// upstream notification was processed, its tracking record.
class ProcessingEvent
{
public:
    explicit ProcessingEvent(std::optional<Tracking> tracking = {})
        : m_tracking(std::move(tracking))
    {
    }

    /// Takes the aggregate's pending events. They are stored grouped by aggregate, in the order of these calls.
    void collectEvents(Aggregate& aggregate);
    /// Adds an event of no aggregate, as of an event-sourced log.
    void collectEvent(DomainEvent event) { m_events.push_back(std::move(event)); }

    const std::optional<Tracking>& tracking() const { return m_tracking; }
    const std::vector<DomainEvent>& events() const { return m_events; }

private:
    std::optional<Tracking> m_tracking;
    std::vector<DomainEvent> m_events;
};

}
