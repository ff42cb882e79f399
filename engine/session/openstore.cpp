// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/openstore.h"

#include "engine/errors.h"

#include <QDir>
#include <QFileInfo>

#include <limits>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t idsInAStatement = 1000;

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

}

OpenStore::OpenStore(const QString& address)
    : m_file(address)
{
    findProcesses();
    nameProcesses();
}

QStringList OpenStore::columnsOf(const QString& table) const
{
    QStringList names;
    auto statement = connection().prepare(u"SELECT name FROM pragma_table_info(?) ORDER BY cid"_s);
    statement.bind(table).run();
    while (statement.next())
        names.append(statement.text(0));
    return names;
}

bool OpenStore::holdsEvents(const QString& table) const
{
    const auto columns = columnsOf(table);
    return columns.contains(u"originator_id"_s) && columns.contains(u"originator_version"_s)
        && columns.contains(u"topic"_s) && columns.contains(u"state"_s);
}

void OpenStore::findProcesses()
{
    QStringList names;
    {
        auto statement = connection().prepare(
            u"SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY rowid"_s);
        statement.run();
        while (statement.next())
            names.append(statement.text(0));
    }
    const auto known = [&names](const QString& name) { return names.contains(name) ? name : QString(); };
    for (const auto& name : names) {
        if (!name.endsWith(u"_events"_s) || !holdsEvents(name))
            continue;
        const auto prefix = name.chopped(7);
        const bool isLibrarys = prefix == u"stored"_s;
        m_processes.push_back({.process = isLibrarys ? QFileInfo(path()).completeBaseName() : prefix,
            .events = name,
            .snapshots = known(prefix % u"_snapshots"_s),
            .tracking = known(isLibrarys ? u"tracking"_s : prefix % u"_tracking"_s),
            .journal = known(isLibrarys ? u"journal"_s : prefix % u"_journal"_s)});
    }
    if (!m_processes.empty())
        return;
    const QString what = names.isEmpty() ? u"has no tables: it is no event store."_s
                                         : u"is no event store: its tables are "_s % listed(names) % u'.';
    throw OperationalError(u"The store '"_s % QDir::toNativeSeparators(path()) % u"' "_s % what);
}

/// A prefix is in small letters; how an application is really written is what its followers have tracked.
void OpenStore::nameProcesses()
{
    if (m_processes.size() < 2)
        return;
    for (size_t follower = 0; follower < m_processes.size(); ++follower) {
        for (const auto& record : positions(static_cast<int>(follower))) {
            for (auto& leader : m_processes) {
                if (leader.process.compare(record.applicationName, Qt::CaseInsensitive) == 0)
                    leader.process = record.applicationName;
            }
        }
    }
}

void OpenStore::forEachEntry(int process, const std::function<void(const Entry&)>& visit) const
{
    auto statement = connection().prepare(u"SELECT rowid, originator_id, originator_version, topic FROM "_s
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
        = connection().prepare(u"SELECT rowid, originator_id, originator_version, topic, state FROM "_s
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
    QString sql = u"SELECT rowid, originator_id, originator_version, topic, state FROM "_s
        % quoted(tables(process).events) % u" WHERE rowid>=? AND rowid<=?"_s;
    if (!range.topics.isEmpty())
        sql += u" AND topic IN (?"_s % u",?"_s.repeated(range.topics.size() - 1) % u')';
    auto statement = connection().prepare(sql % u" ORDER BY rowid LIMIT ?"_s);
    statement.bind(range.start).bind(range.stop.value_or(std::numeric_limits<NotificationId>::max()));
    for (const auto& topic : range.topics)
        statement.bind(topic);
    statement.bind(qint64(range.limit)).run();
    std::vector<Notification> page;
    while (statement.next())
        page.push_back({eventAt(statement, 1), statement.integer(0)});
    return page;
}

void OpenStore::forEachOf(int process, const std::vector<NotificationId>& ids,
    const std::function<void(const Notification&)>& visit) const
{
    for (size_t first = 0; first < ids.size(); first += idsInAStatement) {
        QStringList some;
        for (size_t i = first; i < std::min(ids.size(), first + idsInAStatement); ++i)
            some.append(QString::number(ids[i]));
        auto statement = connection().prepare(
            u"SELECT rowid, originator_id, originator_version, topic, state FROM "_s
            % quoted(tables(process).events) % u" WHERE rowid IN ("_s % some.join(u',')
            % u") ORDER BY rowid"_s);
        statement.run();
        while (statement.next())
            visit({eventAt(statement, 1), statement.integer(0)});
    }
}

/// The tracking table with columns of known names; empty when there is none. Versions of the library call the
/// leader's column differently, but it is always the first.
QString OpenStore::trackingSource(int process) const
{
    const auto& table = tables(process).tracking;
    const auto columns = table.isEmpty() ? QStringList() : columnsOf(table);
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
    auto statement
        = connection().prepare(u"SELECT name, MAX(id) FROM "_s % source % u" GROUP BY name ORDER BY name"_s);
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
    auto statement = connection().prepare(u"SELECT name, id FROM "_s % source % u" ORDER BY name, id"_s);
    statement.run();
    while (statement.next())
        visit({statement.text(0), statement.integer(1)});
}

std::vector<JournalRow> OpenStore::journal(int process, qint64 fromStep, int limit) const
{
    const auto& table = tables(process).journal;
    if (table.isEmpty())
        return {};
    auto statement
        = connection().prepare(u"SELECT step, kind, cause, first_id, count, outcome, error, clock FROM "_s
            % quoted(table) % u" WHERE step>=? ORDER BY step LIMIT ?"_s);
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

void OpenStore::forEachSnapshot(int process, const std::function<void(const StoredEvent&)>& visit) const
{
    const auto& table = tables(process).snapshots;
    if (table.isEmpty())
        return;
    auto statement = connection().prepare(u"SELECT originator_id, originator_version, topic, state FROM "_s
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
    auto statement = connection().prepare(u"SELECT MAX(originator_version) FROM "_s % quoted(table)
        % u" WHERE originator_id=? AND originator_version<=?"_s);
    statement.bind(id.text()).bind(upTo).run();
    if (!statement.next() || statement.isNull(0))
        return {};
    return statement.integer(0);
}

}
