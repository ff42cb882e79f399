// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/mapper.h"
#include "engine/persistence/recorder.h"

namespace occasion {

/// A domain event with the notification that it was recorded as.
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
    EventStore(const Mapper& mapper, ProcessRecorder& recorder, Observer* observer = nullptr);

    const Mapper& mapper() const { return m_mapper; }

    /// Maps all events, then stores them in one commit with what `with` holds beside events: all of it or nothing. Gives
    /// them in the order in which they were given. Errors as the mapper's and the recorder's (see
    /// ProcessRecorder::record).
    std::vector<Recording> put(const std::vector<DomainEvent>& events, Commit with = {});

    /// The events of one aggregate, by version. Errors as the mapper's.
    std::vector<DomainEvent> get(const OriginatorId& id, const EventRange& range = {}) const;

private:
    const Mapper& m_mapper;
    ProcessRecorder& m_recorder;
    Observer* m_observer;
};

/// Maps the events in order.
std::vector<StoredEvent> toStoredEvents(const Mapper& mapper, const std::vector<DomainEvent>& events);

}
