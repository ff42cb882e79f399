// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/aggregate.h"

#include <QHash>

namespace occasion {

/// Resolves topics to types: what stored events are read back with. Filled once, then only read (from any thread).
///
/// Topics are "module:Class.Event", a module alone is "package.module". Types that were renamed are still found under
/// their former topics when these are registered as aliases.
class TopicRegistry
{
public:
    /// TopicError when a topic is registered already for a different type, and nothing is added then; the same
    /// type again is harmless.
    void add(const std::shared_ptr<const AggregateType>& type);

    /// Registers an event that belongs to no aggregate, such as one of an event-sourced log. Errors as above.
    void add(const std::shared_ptr<const EventType>& type);

    /// Lets a former topic stand for a present one: of a type, of a class with all that is nested in it, or of a
    /// module with all its classes and parts. TopicError when the former topic is registered for something else
    /// already; the same again is harmless.
    void addAlias(const QString& former, const QString& present);

    /// Null when the topic names nothing known.
    std::shared_ptr<const AggregateType> findAggregate(const QString& topic) const;
    std::shared_ptr<const EventType> findEvent(const QString& topic) const;

    /// TopicError "Failed to resolve topic '…'" when it names nothing known; ValueError when it is empty.
    std::shared_ptr<const AggregateType> aggregate(const QString& topic) const;
    std::shared_ptr<const EventType> event(const QString& topic) const;

    /// The present topic that a former one stands for: by its exact text, else by the longest part of its class
    /// path, else by the longest part of its module path that is an alias. Any other topic stands for itself.
    QString resolved(const QString& topic) const;

private:
    void requireNoAlias(const QString& topic) const;

    QHash<QString, std::shared_ptr<const AggregateType>> m_aggregates;
    QHash<QString, std::shared_ptr<const EventType>> m_events;
    QHash<QString, QString> m_aliases; // former to present
};

}
