// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/sqliterecorder.h"

#include "engine/persistence/recorders/conflict.h"
#include "engine/persistence/sqliteerror.h"

#include <QRegularExpression>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// SQLite's extended result codes for a key that is there already (primary key, unique, rowid).
bool isKeyTaken(const QSqlError& error)
{
    const auto code = error.nativeErrorCode().toInt();
    return code == 1555 || code == 2067 || code == 2579;
}

/// Runs an insertion; a row that is there already is what `conflict` says.
template <class MakeConflict>
void runInsertion(SqliteStatement& statement, const QString& path, const MakeConflict& conflict)
{
    const auto error = statement.tryRun();
    if (!error.isValid())
        return;
    if (isKeyTaken(error))
        throw conflict();
    throwSqliteError(error, path);
}

StoredEvent readEvent(const SqliteStatement& row, int firstColumn)
{
    return {.originatorId = OriginatorId::fromStored(row.text(firstColumn)),
        .originatorVersion = row.integer(firstColumn + 1),
        .topic = row.text(firstColumn + 2),
        .state = row.blob(firstColumn + 3)};
}

QString rangeClause(const EventRange& range)
{
    QString sql;
    if (range.gt)
        sql += u" AND originator_version>?"_s;
    if (range.lte)
        sql += u" AND originator_version<=?"_s;
    sql += range.descending ? u" ORDER BY originator_version DESC"_s : u" ORDER BY originator_version ASC"_s;
    if (range.limit)
        sql += u" LIMIT ?"_s;
    return sql;
}

void bindRange(SqliteStatement& statement, const EventRange& range)
{
    if (range.gt)
        statement.bind(*range.gt);
    if (range.lte)
        statement.bind(*range.lte);
    if (range.limit)
        statement.bind(qint64(*range.limit));
}

} // namespace

