// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/aggregatecache.h"
#include "engine/application/snapshot.h"

namespace occasion {

/// Repository (chapter 8): gives aggregates by id, rebuilt from the newest snapshot and the events after it, or
/// from what it keeps of earlier uses. What it gives is a copy, which may be changed freely. Any thread may use it.
class Repository
{
public:
    /// `snapshots` may be null. All must outlive the repository.
    Repository(const EventStore& events, const AggregateRecorder* snapshots, Observer* observer = nullptr,
        const CacheOptions& cache = {});

    const EventStore& events() const { return m_events; }

    /// The aggregate, at a version or as it is now; above its last version it is as it is now. AggregateNotFound
    /// when there are no events up to there, or the last of them discards it. `now` is the instant of what it will
    /// decide. At a version it is always rebuilt.
    Aggregate get(const OriginatorId& id, const Timestamp& now, std::optional<Version> version = {}) const;

    /// As get, but none in place of AggregateNotFound.
    std::optional<Aggregate> find(
        const OriginatorId& id, const Timestamp& now, std::optional<Version> version = {}) const;

    bool contains(const OriginatorId& id) const;

    /// Tells it of events that were just stored: without fast-forwarding it keeps the aggregates as they are then.
    void saved(const std::vector<DomainEvent>& events);

    /// Drops what it keeps, as when events that were saved are taken back with their batch.
    void forget();
    /// Drops what it keeps of the aggregates of these events, as when they were refused: the next use reads what is
    /// stored.
    void forget(const std::vector<DomainEvent>& events);

private:
    std::optional<Aggregate> rebuild(
        const OriginatorId& id, const Timestamp& now, std::optional<Version> version) const;
    std::optional<Aggregate> keep(const OriginatorId& id, const Timestamp& now) const;

    const EventStore& m_events;
    const AggregateRecorder* m_snapshots;
    Observer* m_observer;
    const std::unique_ptr<AggregateCache> m_cache; // null: nothing is kept
};

/// Folds events into an aggregate: the first one creates it. None is left when the last one discards it. Errors as
/// Aggregate::mutate.
std::optional<Aggregate> fold(std::optional<Aggregate> aggregate, const std::vector<DomainEvent>& events,
    const TopicRegistry& topics, const Timestamp& now);

}
