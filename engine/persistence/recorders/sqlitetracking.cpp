// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/sqlitetracking.h"

#include "engine/errors.h"
#include "engine/persistence/recorders/conflict.h"
#include "engine/persistence/recorders/sqliteinsertion.h"

namespace occasion {

using namespace Qt::StringLiterals;

SqliteTracking::SqliteTracking(std::shared_ptr<const SqliteDatabase> database, QString table)
    : m_database(std::move(database))
    , m_table(std::move(table))
{
    writeStatements(u"application_name"_s);
}

/// `leader` is the first column's name, which versions of the library call differently.
void SqliteTracking::writeStatements(const QString& leader)
{
    m_insert = u"INSERT INTO %1 VALUES (?,?)"_s.arg(m_table);
    m_raise = u"INSERT INTO %1 VALUES (?,?) ON CONFLICT (%2) DO UPDATE SET "
              "notification_id=excluded.notification_id WHERE excluded.notification_id>notification_id "
              "RETURNING 1"_s.arg(m_table, leader);
    m_max = u"SELECT MAX(notification_id) FROM %1 WHERE %2=?"_s.arg(m_table, leader);
    m_has = u"SELECT 1 FROM %1 WHERE %2=? AND notification_id=?"_s.arg(m_table, leader);
    m_all
        = u"SELECT %2, notification_id FROM %1 WHERE %2<>'__migration__' ORDER BY %2, notification_id"_s.arg(
            m_table, leader);
}

void SqliteTracking::make(SqliteConnection& connection) const
{
    connection.execute(u"CREATE TABLE IF NOT EXISTS %1 (application_name TEXT, notification_id INTEGER, "
                       "PRIMARY KEY (application_name, notification_id)) WITHOUT ROWID"_s.arg(m_table));
}

void SqliteTracking::adopt()
{
    auto statement
        = m_database->connection().prepare(u"SELECT name, pk FROM pragma_table_info(?) ORDER BY cid"_s);
    statement.bind(m_table).run();
    QStringList names;
    int keys = 0;
    while (statement.next()) {
        names.append(statement.text(0));
        keys += statement.integer(1) > 0 ? 1 : 0;
    }
    if (names.isEmpty())
        return; // missing, as was asked for
    if (names.size() != 2 || keys == 0 || names.at(1) != u"notification_id") {
        throw OperationalError(
            u"The store '%1' cannot be written: its table '%2' is of another version."_s.arg(
                m_database->options().shown(), m_table));
    }
    m_hasSingleRows = keys == 1;
    writeStatements(u'"' % QString(names.at(0)).replace(u'"', u"\"\""_s) % u'"');
}

void SqliteTracking::insert(SqliteConnection& connection, const Tracking& tracking) const
{
    m_hasSingleRows ? raiseRow(connection, tracking) : insertRow(connection, tracking);
}

void SqliteTracking::insertRow(SqliteConnection& connection, const Tracking& tracking) const
{
    auto statement = connection.prepare(m_insert);
    statement.bind(tracking.applicationName).bind(tracking.notificationId);
    runInsertion(statement, connection, [&] { return trackingConflict(tracking); });
}

void SqliteTracking::raiseRow(SqliteConnection& connection, const Tracking& tracking) const
{
    auto statement = connection.prepare(m_raise);
    statement.bind(tracking.applicationName).bind(tracking.notificationId).run();
    if (!statement.next())
        throw trackingConflict(tracking);
}

NotificationId SqliteTracking::max(const QString& applicationName) const
{
    auto statement = m_database->connection().prepare(m_max);
    statement.bind(applicationName).run();
    return statement.next() ? statement.integer(0) : 0;
}

bool SqliteTracking::has(const Tracking& tracking) const
{
    if (m_hasSingleRows)
        return max(tracking.applicationName) >= tracking.notificationId;
    auto statement = m_database->connection().prepare(m_has);
    statement.bind(tracking.applicationName).bind(tracking.notificationId).run();
    return statement.next();
}

std::vector<Tracking> SqliteTracking::all() const
{
    auto statement = m_database->connection().prepare(m_all);
    statement.run();
    std::vector<Tracking> records;
    while (statement.next())
        records.push_back({statement.text(0), statement.integer(1)});
    return records;
}

} // namespace occasion