TableNames::TableNames(const QString& prefix)
{
    static const QRegularExpression plain(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    if (prefix.isEmpty()) {
        events = u"stored_events"_s;
        snapshots = u"stored_snapshots"_s;
        tracking = u"tracking"_s;
        journal = u"journal"_s;
        return;
    }
    if (!plain.match(prefix).hasMatch() || prefix.startsWith(u"sqlite"_s, Qt::CaseInsensitive)) {
        throw ValueError(
            u"'%1' cannot name tables: use letters, digits and underscores, a letter first, and not "
            "SQLite's own name."_s.arg(prefix));
    }
    events = prefix % u"_events"_s;
    snapshots = prefix % u"_snapshots"_s;
    tracking = prefix % u"_tracking"_s;
    journal = prefix % u"_journal"_s;
}

SqliteAggregateRecorder::SqliteAggregateRecorder(
    std::shared_ptr<const SqliteDatabase> database, const QString& table)
    : m_database(std::move(database))
    , m_insert(u"INSERT INTO %1 VALUES (?,?,?,?)"_s.arg(table))
    , m_select(u"SELECT originator_id, originator_version, topic, state FROM %1 WHERE originator_id=?"_s.arg(
          table))
{
}

void SqliteAggregateRecorder::insertEvents(const std::vector<StoredEvent>& events)
{
    auto& connection = m_database->connection();
    SqliteTransaction transaction(connection);
    for (const auto& event : events)
        insert(connection, event, snapshotConflict);
    transaction.commit();
}

qint64 SqliteAggregateRecorder::insert(SqliteConnection& connection, const StoredEvent& event,
    IntegrityError (*conflict)(const StoredEvent&)) const
{
    auto statement = connection.prepare(m_insert);
    statement.bind(event.originatorId.text())
        .bind(event.originatorVersion)
        .bind(event.topic)
        .bind(event.state);
    runInsertion(statement, connection.options().shown(), [&] { return conflict(event); });
    return statement.insertedRow();
}

std::vector<StoredEvent> SqliteAggregateRecorder::selectEvents(
    const OriginatorId& id, const EventRange& range) const
{
    auto statement = m_database->connection().prepare(m_select % rangeClause(range));
    statement.bind(id.text());
    bindRange(statement, range);
    statement.run();
    std::vector<StoredEvent> events;
    while (statement.next())
        events.push_back(readEvent(statement, 0));
    return events;
}

SqliteRecorder::SqliteRecorder(std::shared_ptr<const SqliteDatabase> database, const QString& prefix)
    : m_database(std::move(database))
    , m_names(prefix)
    , m_events(m_database, m_names.events)
    , m_snapshots(m_database, m_names.snapshots)
{
    makeTables();
    requireShape(m_names.events, 4, 2);
    requireShape(m_names.snapshots, 4, 2);
    requireShape(m_names.tracking, 2, 2);
}

void SqliteRecorder::makeTables()
{
    auto& connection = m_database->connection();
    SqliteTransaction transaction(connection);
    const auto columns = u"(originator_id TEXT, originator_version INTEGER, topic TEXT, state BLOB, "
                         "PRIMARY KEY (originator_id, originator_version))"_s;
    connection.execute(u"CREATE TABLE IF NOT EXISTS "_s % m_names.events % u" "_s % columns);
    connection.execute(
        u"CREATE TABLE IF NOT EXISTS "_s % m_names.snapshots % u" "_s % columns % u" WITHOUT ROWID"_s);
    connection.execute(u"CREATE TABLE IF NOT EXISTS "_s % m_names.tracking
        % u" (application_name TEXT, notification_id INTEGER, "
          "PRIMARY KEY (application_name, notification_id)) WITHOUT ROWID"_s);
    connection.execute(u"CREATE TABLE IF NOT EXISTS "_s % m_names.journal
        % u" (step INTEGER PRIMARY KEY, kind TEXT, cause BLOB, first_id INTEGER, count INTEGER, "
          "outcome TEXT, error TEXT, clock TEXT)"_s);
    transaction.commit();
}

void SqliteRecorder::requireShape(const QString& table, int columns, int keys) const
{
    auto statement
        = m_database->connection().prepare(u"SELECT count(*), sum(pk > 0) FROM pragma_table_info(?)"_s);
    statement.bind(table).run();
    if (!statement.next() || statement.integer(0) != columns || statement.integer(1) != keys) {
        throw OperationalError(
            u"The store '%1' cannot be written: its table '%2' is of another version."_s.arg(
                m_database->options().shown(), table));
    }
}

std::vector<NotificationId> SqliteRecorder::record(const Commit& commit)
{
    auto& connection = m_database->connection();
    SqliteTransaction transaction(connection);
    std::vector<NotificationId> ids;
    ids.reserve(commit.events.size());
    for (const auto& event : commit.events)
        ids.push_back(m_events.insert(connection, event, eventConflict));
    if (commit.tracking)
        insertTracking(connection, *commit.tracking);
    for (const auto& snapshot : commit.snapshots)
        m_snapshots.insert(connection, snapshot, snapshotConflict);
    if (commit.journal)
        insertJournal(connection, *commit.journal, ids.empty() ? 0 : ids.front());
    transaction.commit();
    return ids;
}

void SqliteRecorder::insertTracking(SqliteConnection& connection, const Tracking& tracking) const
{
    auto statement = connection.prepare(u"INSERT INTO %1 VALUES (?,?)"_s.arg(m_names.tracking));
    statement.bind(tracking.applicationName).bind(tracking.notificationId);
    runInsertion(statement, connection.options().shown(), [&] { return trackingConflict(tracking); });
}

void SqliteRecorder::insertJournal(
    SqliteConnection& connection, const JournalRow& row, NotificationId firstId) const
{
    auto statement = connection.prepare(u"INSERT INTO %1 VALUES (?,?,?,?,?,?,?,?)"_s.arg(m_names.journal));
    statement.bind(row.step).bind(row.kind).bind(row.cause).bind(firstId).bind(qint64(row.count));
    statement.bind(row.outcome).bind(row.error).bind(row.clock);
    runInsertion(statement, connection.options().shown(), [&] { return journalConflict(row); });
}

std::vector<StoredEvent> SqliteRecorder::selectEvents(const OriginatorId& id, const EventRange& range) const
{
    return m_events.selectEvents(id, range);
}

std::vector<Notification> SqliteRecorder::selectNotifications(const NotificationRange& range) const
{
    QString sql = u"SELECT rowid, originator_id, originator_version, topic, state FROM "_s % m_names.events
        % u" WHERE rowid>=?"_s;
    if (range.stop)
        sql += u" AND rowid<=?"_s;
    if (!range.topics.isEmpty())
        sql += u" AND topic IN (?"_s % u",?"_s.repeated(range.topics.size() - 1) % u")"_s;
    sql += u" ORDER BY rowid LIMIT ?"_s;

    auto statement = m_database->connection().prepare(sql);
    statement.bind(range.start);
    if (range.stop)
        statement.bind(*range.stop);
    for (const auto& topic : range.topics)
        statement.bind(topic);
    statement.bind(qint64(range.limit)).run();
    std::vector<Notification> notifications;
    while (statement.next())
        notifications.push_back({readEvent(statement, 1), statement.integer(0)});
    return notifications;
}

std::vector<Notification> SqliteRecorder::selectNotificationsOf(
    const OriginatorId& id, const EventRange& range, NotificationId upTo) const
{
    auto statement = m_database->connection().prepare(
        u"SELECT rowid, originator_id, originator_version, topic, state FROM "_s % m_names.events
        % u" WHERE originator_id=? AND rowid<=?"_s % rangeClause(range));
    statement.bind(id.text()).bind(upTo);
    bindRange(statement, range);
    statement.run();
    std::vector<Notification> notifications;
    while (statement.next())
        notifications.push_back({readEvent(statement, 1), statement.integer(0)});
    return notifications;
}

NotificationId SqliteRecorder::maxNotificationId() const
{
    auto statement = m_database->connection().prepare(u"SELECT MAX(rowid) FROM "_s % m_names.events);
    statement.run();
    return statement.next() ? statement.integer(0) : 0;
}

NotificationId SqliteRecorder::maxTrackingId(const QString& applicationName) const
{
    auto statement = m_database->connection().prepare(
        u"SELECT MAX(notification_id) FROM %1 WHERE application_name=?"_s.arg(m_names.tracking));
    statement.bind(applicationName).run();
    return statement.next() ? statement.integer(0) : 0;
}

bool SqliteRecorder::hasTrackingId(const Tracking& tracking) const
{
    auto statement = m_database->connection().prepare(
        u"SELECT 1 FROM %1 WHERE application_name=? AND notification_id=?"_s.arg(m_names.tracking));
    statement.bind(tracking.applicationName).bind(tracking.notificationId).run();
    return statement.next();
}

std::vector<Tracking> SqliteRecorder::selectTracking() const
{
    auto statement = m_database->connection().prepare(
        u"SELECT application_name, notification_id FROM %1 ORDER BY application_name, notification_id"_s.arg(
            m_names.tracking));
    statement.run();
    std::vector<Tracking> records;
    while (statement.next())
        records.push_back({statement.text(0), statement.integer(1)});
    return records;
}

std::vector<JournalRow> SqliteRecorder::selectJournal(qint64 fromStep, int limit) const
{
    auto statement = m_database->connection().prepare(
        u"SELECT step, kind, cause, first_id, count, outcome, error, clock FROM %1 WHERE step>=? ORDER BY step LIMIT ?"_s
            .arg(m_names.journal));
    statement.bind(fromStep).bind(qint64(limit)).run();
    std::vector<JournalRow> rows;
    while (statement.next()) {
        rows.push_back({.step = statement.integer(0),
            .kind = statement.text(1),
            .cause = statement.blob(2),
            .firstId = statement.integer(3),
            .count = static_cast<int>(statement.integer(4)),
            .outcome = statement.text(5),
            .error = statement.text(6),
            .clock = statement.text(7)});
    }
    return rows;
}

} // namespace occasion
