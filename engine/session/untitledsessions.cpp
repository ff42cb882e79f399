// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/untitledsessions.h"

#include "engine/errors.h"
#include "engine/persistence/realpath.h"
#include "engine/persistence/sqliteconnection.h"
#include "engine/session/sessionfile.h"
#include "engine/session/sessionformat.h"
#include "engine/session/sessionkeeping.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostClosedFiles = 10;

QString textOf(SqliteConnection& connection, const QString& sql)
{
    auto statement = connection.prepare(sql);
    statement.run();
    return statement.next() ? statement.text(0) : QString();
}

QStringList tablesOf(SqliteConnection& connection)
{
    QStringList tables;
    auto statement = connection.prepare(u"SELECT name FROM sqlite_master WHERE type='table'"_s);
    statement.run();
    while (statement.next())
        tables.append(statement.text(0));
    return tables;
}

qint64 newestStepOf(SqliteConnection& connection, const QStringList& tables)
{
    qint64 newest = 0;
    for (const auto& table : tables) {
        if (table.endsWith(u"_journal"))
            newest = std::max(newest,
                textOf(connection, u"SELECT coalesce(max(step), 0) FROM \"%1\""_s.arg(table)).toLongLong());
    }
    return newest;
}

/// Unless a window has opened it since it was looked into.
void removeUnchanged(const SessionFileInfo& seen)
{
    try {
        const auto lock = lockSession(seen.path);
        const auto now = lookIntoSession(seen.path);
        if (now && now->steps == seen.steps && now->wasClosed == seen.wasClosed)
            removeSessionFile(seen.path);
    } catch (const OperationalError&) {
        return; // it is open somewhere: so it stays
    }
}

}

std::optional<SessionFileInfo> lookIntoSession(const QString& path)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return {};
    const QFileInfo pending(path + u"-wal"_s); // what SQLite has not moved into the file yet
    SessionFileInfo found{.path = info.absoluteFilePath(),
        .changed
        = pending.exists() ? std::max(pending.lastModified(), info.lastModified()) : info.lastModified()};
    found.isInUse = isInUse(found.path);
    try {
        SqliteConnection connection({.path = found.path, .mode = SqliteOptions::Mode::ReadOnly});
        const auto tables = tablesOf(connection);
        if (!tables.contains(u"session"_s))
            return {};
        found.name = textOf(connection, u"SELECT system || ' · ' || scenario FROM session"_s);
        found.steps = std::max(newestStepOf(connection, tables), placeMarkedBeside(found.path).step);
        if (tables.contains(u"branches"_s)) {
            const auto named = textOf(connection, u"SELECT name FROM branches WHERE id=0"_s);
            found.name = named.isEmpty() ? found.name : named;
        }
        if (tables.contains(u"notes"_s))
            found.wasClosed = textOf(connection, u"SELECT text FROM notes WHERE name='closed'"_s) != u"0";
    } catch (const EngineError&) {
        return {}; // whoever opens it is told why
    }
    return found;
}

UntitledSessions::UntitledSessions(QString folder)
    : m_folder(folder.isEmpty() ? QString() : realPath(folder))
{
}

QString UntitledSessions::newPath(const QString& system) const
{
    if (!QDir().mkpath(m_folder))
        throw OperationalError(u"The folder '%1' cannot be made."_s.arg(QDir::toNativeSeparators(m_folder)));
    const auto now = QDateTime::currentDateTime().toString(u"yyyy-MM-dd hhmmss"_s);
    for (int number = 1;; ++number) {
        auto path = u"%1/%2 %3 %4-%5.occasion"_s.arg(m_folder, system, now,
            QString::number(QCoreApplication::applicationPid()), QString::number(number));
        if (!QFileInfo::exists(path))
            return path;
    }
}

bool UntitledSessions::holds(const QString& path) const
{
    return isUsed() && QFileInfo(realPath(path)).absolutePath() == realPath(m_folder);
}

std::vector<SessionFileInfo> UntitledSessions::all() const
{
    std::vector<SessionFileInfo> found;
    if (!isUsed())
        return found;
    for (const auto& info : QDir(m_folder).entryInfoList({u"*.occasion"_s}, QDir::Files, QDir::Name)) {
        if (auto session = lookIntoSession(info.filePath()))
            found.push_back(*std::move(session));
    }
    std::stable_sort(found.begin(), found.end(),
        [](const auto& left, const auto& right) { return left.changed > right.changed; });
    return found;
}

std::vector<SessionFileInfo> UntitledSessions::recoverable() const
{
    auto found = all();
    std::erase_if(found, [](const auto& each) { return each.wasClosed || each.isInUse || each.steps == 0; });
    return found;
}

void UntitledSessions::tidy() const
{
    size_t closed = 0;
    for (const auto& each : all()) {
        if (each.isInUse || (!each.wasClosed && each.steps > 0))
            continue;
        if (each.steps == 0 || ++closed > mostClosedFiles)
            removeUnchanged(each);
    }
}

}
