// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/openstore.h"

#include "engine/errors.h"
#include "engine/persistence/realpath.h"
#include "engine/persistence/recorders/sqlitejournal.h"
#include "engine/session/storefolder.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString& name)
{
    return u'"' % QString(name).replace(u'"', u"\"\""_s) % u'"';
}

StoredEvent eventAt(const SqliteStatement& row, int firstColumn)
{
    return {.originatorId = OriginatorId::fromStored(row.text(firstColumn)),
        .originatorVersion = row.integer(firstColumn + 1),
        .topic = row.text(firstColumn + 2),
        .state = row.blob(firstColumn + 3)};
}

QString listed(const QStringList& names)
{
    const auto shown = names.mid(0, 5).join(u", "_s);
    return names.size() > 5 ? shown % u" and %1 more"_s.arg(names.size() - 5) : shown;
}

QStringList columnsOf(SqliteConnection& connection, const QString& table)
{
    QStringList names;
    auto statement = connection.prepare(u"SELECT name FROM pragma_table_info(?) ORDER BY cid"_s);
    statement.bind(table).run();
    while (statement.next())
        names.append(statement.text(0));
    return names;
}

bool holdsEvents(SqliteConnection& connection, const QString& table)
{
    const auto columns = columnsOf(connection, table);
    return columns.contains(u"originator_id"_s) && columns.contains(u"originator_version"_s)
        && columns.contains(u"topic"_s) && columns.contains(u"state"_s);
}

QStringList tablesOf(SqliteConnection& connection)
{
    QStringList names;
    auto statement = connection.prepare(
        u"SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid"_s);
    statement.run();
    while (statement.next())
        names.append(statement.text(0));
    return names;
}

/// Of a session's file: what a branch has recorded itself, which is no log without what it was forked from. The run that
/// all branches come from is looked at.
bool isOfBranch(const QString& table)
{
    static const QRegularExpression branch(u"\\Ab[0-9]+_"_s);
    return branch.match(table).hasMatch();
}

/// The process applications of one file. OperationalError when there are none.
std::vector<OpenStore::Tables> processesOf(const StoreFile& file)
{
    auto& connection = file.database().connection();
    const auto names = tablesOf(connection);
    const auto known = [&names](const QString& name) { return names.contains(name) ? name : QString(); };
    const bool hasBranches = names.contains(u"session"_s) && names.contains(u"branches"_s);
    std::vector<OpenStore::Tables> processes;
    for (const auto& name : names) {
        if (!name.endsWith(u"_events"_s) || !holdsEvents(connection, name))
            continue;
        if (hasBranches && isOfBranch(name))
            continue;
        const auto prefix = name.chopped(7);
        const bool isLibrarys = prefix == u"stored"_s;
        processes.push_back({.application = isLibrarys ? QFileInfo(file.path()).completeBaseName() : prefix,
            .process = {},
            .events = name,
            .snapshots = known(prefix % u"_snapshots"_s),
            .tracking = known(isLibrarys ? u"tracking"_s : prefix % u"_tracking"_s),
            .journal = known(isLibrarys ? u"journal"_s : prefix % u"_journal"_s)});
    }
    if (!processes.empty())
        return processes;
    const QString what = names.isEmpty() ? u"has no tables: it is no event store."_s
                                         : u"is no event store: its tables are "_s % listed(names) % u'.';
    throw OperationalError(u"The store '"_s % QDir::toNativeSeparators(file.path()) % u"' "_s % what);
}

/// In one statement.
std::vector<Notification> selected(
    SqliteConnection& connection, const QString& table, const NotificationRange& range)
{
    QString sql = u"SELECT rowid, originator_id, originator_version, topic, state FROM "_s % quoted(table)
        % (range.inclusiveOfStart ? u" WHERE rowid>=? AND rowid<=?"_s : u" WHERE rowid>? AND rowid<=?"_s);
    if (!range.topics.isEmpty())
        sql += u" AND topic IN (?"_s % u",?"_s.repeated(range.topics.size() - 1) % u')';
    auto statement = connection.prepare(sql % u" ORDER BY rowid LIMIT ?"_s);
    statement.bind(range.start).bind(range.stop.value_or(std::numeric_limits<NotificationId>::max()));
    for (const auto& topic : range.topics)
        statement.bind(topic);
    statement.bind(qint64(range.limit)).run();
    std::vector<Notification> page;
    for (qint64 bytes = 0; bytes < range.mostBytes && statement.next(); bytes += page.back().state.size())
        page.push_back({eventAt(statement, 1), statement.integer(0)});
    return page;
}

}

