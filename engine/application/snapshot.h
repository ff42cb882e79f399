// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/aggregate.h"
#include "engine/persistence/eventstore.h"

namespace occasion {

/// The topic under which the Python library stores snapshots.
inline constexpr auto snapshotTopic = "eventsourcing.domain:Snapshot";

/// Snapshot (chapter 7): an aggregate's state at one version, so that it need not be folded from its first event. There
/// is this one class of snapshots; those of the library's applications that have classes of their own are read by their
/// state all the same. Stored like an event, compressed and encrypted as the mapper does it: timestamp, topic of the
/// aggregate's type, state with all attributes but id and version.
StoredEvent takeSnapshot(
    const Aggregate& aggregate, const Mapper& mapper, const Timestamp& now, Observer* observer = nullptr);

/// The aggregate that a snapshot holds; a state of an older class version is brought up to the current one. Errors as
/// Mapper::toDomainEvent; TypeError also when its topic or one of its times is missing.
Aggregate fromSnapshot(
    const StoredEvent& snapshot, const Mapper& mapper, const Timestamp& now, Observer* observer = nullptr);

/// The newest snapshot at or below a version (at all, without one).
std::optional<StoredEvent> newestSnapshot(
    const AggregateRecorder& snapshots, const OriginatorId& id, std::optional<Version> atMost = {});

}
