// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/sqliteconnection.h"
#include "engine/persistence/sqliteerror.h"

namespace occasion {

/// Runs an insertion whose values are bound. When there is a row of the same key already, what `conflict` makes is
/// thrown; OperationalError for any other failure.
template <class MakeConflict>
void runInsertion(
    SqliteStatement& statement, const SqliteConnection& connection, const MakeConflict& conflict)
{
    const auto failure = statement.tryRun();
    if (!failure)
        return;
    if (failure.isKeyTaken())
        throw conflict();
    throwSqliteError(failure, connection.options().shown());
}

}