OpenStore::OpenStore(const QString& address, const QStringList& inUse)
    : m_path(storePath(address))
{
    if (QFileInfo(m_path).isDir())
        openFolder(inUse);
    else
        open(m_path);
    nameProcesses();
}

void OpenStore::openFolder(const QStringList& inUse)
{
    for (const auto& path : inUse) {
        if (QFileInfo(path).absolutePath() == realPath(m_path))
            m_leftOut.append(u"'%1' is open here as a session."_s.arg(QDir::toNativeSeparators(path)));
    }
    for (const auto& path : databasesIn(m_path, inUse)) {
        try {
            open(path);
        } catch (const OperationalError& error) {
            m_leftOut.append(error.message());
        }
    }
    if (m_files.empty())
        throw OperationalError(m_leftOut.size() == 1
                ? m_leftOut.constFirst()
                : u"None of the %1 databases in the folder '%2' is an event store."_s.arg(m_leftOut.size())
                      .arg(QDir::toNativeSeparators(m_path)));
}

void OpenStore::open(const QString& path)
{
    auto file = std::make_unique<StoreFile>(path);
    for (auto& tables : processesOf(*file)) {
        tables.file = static_cast<int>(m_files.size());
        m_processes.push_back(std::move(tables));
    }
    m_files.push_back(std::move(file));
    m_followed.push_back(std::make_unique<FollowedFile>(path));
}

QString OpenStore::place() const
{
    QStringList names;
    QStringList manners;
    for (const auto& file : m_files) {
        names.append(QFileInfo(file->path()).fileName());
        manners.append(file->manner());
    }
    manners.removeDuplicates();
    return listed(names) % u", read-only ("_s % manners.join(u"; "_s) % u')';
}

SqliteConnection& OpenStore::connection(int process) const
{
    return m_files[static_cast<size_t>(tables(process).file)]->database().connection();
}

