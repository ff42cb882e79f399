// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorder.h"
#include "engine/session/systemmap.h"

#include <functional>
#include <limits>

namespace occasion {

/// What of a recorder is copied, and who is told of it.
struct CommitRange
{
    qint64 after = 0; ///< only steps after this one
    qint64 upTo = std::numeric_limits<qint64>::max();
    std::function<void(qint64 step)> told
        = {}; ///< of each step before it is copied; may throw, which ends it
};

/// Records the steps of one process once more, in order, each whole: events, tracking, snapshots and the journal's row.
/// The new recorder gives the events the ids that they have, as it must be empty and its ids run on from where the
/// range begins; DataError when it gives others. Time grows with what is copied, memory does not.
/// Errors as those of the two recorders, and DataError for a journal that cannot be read.
void copyCommits(const ProcessRecorder& from, ProcessRecorder& to, int process, const SystemMap& map,
    const CommitRange& range = {});

}
