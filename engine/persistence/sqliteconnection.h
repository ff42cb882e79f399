// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorderplace.h"

#include <QSqlError>
#include <QSqlQuery>

#include <memory>
#include <unordered_map>

namespace occasion {

/// How an SQLite file is opened.
struct SqliteOptions
{
    enum class Mode
    {
        Write, ///< made if it is missing, and switched to WAL
        ReadOnly, ///< SQLite may still do its bookkeeping in -shm and -wal
        Immutable ///< as a file that nobody changes: nothing is locked, and a -wal is not looked at
    };

    QString path = {};
    Mode mode = Mode::Write;
    Durability durability = Durability::Full;
    QString shownPath = {}; ///< what errors call it; empty is the path

    const QString& shown() const { return shownPath.isEmpty() ? path : shownPath; }
};

/// A prepared statement in use: bound, run and read by column index. Its end makes it free for the next use.
/// Everything throws as throwSqliteError() says.
class SqliteStatement
{
public:
    SqliteStatement(QSqlQuery& query, const QString& path);
    ~SqliteStatement();
    SqliteStatement(const SqliteStatement&) = delete;
    SqliteStatement& operator=(const SqliteStatement&) = delete;

    /// Parameters are bound in the order of the calls. An empty text or blob is stored as such, never as
    /// NULL.
    SqliteStatement& bind(qint64 number);
    SqliteStatement& bind(const QString& text);
    SqliteStatement& bind(const QByteArray& blob);

    void run();
    /// As run(), but gives the error, so that the caller can say what it means.
    QSqlError tryRun();
    /// Goes to the next row, from before the first one after run(); false when there is none.
    bool next();

    bool isNull(int column) const;
    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const; ///< a text's bytes are its UTF-8
    qint64 insertedRow() const;

private:
    QSqlQuery& m_query;
    const QString& m_path;
    int m_bound = 0;
};

/// A connection to an SQLite file. It belongs to the thread that made it.
class SqliteConnection
{
public:
    /// OperationalError when the file cannot be opened or is no database.
    explicit SqliteConnection(SqliteOptions options);
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection&) = delete;
    SqliteConnection& operator=(const SqliteConnection&) = delete;

    /// Prepared once and kept: not to be used twice at a time.
    SqliteStatement prepare(const QString& sql);
    void execute(const QString& sql) { prepare(sql).run(); }

    const SqliteOptions& options() const { return m_options; }

private:
    void open();

    SqliteOptions m_options;
    QString m_name;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_statements;
};

/// A writing transaction: rolled back at its end unless it was committed.
class SqliteTransaction
{
public:
    explicit SqliteTransaction(SqliteConnection& connection);
    ~SqliteTransaction();
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;

    void commit();

private:
    SqliteConnection& m_connection;
    bool m_open = true;
};

} // namespace occasion
