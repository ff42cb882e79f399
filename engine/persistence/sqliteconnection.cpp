// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/sqliteconnection.h"

#include "engine/persistence/sqliteerror.h"

#include <QSqlDatabase>
#include <QUrl>
#include <QVariant>

#include <atomic>

namespace occasion {

using namespace Qt::StringLiterals;

SqliteStatement::SqliteStatement(QSqlQuery& query, const QString& path)
    : m_query(query)
    , m_path(path)
{
}

SqliteStatement::~SqliteStatement()
{
    m_query.finish(); // a statement left open holds its lock, and blocks checkpoints
}

SqliteStatement& SqliteStatement::bind(qint64 number)
{
    m_query.bindValue(m_bound++, number);
    return *this;
}

SqliteStatement& SqliteStatement::bind(const QString& text)
{
    m_query.bindValue(m_bound++, text.isNull() ? u""_s : text);
    return *this;
}

SqliteStatement& SqliteStatement::bind(const QByteArray& blob)
{
    m_query.bindValue(m_bound++, blob.isNull() ? QByteArray("") : blob);
    return *this;
}

QSqlError SqliteStatement::tryRun()
{
    m_bound = 0;
    return m_query.exec() ? QSqlError() : m_query.lastError();
}

void SqliteStatement::run()
{
    if (const auto error = tryRun(); error.isValid())
        throwSqliteError(error, m_path);
}

bool SqliteStatement::next()
{
    if (m_query.next())
        return true;
    if (const auto error = m_query.lastError(); error.isValid())
        throwSqliteError(error, m_path);
    return false;
}

bool SqliteStatement::isNull(int column) const
{
    return m_query.isNull(column);
}

qint64 SqliteStatement::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

QString SqliteStatement::text(int column) const
{
    return m_query.value(column).toString();
}

QByteArray SqliteStatement::blob(int column) const
{
    return m_query.value(column).toByteArray();
}

qint64 SqliteStatement::insertedRow() const
{
    return m_query.lastInsertId().toLongLong();
}

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
    database.setConnectOptions(isWriting
            ? u"QSQLITE_BUSY_TIMEOUT=5000"_s
            : u"QSQLITE_BUSY_TIMEOUT=5000;QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY"_s);
    if (!database.open())
        throwSqliteError(database.lastError(), m_options.shown());
    if (isWriting) {
        execute(u"PRAGMA journal_mode=WAL"_s);
        execute(m_options.durability == Durability::Full ? u"PRAGMA synchronous=FULL"_s
                                                         : u"PRAGMA synchronous=NORMAL"_s);
    }
}

SqliteStatement SqliteConnection::prepare(const QString& sql)
{
    auto& query = m_statements[sql];
    if (!query) {
        auto made = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_name, false));
        made->setForwardOnly(true);
        if (!made->prepare(sql))
            throwSqliteError(made->lastError(), m_options.shown());
        query = std::move(made);
    }
    return SqliteStatement(*query, m_options.shown());
}

SqliteTransaction::SqliteTransaction(SqliteConnection& connection)
    : m_connection(connection)
{
    // Immediate: a writer that began as a reader could be refused in the middle instead of waiting at the
    // start.
    m_connection.execute(u"BEGIN IMMEDIATE"_s);
}

SqliteTransaction::~SqliteTransaction()
{
    if (m_open)
        m_connection.prepare(u"ROLLBACK"_s).tryRun(); // fails when SQLite did it by itself, as at a full disk
}

void SqliteTransaction::commit()
{
    m_connection.execute(u"COMMIT"_s);
    m_open = false;
}

} // namespace occasion
