// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/sqliteconnection.h"

namespace occasion {

/// An SQLite file that any thread may use: each has a connection of its own, made at its first use, and
/// removed in that thread, when the thread ends or, at the latest, uses another database after this one is
/// gone.
class SqliteDatabase
{
public:
    explicit SqliteDatabase(SqliteOptions options);
    ~SqliteDatabase();
    SqliteDatabase(const SqliteDatabase&) = delete;
    SqliteDatabase& operator=(const SqliteDatabase&) = delete;

    const SqliteOptions& options() const { return m_options; }

    /// The calling thread's connection. OperationalError when it cannot be opened.
    SqliteConnection& connection() const;

private:
    SqliteOptions m_options;
    std::shared_ptr<const int> m_alive; // what the threads' connections can see the end of this by
};

} // namespace occasion
