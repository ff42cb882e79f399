// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorder.h"

#include <chrono>
#include <memory>

namespace occasion {

/// What a commit survives: the end of the process (Normal), or also a power cut (Full).
enum class Durability
{
    Full,
    Normal
};

/// How the choice is shown to people: "synchronous=FULL: …".
QString durabilityText(Durability durability);

/// How long a writer waits for another one, unless something else is asked for.
inline constexpr std::chrono::milliseconds defaultLockTimeout{5000};

/// Where a recorder keeps its tables. A value: two processes of one session differ in the prefix alone.
struct RecorderPlace
{
    /// A file's path, or an SQLite URI ("file:…"); empty is memory.
    QString path = {};
    /// Empty: the Python library's table names (stored_events, stored_snapshots, tracking, and journal beside them).
    /// "accounts": accounts_events, accounts_snapshots, accounts_tracking, accounts_journal.
    QString prefix = {};
    Durability durability = Durability::Full;
    std::chrono::milliseconds lockTimeout = defaultLockTimeout;
    bool createsTables = true; ///< if not, a table that is missing is an OperationalError when it is needed
    NotificationId after = 0; ///< ids run on from here where it continues another's log
};

/// Opens the recorder that belongs there.
/// OperationalError when the file cannot be opened or is no database.
std::unique_ptr<ProcessRecorder> openRecorder(const RecorderPlace& place);

}
