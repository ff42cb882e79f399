// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/sessionfile.h"

#include "engine/errors.h"
#include "engine/persistence/realpath.h"
#include "engine/session/session.h"
#include "engine/session/sessionclaim.h"
#include "engine/session/sessionformat.h"

#include <QDir>
#include <QFileInfo>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

const QString closedNote = u"closed"_s;

/// Beside the file, so that all who can open it see it.
QString lockPath(const QString& path)
{
    const QFileInfo info(realPath(path));
    return info.absolutePath() + u"/."_s + info.fileName() + u".lock"_s;
}

/// A turn at full speed changes hundreds of pages; moving each few of them into the file would wait for the disk.
constexpr int pagesBeforeCheckpoint = 8000;
/// New events go all over the index of their aggregates' ids, so that its pages are used again and again.
constexpr int cacheKilobytes = 32 * 1024;

QString prefixOf(int branch)
{
    return branch == 0 ? QString() : u"b%1_"_s.arg(branch);
}

/// Whoever opens a file that is not there would make it.
void requireSession(const QString& path)
{
    if (!QFileInfo(path).isFile())
        throw OperationalError(u"There is no file '%1'."_s.arg(QDir::toNativeSeparators(path)));
    SqliteConnection connection({.path = path, .mode = SqliteOptions::Mode::ReadOnly});
    auto statement
        = connection.prepare(u"SELECT count(*) FROM sqlite_master WHERE type='table' AND name='session'"_s);
    statement.run();
    if (!statement.next() || statement.integer(0) == 0)
        throw OperationalError(u"'%1' holds no session; open it as a store, or choose another file."_s.arg(
            QDir::toNativeSeparators(path)));
    requireKnownFormat(connection);
}

}

bool isInUse(const QString& path)
{
    if (!QFileInfo::exists(lockPath(path)))
        return false;
    QLockFile lock(lockPath(path));
    lock.setStaleLockTime(0);
    return !lock.tryLock(0) && lock.error() == QLockFile::LockFailedError;
}

std::unique_ptr<QLockFile> lockSession(const QString& path)
{
    auto lock = std::make_unique<QLockFile>(lockPath(path));
    lock->setStaleLockTime(0); // however old: it ends with its program
    if (!lock->tryLock(0) && lock->error() == QLockFile::LockFailedError)
        throw OperationalError(
            u"'%1' is open in another window of Occasion: go on there, or close it there first."_s.arg(
                QDir::toNativeSeparators(path)));
    return lock;
}

RecorderPlace placeInFile(const QString& path, int branch, const QString& process, NotificationId after)
{
    return {.path = path,
        .prefix = prefixOf(branch) + process.toLower(),
        .durability = Durability::Normal,
        .after = after};
}

SessionFile::SessionFile(const QString& path, std::unique_ptr<QLockFile> lock)
    : m_path(realPath(path))
    , m_lock(std::move(lock))
    , m_mark(m_path)
{
    requireSession(m_path);
    if (!m_lock)
        m_lock = lockSession(m_path);
    if (!m_lock->isLocked())
        throw OperationalError(
            u"'%1' cannot be written, as its folder is read-only: copy it to another folder and open the copy."_s
                .arg(QDir::toNativeSeparators(m_path)));
    m_database = sharedDatabase(placeInFile(m_path, 0, {}));
    connection().execute(u"PRAGMA wal_autocheckpoint=%1"_s.arg(pagesBeforeCheckpoint));
    connection().execute(u"PRAGMA cache_size=-%1"_s.arg(cacheKilobytes));
    makeTables();
    readMark();
    m_wasClosed = note(closedNote) != "0";
    putNote(closedNote, "0");
}

std::shared_ptr<SessionFile> SessionFile::make(const SessionOptions& options)
{
    auto lock = lockSession(options.file);
    claimSessionFile(options);
    return std::make_shared<SessionFile>(options.file, std::move(lock));
}

SessionFile::~SessionFile()
{
    if (cutShort().step > 0)
        return; // it was not taken up again: the next one who opens it does
    m_mark.remove();
    try {
        putNote(closedNote, m_wasClosed || m_isTakenUp ? "1" : "0");
    } catch (const EngineError&) {
        // Then the next start takes it for one that was cut short, and nothing is lost.
    }
}

void SessionFile::makeTables()
{
    auto& connection = this->connection();
    SqliteTransaction transaction(connection);
    for (const auto& table :
        {u"branches (id INTEGER PRIMARY KEY, parent INTEGER, forked_at INTEGER, name TEXT, chosen TEXT, "
         "scheduler TEXT, cursor INTEGER, closed INTEGER, suppositions BLOB, supposed_since INTEGER, "
         "supposed_depth INTEGER)"_s,
            u"checkpoints (branch INTEGER, step INTEGER, name TEXT, PRIMARY KEY (branch, step)) WITHOUT ROWID"_s,
            u"causes (branch INTEGER, process TEXT, event INTEGER, cause TEXT, "
            "PRIMARY KEY (branch, process, event)) WITHOUT ROWID"_s,
            u"notes (name TEXT PRIMARY KEY, text BLOB) WITHOUT ROWID"_s})
        connection.execute(u"CREATE TABLE IF NOT EXISTS "_s + table);
    markSessionFormat(connection);
    transaction.commit();
}

void SessionFile::readMark()
{
    auto statement = connection().prepare(u"SELECT system, scenario, seed FROM session"_s);
    statement.run();
    if (!statement.next())
        throw DataError(u"'%1' is damaged: it does not say which session it holds."_s.arg(m_path));
    m_system = statement.text(0);
    m_scenario = statement.text(1);
    m_seed = statement.text(2).toULongLong();
}

