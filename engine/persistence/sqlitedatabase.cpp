// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/sqlitedatabase.h"

#include <vector>

namespace occasion {

namespace {

struct OwnConnection
{
    std::weak_ptr<const int> database;
    std::unique_ptr<SqliteConnection> connection;
};

/// A thread's connections, which end with it.
std::vector<OwnConnection>& ownConnections()
{
    thread_local std::vector<OwnConnection> connections;
    return connections;
}

void removeAbandoned()
{
    std::erase_if(ownConnections(), [](const OwnConnection& own) { return own.database.expired(); });
}

} // namespace

SqliteDatabase::SqliteDatabase(SqliteOptions options)
    : m_options(std::move(options))
    , m_alive(std::make_shared<const int>())
{
}

SqliteDatabase::~SqliteDatabase()
{
    m_alive.reset();
    removeAbandoned();
}

SqliteConnection& SqliteDatabase::connection() const
{
    for (const auto& own : ownConnections()) {
        if (!own.database.owner_before(m_alive) && !m_alive.owner_before(own.database))
            return *own.connection;
    }
    removeAbandoned();
    ownConnections().push_back({m_alive, std::make_unique<SqliteConnection>(m_options)});
    return *ownConnections().back().connection;
}

} // namespace occasion
