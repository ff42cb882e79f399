// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/sqliteconnection.h"

#include "engine/errors.h"
#include "engine/persistence/nativestatement.h"
#include "engine/persistence/qtsqlstatement.h"

#include <QSqlDatabase>
#include <QUrl>

#include <sqlite3.h>

#include <atomic>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QString newConnectionName()
{
    static std::atomic<quint64> number = 0;
    return u"occasion-%1"_s.arg(++number);
}

/// The name under which SQLite opens it: a URI where only one can say how.
QString databaseName(const SqliteOptions& options)
{
    if (options.mode == SqliteOptions::Mode::Write)
        return options.path;
    const auto escaped = QString::fromLatin1(QUrl::toPercentEncoding(options.path, "/"));
    return u"file:"_s % escaped
        % (options.mode == SqliteOptions::Mode::Immutable ? u"?immutable=1"_s : u"?mode=ro"_s);
}

} // namespace

SqliteConnection::SqliteConnection(SqliteOptions options)
    : m_options(std::move(options))
    , m_name(newConnectionName())
{
    try {
        open();
    } catch (...) {
        m_statements.clear();
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

SqliteConnection::~SqliteConnection()
{
    m_statements.clear();
    QSqlDatabase::removeDatabase(m_name);
}

void SqliteConnection::open()
{
    auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    database.setDatabaseName(databaseName(m_options));
    const bool isWriting = m_options.mode == SqliteOptions::Mode::Write;
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1;QSQLITE_OPEN_URI%2"_s.arg(
        QString::number(m_options.lockTimeout.count()), isWriting ? u""_s : u";QSQLITE_OPEN_READONLY"_s));
    if (!database.open())
        throwSqliteError(failureOf(database.lastError()), m_options.shown());
    if (m_options.access == SqliteOptions::Access::Shortest)
        m_handle = sharedSqliteHandle(database);
    if (isWriting) {
        execute(u"PRAGMA journal_mode=WAL"_s);
        execute(m_options.durability == Durability::Full ? u"PRAGMA synchronous=FULL"_s
                                                         : u"PRAGMA synchronous=NORMAL"_s);
    }
}

std::unique_ptr<PreparedStatement> SqliteConnection::make(const QString& sql, SqliteFailure& failure) const
{
    if (m_handle)
        return std::make_unique<NativeStatement>(m_handle, sql, failure);
    return std::make_unique<QtSqlStatement>(QSqlDatabase::database(m_name, false), sql, failure);
}

SqliteStatement SqliteConnection::prepare(const QString& sql)
{
    auto& statement = m_statements[sql];
    if (!statement) {
        SqliteFailure failure;
        auto made = make(sql, failure);
        if (failure)
            throwSqliteError(failure, m_options.shown());
        statement = std::move(made);
    }
    return SqliteStatement(*statement, m_options.shown());
}

SqliteTransaction::SqliteTransaction(SqliteConnection& connection, Undo undo)
    : m_connection(connection)
    , m_isSavepoint(connection.m_transactions > 0 && (undo == Undo::All || !connection.isNative()))
{
    if (connection.m_transactions > 0 && connection.isNative()
        && sqlite3_get_autocommit(connection.m_handle) != 0)
        connection.m_isBroken = true; // SQLite has rolled back the outermost since, as when a reading failed
    requireWhole();
    // Immediate: a writer that began as a reader could be refused in the middle instead of waiting at the
    // start.
    if (m_connection.m_transactions == 0)
        m_connection.execute(u"BEGIN IMMEDIATE"_s);
    else if (m_isSavepoint)
        m_connection.execute(u"SAVEPOINT inner"_s);
    else
        m_changesBefore = sqlite3_total_changes(m_connection.m_handle);
    ++m_connection.m_transactions;
}

SqliteTransaction::~SqliteTransaction()
{
    if (m_open)
        rollBack();
    --m_connection.m_transactions;
}

void SqliteTransaction::rollBack()
{
    if (!isOutermost()) {
        m_connection.m_isBroken = m_connection.m_isBroken || !undoInner();
        return;
    }
    m_connection.prepare(u"ROLLBACK"_s).tryRun(); // fails when SQLite did it by itself, as at a full disk
    m_connection.m_isBroken = false;
}

/// Whether the outermost is as it was before this one.
bool SqliteTransaction::undoInner()
{
    if (!m_isSavepoint) {
        return sqlite3_get_autocommit(m_connection.m_handle) == 0
            && sqlite3_total_changes(m_connection.m_handle) == m_changesBefore;
    }
    return !m_connection.prepare(u"ROLLBACK TO inner"_s).tryRun()
        && !m_connection.prepare(u"RELEASE inner"_s).tryRun();
}

void SqliteTransaction::requireWhole() const
{
    if (m_connection.m_isBroken)
        throw OperationalError(
            u"The store '%1' could not be written, and what was to be stored together is lost: repeat it."_s
                .arg(m_connection.options().shown()));
}

void SqliteTransaction::commit()
{
    requireWhole();
    if (isOutermost())
        m_connection.execute(u"COMMIT"_s);
    else if (m_isSavepoint)
        m_connection.execute(u"RELEASE inner"_s);
    m_open = false;
}

} // namespace occasion