std::vector<KeptBranch> SessionFile::branches() const
{
    std::vector<KeptBranch> branches;
    std::map<int, std::vector<Checkpoint>> checkpoints;
    auto steps = connection().prepare(u"SELECT branch, step, name FROM checkpoints ORDER BY branch, step"_s);
    steps.run();
    while (steps.next())
        checkpoints[static_cast<int>(steps.integer(0))].push_back({steps.integer(1), steps.text(2)});
    auto rows
        = connection().prepare(u"SELECT id, parent, forked_at, name, chosen, scheduler, cursor, closed, "
                               "suppositions, supposed_since, supposed_depth FROM branches ORDER BY id"_s);
    rows.run();
    while (rows.next()) {
        const auto id = static_cast<int>(rows.integer(0));
        branches.push_back({.id = id,
            .parent = static_cast<int>(rows.integer(1)),
            .forkedAt = rows.integer(2),
            .name = rows.text(3),
            .chosen = rows.text(4),
            .scheduler = rows.text(5),
            .cursor = rows.integer(6),
            .closed = static_cast<int>(rows.integer(7)),
            .suppositions = rows.blob(8),
            .supposedSince = rows.integer(9),
            .supposedDepth = static_cast<int>(rows.integer(10)),
            .checkpoints = checkpoints[id]});
    }
    return branches;
}

int SessionFile::newBranchId() const
{
    auto statement = connection().prepare(u"SELECT coalesce(max(id), 0) + 1 FROM branches"_s);
    statement.run();
    statement.next();
    return static_cast<int>(statement.integer(0));
}

void SessionFile::put(const KeptBranch& branch)
{
    auto& connection = this->connection();
    SqliteTransaction transaction(connection);
    connection.prepare(u"INSERT OR REPLACE INTO branches VALUES (?,?,?,?,?,?,?,?,?,?,?)"_s)
        .bind(qint64(branch.id))
        .bind(qint64(branch.parent))
        .bind(branch.forkedAt)
        .bind(branch.name)
        .bind(branch.chosen)
        .bind(branch.scheduler)
        .bind(branch.cursor)
        .bind(qint64(branch.closed))
        .bind(branch.suppositions)
        .bind(branch.supposedSince)
        .bind(qint64(branch.supposedDepth))
        .run();
    connection.prepare(u"DELETE FROM checkpoints WHERE branch=?"_s).bind(qint64(branch.id)).run();
    for (const auto& each : branch.checkpoints)
        connection.prepare(u"INSERT INTO checkpoints VALUES (?,?,?)"_s)
            .bind(qint64(branch.id))
            .bind(each.step)
            .bind(each.name)
            .run();
    transaction.commit();
}

void SessionFile::remove(int branch)
{
    auto& connection = this->connection();
    SqliteTransaction transaction(connection);
    for (const auto& sql : {u"DELETE FROM branches WHERE id=?"_s, u"DELETE FROM checkpoints WHERE branch=?"_s,
             u"DELETE FROM causes WHERE branch=?"_s})
        connection.prepare(sql).bind(qint64(branch)).run();
    QStringList tables;
    {
        auto found = connection.prepare(u"SELECT name FROM sqlite_master WHERE type='table'"_s);
        found.run();
        while (found.next())
            tables.append(found.text(0));
    }
    for (const auto& table : std::as_const(tables)) {
        if (table.startsWith(u"b%1_"_s.arg(branch)))
            connection.execute(u"DROP TABLE \"%1\""_s.arg(table));
    }
    transaction.commit();
}

std::unique_ptr<ProcessRecorder> SessionFile::recorder(
    int branch, const QString& process, NotificationId after) const
{
    return openRecorder(placeInFile(m_path, branch, process, after));
}

SessionFile::Causes SessionFile::causes(int branch) const
{
    Causes causes;
    auto statement = connection().prepare(u"SELECT process, event, cause FROM causes WHERE branch=?"_s);
    statement.bind(qint64(branch)).run();
    while (statement.next())
        causes[{statement.text(0), statement.integer(1)}] = statement.text(2);
    return causes;
}

void SessionFile::putCauses(int branch, const Causes& causes)
{
    auto& connection = this->connection();
    SqliteTransaction transaction(connection);
    for (const auto& [event, cause] : causes)
        connection.prepare(u"INSERT OR REPLACE INTO causes VALUES (?,?,?,?)"_s)
            .bind(qint64(branch))
            .bind(event.first)
            .bind(event.second)
            .bind(cause)
            .run();
    transaction.commit();
}

QByteArray SessionFile::note(const QString& name) const
{
    if (const auto put = m_notes.find(name); put != m_notes.end())
        return put->second;
    auto statement = connection().prepare(u"SELECT text FROM notes WHERE name=?"_s);
    statement.bind(name).run();
    return m_notes[name] = statement.next() ? statement.blob(0) : QByteArray();
}

void SessionFile::putNote(const QString& name, const QByteArray& text)
{
    const auto put = m_notes.find(name);
    if (put != m_notes.end() && put->second == text)
        return;
    connection().prepare(u"INSERT OR REPLACE INTO notes VALUES (?,?)"_s).bind(name).bind(text).run();
    m_notes[name] = text;
}

std::unique_ptr<SessionTurn> SessionFile::beginTurn(int branch, qint64 newest)
{
    return std::make_unique<SessionTurn>(connection(), m_mark, branch, newest);
}

void SessionFile::inOneCommit(const std::function<void()>& work)
{
    SqliteTransaction transaction(connection());
    work();
    transaction.commit();
}

}
