// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/sqliterecorder.h"

#include "engine/persistence/recorders/conflict.h"
#include "engine/persistence/recorders/sqliteinsertion.h"
#include "engine/persistence/recorders/topictexts.h"

#include <QRegularExpression>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// Which parts of a range go into its statement.
enum RangePart
{
    Above = 1,
    UpTo = 2,
    Backwards = 4,
    Limited = 8
};

size_t partsOf(const EventRange& range)
{
    return (range.gt ? Above : 0) | (range.lte ? UpTo : 0) | (range.descending ? Backwards : 0)
        | (range.limit ? Limited : 0);
}

QString rangeClause(size_t parts)
{
    QString sql;
    if (parts & Above)
        sql += u" AND originator_version>?"_s;
    if (parts & UpTo)
        sql += u" AND originator_version<=?"_s;
    sql += u" ORDER BY originator_version"_s;
    if (parts & Backwards)
        sql += u" DESC"_s;
    if (parts & Limited)
        sql += u" LIMIT ?"_s;
    return sql;
}

QString insertionInto(const QString& table, qint64 after)
{
    if (after == 0)
        return u"INSERT INTO %1 VALUES (?,?,?,?)"_s.arg(table);
    return u"INSERT INTO %1 (rowid, originator_id, originator_version, topic, state) VALUES "
           "((SELECT coalesce(max(rowid), %2) + 1 FROM %1),?,?,?,?)"_s.arg(table, QString::number(after));
}

/// Which ends of a range of notifications go into its statement.
enum RangeEnd
{
    FromStart = 1, // included
    UpToStop = 2
};

size_t endsOf(const NotificationRange& range)
{
    return (range.inclusiveOfStart ? FromStart : 0) | (range.stop ? UpToStop : 0);
}

QString notificationSelection(const QString& table, size_t ends, qsizetype topics)
{
    QString sql = u"SELECT rowid, originator_id, originator_version, topic, state FROM "_s % table
        % (ends & FromStart ? u" WHERE rowid>=?"_s : u" WHERE rowid>?"_s);
    if (ends & UpToStop)
        sql += u" AND rowid<=?"_s;
    if (topics > 0)
        sql += u" AND topic IN (?"_s % u",?"_s.repeated(topics - 1) % u")"_s;
    return sql % u" ORDER BY rowid LIMIT ?"_s;
}

