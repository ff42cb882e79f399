// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/mapper.h"
#include "engine/persistence/recorder.h"

namespace occasion {

/// A domain event with the notification that it was recorded as (id 0 in a store without a total order).
struct Recording
{
    DomainEvent event;
    Notification notification;
};

/// Event store (chapter 5): stores domain events through a mapper in a recorder, and gives them back.
class EventStore
{
public:
    /// Both must outlive the store.
    EventStore(const Mapper& mapper, AggregateRecorder& recorder, Observer* observer = nullptr);

    const Mapper& mapper() const { return m_mapper; }

    /// Maps all events, then stores all of them or none. IntegrityError as the recorder's.
    void put(const std::vector<DomainEvent>& events);

    /// The events of one aggregate, by version. Errors as the mapper's.
    std::vector<DomainEvent> get(const OriginatorId& id, const EventRange& range = {}) const;

private:
    const Mapper& m_mapper;
    AggregateRecorder& m_recorder;
    Observer* m_observer;
};

/// Maps the events in order.
std::vector<StoredEvent> toStoredEvents(const Mapper& mapper, const std::vector<DomainEvent>& events);

}