int OpenStore::leaderOf(int follower, const QString& name) const
{
    int found = -1;
    for (size_t process = 0; process < m_processes.size(); ++process) {
        if (m_processes[process].application.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        if (m_processes[process].file == tables(follower).file)
            return static_cast<int>(process);
        if (found < 0)
            found = static_cast<int>(process);
    }
    return found;
}

/// Tables and files are named in small letters; how an application is really written is what its followers have
/// tracked.
void OpenStore::nameProcesses()
{
    for (size_t follower = 0; follower < m_processes.size(); ++follower) {
        for (const auto& record : positions(static_cast<int>(follower))) {
            const int leader = leaderOf(static_cast<int>(follower), record.applicationName);
            if (leader >= 0 && m_processes.size() > 1)
                m_processes[static_cast<size_t>(leader)].application = record.applicationName;
        }
    }
    for (auto& tables : m_processes) {
        const auto alike = std::count_if(m_processes.begin(), m_processes.end(),
            [&tables](const Tables& other) { return other.application == tables.application; });
        const auto file = QFileInfo(m_files[static_cast<size_t>(tables.file)]->path()).fileName();
        tables.process = alike > 1 ? u"%1 (%2)"_s.arg(tables.application, file) : tables.application;
    }
}

NotificationId OpenStore::newestNotification(int process) const
{
    auto statement
        = connection(process).prepare(u"SELECT MAX(rowid) FROM "_s % quoted(tables(process).events));
    statement.run();
    return statement.next() && !statement.isNull(0) ? statement.integer(0) : 0;
}

void OpenStore::forEachEntry(int process, const std::function<void(const Entry&)>& visit) const
{
    auto statement
        = connection(process).prepare(u"SELECT rowid, originator_id, originator_version, topic FROM "_s
            % quoted(tables(process).events) % u" ORDER BY rowid"_s);
    statement.run();
    while (statement.next()) {
        visit({statement.integer(0), OriginatorId::fromStored(statement.text(1)), statement.integer(2),
            statement.text(3)});
    }
}

void OpenStore::forEachNotification(int process, NotificationId start, int limit, NotificationId stop,
    const std::function<void(const Notification&)>& visit) const
{
    auto statement
        = connection(process).prepare(u"SELECT rowid, originator_id, originator_version, topic, state FROM "_s
            % quoted(tables(process).events) % u" WHERE rowid>=? AND rowid<=? ORDER BY rowid LIMIT ?"_s);
    statement.bind(start).bind(stop).bind(qint64(limit)).run();
    while (statement.next())
        visit({eventAt(statement, 1), statement.integer(0)});
}

std::vector<Notification> OpenStore::notifications(
    int process, NotificationId start, int limit, NotificationId stop) const
{
    std::vector<Notification> page;
    forEachNotification(process, start, limit, stop,
        [&page](const Notification& notification) { page.push_back(notification); });
    return page;
}

std::vector<Notification> OpenStore::notifications(int process, const NotificationRange& range) const
{
    std::vector<Notification> page;
    m_followed[static_cast<size_t>(tables(process).file)]->read(
        [&](SqliteConnection& connection) { page = selected(connection, tables(process).events, range); });
    return page;
}

/// The ids travel as one JSON text, so that one prepared statement serves for any number of them.
void OpenStore::forEachOf(int process, const std::vector<NotificationId>& ids,
    const std::function<void(const Notification&)>& visit) const
{
    QStringList digits;
    for (const auto id : ids)
        digits.append(QString::number(id));
    auto statement
        = connection(process).prepare(u"SELECT rowid, originator_id, originator_version, topic, state FROM "_s
            % quoted(tables(process).events)
            % u" WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid"_s);
    const QString list = u'[' % digits.join(u',') % u']';
    statement.bind(list).run();
    while (statement.next())
        visit({eventAt(statement, 1), statement.integer(0)});
}

/// The tracking table with columns of known names; empty when there is none. Versions of the library call the
/// leader's column differently, but it is always the first.
QString OpenStore::trackingSource(int process) const
{
    const auto& table = tables(process).tracking;
    const auto columns = table.isEmpty() ? QStringList() : columnsOf(connection(process), table);
    if (columns.size() < 2)
        return {};
    return u"(SELECT "_s % quoted(columns[0]) % u" AS name, "_s % quoted(columns[1]) % u" AS id FROM "_s
        % quoted(table) % u" WHERE "_s % quoted(columns[0])
        % u"<>'__migration__')"_s; // that is the library's note to itself
}

std::vector<Tracking> OpenStore::positions(int process) const
{
    std::vector<Tracking> highest;
    const auto source = trackingSource(process);
    if (source.isEmpty())
        return highest;
    auto statement = connection(process).prepare(
        u"SELECT name, MAX(id) FROM "_s % source % u" GROUP BY name ORDER BY name"_s);
    statement.run();
    while (statement.next())
        highest.push_back({statement.text(0), statement.integer(1)});
    return highest;
}

void OpenStore::forEachTracking(int process, const std::function<void(const Tracking&)>& visit) const
{
    const auto source = trackingSource(process);
    if (source.isEmpty())
        return;
    auto statement
        = connection(process).prepare(u"SELECT name, id FROM "_s % source % u" ORDER BY name, id"_s);
    statement.run();
    while (statement.next())
        visit({statement.text(0), statement.integer(1)});
}

std::vector<JournalRow> OpenStore::journal(int process, qint64 fromStep, int limit) const
{
    const auto& table = tables(process).journal;
    if (table.isEmpty())
        return {};
    return SqliteJournal(quoted(table)).select(connection(process), fromStep, limit);
}

void OpenStore::forEachSnapshot(int process, const std::function<void(const StoredEvent&)>& visit) const
{
    const auto& table = tables(process).snapshots;
    if (table.isEmpty())
        return;
    auto statement
        = connection(process).prepare(u"SELECT originator_id, originator_version, topic, state FROM "_s
            % quoted(table) % u" ORDER BY originator_id, originator_version"_s);
    statement.run();
    while (statement.next())
        visit(eventAt(statement, 0));
}

std::optional<Version> OpenStore::snapshotVersion(int process, const OriginatorId& id, Version upTo) const
{
    const auto& table = tables(process).snapshots;
    if (table.isEmpty())
        return {};
    auto statement = connection(process).prepare(u"SELECT MAX(originator_version) FROM "_s % quoted(table)
        % u" WHERE originator_id=? AND originator_version<=?"_s);
    statement.bind(id.text()).bind(upTo).run();
    if (!statement.next() || statement.isNull(0))
        return {};
    return statement.integer(0);
}

}
