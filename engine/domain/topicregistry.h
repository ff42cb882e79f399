// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/aggregate.h"

#include <QHash>

namespace occasion {

/// Resolves topics to types: what stored events are read back with. Filled once, then only read (from any thread).
class TopicRegistry
{
public:
    /// TopicError when a topic is registered already for a different type, and nothing is added then; the same
    /// type again is harmless.
    void add(const std::shared_ptr<const AggregateType>& type);

    /// Null when the topic names nothing known.
    std::shared_ptr<const AggregateType> findAggregate(const QString& topic) const;
    std::shared_ptr<const EventType> findEvent(const QString& topic) const;

    /// TopicError "Failed to resolve topic '…'" when it names nothing known.
    std::shared_ptr<const AggregateType> aggregate(const QString& topic) const;
    std::shared_ptr<const EventType> event(const QString& topic) const;

private:
    QHash<QString, std::shared_ptr<const AggregateType>> m_aggregates;
    QHash<QString, std::shared_ptr<const EventType>> m_events;
};

}