OriginatorId idOf(QByteArrayView utf8)
{
    const auto uuid = OriginatorId::fromHex(utf8);
    return uuid ? *uuid : OriginatorId::fromStored(textOf(utf8));
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

/// Of a statement that selects row number, originator's id, version, topic and state.
std::vector<Notification> notificationsOf(
    SqliteStatement& statement, qint64 mostBytes = std::numeric_limits<qint64>::max())
{
    statement.run();
    std::vector<Notification> notifications;
    TopicTexts topics;
    for (qint64 bytes = 0; bytes < mostBytes && statement.next(); bytes += notifications.back().state.size())
        notifications.push_back({{idOf(statement.bytes(1)), statement.integer(2),
                                     topics.of(statement.bytes(3)), statement.blob(4)},
            statement.integer(0)});
    return notifications;
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
    std::shared_ptr<const SqliteDatabase> database, const QString& table, qint64 after)
    : m_database(std::move(database))
    , m_insert(insertionInto(table, after))
{
    for (size_t parts = 0; parts < m_selections.size(); ++parts)
        m_selections[parts] = u"SELECT originator_version, topic, state FROM "_s % table
            % u" WHERE originator_id=?"_s % rangeClause(parts);
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
    statement.bindText(event.originatorId.utf8())
        .bind(event.originatorVersion)
        .bind(event.topic)
        .bind(event.state);
    runInsertion(statement, connection, [&] { return conflict(event); });
    return statement.insertedRow();
}

std::vector<StoredEvent> SqliteAggregateRecorder::selectEvents(
    const OriginatorId& id, const EventRange& range) const
{
    auto statement = m_database->connection().prepare(m_selections[partsOf(range)]);
    statement.bindText(id.utf8());
    bindRange(statement, range);
    statement.run();
    std::vector<StoredEvent> events;
    TopicTexts topics;
    while (statement.next())
        events.push_back({id, statement.integer(0), topics.of(statement.bytes(1)), statement.blob(2)});
    return events;
}

SqliteRecorder::SqliteRecorder(std::shared_ptr<const SqliteDatabase> database, const QString& prefix,
    bool makesTables, NotificationId after)
    : m_database(std::move(database))
    , m_names(prefix)
    , m_after(after)
    , m_events(m_database, m_names.events, after)
    , m_snapshots(m_database, m_names.snapshots)
    , m_tracking(m_database, m_names.tracking)
    , m_journal(m_names.journal)
{
    for (size_t ends = 0; ends < m_notificationSelections.size(); ++ends)
        m_notificationSelections[ends] = notificationSelection(m_names.events, ends, 0);
    if (makesTables)
        makeTables();
    requireShape(m_names.events);
    requireShape(m_names.snapshots);
    m_tracking.adopt();
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
    m_tracking.make(connection);
    m_journal.make(connection);
    transaction.commit();
}

/// Nothing but four columns, two of them the key, can be written by position; a missing table is not looked at.
void SqliteRecorder::requireShape(const QString& table) const
{
    auto statement
        = m_database->connection().prepare(u"SELECT count(*), sum(pk > 0) FROM pragma_table_info(?)"_s);
    statement.bind(table).run();
    const bool isThere = statement.next() && statement.integer(0) > 0;
    if (isThere && (statement.integer(0) != 4 || statement.integer(1) != 2)) {
        throw OperationalError(
            u"The store '%1' cannot be written: its table '%2' is of another version."_s.arg(
                m_database->options().shown(), table));
    }
}

std::vector<NotificationId> SqliteRecorder::record(const Commit& commit)
{
    auto& connection = m_database->connection();
    // The event comes first: of one alone nothing was written when it is refused. What else may be refused, such as what
    // a follower has processed already, nobody meets who runs alone, and the others repeat their batch.
    SqliteTransaction transaction(connection,
        commit.events.size() > 1 ? SqliteTransaction::Undo::All : SqliteTransaction::Undo::Nothing);
    std::vector<NotificationId> ids;
    ids.reserve(commit.events.size());
    for (const auto& event : commit.events)
        ids.push_back(m_events.insert(connection, event, eventConflict));
    if (commit.tracking)
        m_tracking.insert(connection, *commit.tracking);
    for (const auto& snapshot : commit.snapshots)
        m_snapshots.insert(connection, snapshot, snapshotConflict);
    if (commit.journal)
        m_journal.insert(connection, *commit.journal, ids.empty() ? 0 : ids.front());
    transaction.commit();
    if (!ids.empty())
        m_announcement.announce();
    return ids;
}

std::unique_ptr<RecorderBatch> SqliteRecorder::beginBatch()
{
    class Batch : public RecorderBatch
    {
    public:
        Batch(SqliteConnection& connection, Announcement& announcement)
            : m_transaction(connection)
            , m_announcement(announcement)
        {
        }
        void commit() override
        {
            m_transaction.commit();
            m_announcement.announce();
        }

    private:
        SqliteTransaction m_transaction;
        Announcement& m_announcement;
    };
    return std::make_unique<Batch>(m_database->connection(), m_announcement);
}

std::vector<StoredEvent> SqliteRecorder::selectEvents(const OriginatorId& id, const EventRange& range) const
{
    return m_events.selectEvents(id, range);
}

std::vector<Notification> SqliteRecorder::selectNotifications(const NotificationRange& range) const
{
    const auto ends = endsOf(range);
    auto statement = m_database->connection().prepare(range.topics.isEmpty()
            ? m_notificationSelections[ends]
            : notificationSelection(m_names.events, ends, range.topics.size()));
    statement.bind(range.start);
    if (range.stop)
        statement.bind(*range.stop);
    for (const auto& topic : range.topics)
        statement.bind(topic);
    statement.bind(qint64(range.limit));
    return notificationsOf(statement, range.mostBytes);
}

std::vector<Notification> SqliteRecorder::selectNotificationsOf(
    const OriginatorId& id, const EventRange& range, NotificationId upTo) const
{
    auto statement = m_database->connection().prepare(
        u"SELECT rowid, originator_id, originator_version, topic, state FROM "_s % m_names.events
        % u" WHERE originator_id=? AND rowid<=?"_s % rangeClause(partsOf(range)));
    statement.bindText(id.utf8()).bind(upTo);
    bindRange(statement, range);
    return notificationsOf(statement);
}

NotificationId SqliteRecorder::maxNotificationId() const
{
    auto statement = m_database->connection().prepare(u"SELECT MAX(rowid) FROM "_s % m_names.events);
    statement.run();
    return statement.next() && !statement.isNull(0) ? statement.integer(0) : m_after;
}

bool SqliteRecorder::waitForNotification(NotificationId after, std::chrono::milliseconds atMost) const
{
    constexpr std::chrono::milliseconds othersMayRecord{100};
    return m_announcement.wait([&] { return maxNotificationId() > after; }, atMost, othersMayRecord);
}

NotificationId SqliteRecorder::maxTrackingId(const QString& applicationName) const
{
    return m_tracking.max(applicationName);
}

bool SqliteRecorder::hasTrackingId(const Tracking& tracking) const
{
    return m_tracking.has(tracking);
}

std::vector<Tracking> SqliteRecorder::selectTracking() const
{
    return m_tracking.all();
}

std::vector<JournalRow> SqliteRecorder::selectJournal(qint64 fromStep, int limit) const
{
    return m_journal.select(m_database->connection(), fromStep, limit);
}

} // namespace occasion
