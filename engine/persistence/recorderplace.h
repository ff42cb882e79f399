// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorder.h"

#include <memory>

namespace occasion {

/// What a commit survives: the end of the process (Normal), or also a power cut (Full).
enum class Durability
{
    Full,
    Normal
};

/// Where a recorder keeps its tables. A value: two processes of one session differ in the prefix alone.
struct RecorderPlace
{
    /// A file's path; empty is memory.
    QString path = {};
    /// Empty: the Python library's table names (stored_events, stored_snapshots, tracking, and journal beside them).
    /// "accounts": accounts_events, accounts_snapshots, accounts_tracking, accounts_journal.
    QString prefix = {};
    Durability durability = Durability::Full;
};

/// Opens the recorder that belongs there and makes its tables where they are missing.
/// OperationalError when the file cannot be opened or is no database.
std::unique_ptr<ProcessRecorder> openRecorder(const RecorderPlace& place);

}
