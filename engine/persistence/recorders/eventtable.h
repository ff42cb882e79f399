// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorder.h"

#include <QHash>

namespace occasion {

/// Stored events in memory in the order of insertion, found by aggregate and version. Not thread-safe.
class EventTable
{
public:
    /// The first event whose version is taken, here or earlier in the batch; null when all can be added.
    const StoredEvent* findConflict(const std::vector<StoredEvent>& batch) const;

    /// Adds an event that has no conflict.
    void add(const StoredEvent& event);

    const std::vector<StoredEvent>& events() const { return m_events; }
    std::vector<StoredEvent> select(const OriginatorId& id, const EventRange& range) const;
    /// Where in events() the same ones stand, of the first `among` events.
    std::vector<size_t> places(const OriginatorId& id, const EventRange& range, qint64 among) const;

private:
    struct Place
    {
        Version version;
        size_t index;
    };
    using Places = std::vector<Place>; // by version

    bool contains(const OriginatorId& id, Version version) const;

    std::vector<StoredEvent> m_events;
    QHash<OriginatorId, Places> m_places;
};

} // namespace occasion
