// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/errors.h"
#include "engine/persistence/storedevent.h"

namespace occasion {

/// The sentences of conflicts, the same whatever the store: what a run writes does not depend on where it is
/// kept.
IntegrityError eventConflict(const StoredEvent& event);
IntegrityError snapshotConflict(const StoredEvent& snapshot);
IntegrityError trackingConflict(const Tracking& tracking);
IntegrityError journalConflict(const JournalRow& row);

} // namespace occasion
