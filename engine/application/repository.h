// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/snapshot.h"

namespace occasion {

/// Repository (chapter 8): gives aggregates by id, rebuilt from the newest snapshot and the events after it.
class Repository
{
public:
    /// `snapshots` may be null. All must outlive the repository.
    Repository(const EventStore& events, const AggregateRecorder* snapshots, Observer* observer = nullptr);

    /// The aggregate, at a version or as it is now; above its last version it is as it is now. AggregateNotFound
    /// when there are no events up to there. `now` is the instant of what it will decide.
    Aggregate get(const OriginatorId& id, const Timestamp& now, std::optional<Version> version = {}) const;

    /// As get, but none in place of AggregateNotFound.
    std::optional<Aggregate> find(
        const OriginatorId& id, const Timestamp& now, std::optional<Version> version = {}) const;

    bool contains(const OriginatorId& id) const;

private:
    const EventStore& m_events;
    const AggregateRecorder* m_snapshots;
    Observer* m_observer;
};

/// Folds events into an aggregate: the first one creates it. Errors as Aggregate::mutate.
std::optional<Aggregate> fold(std::optional<Aggregate> aggregate, const std::vector<DomainEvent>& events,
    const TopicRegistry& topics, const Timestamp& now);

}
