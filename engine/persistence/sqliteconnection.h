// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorderplace.h"
#include "engine/persistence/sqlitestatement.h"

#include <chrono>
#include <memory>
#include <unordered_map>

struct sqlite3;

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
    /// How statements are carried out.
    enum class Access
    {
        Shortest, ///< by SQLite itself where QtSql's driver uses the same library, else by QtSql
        QtSql
    };

    QString path = {}; ///< or an SQLite URI, "file:…", for Mode::Write
    Mode mode = Mode::Write;
    Durability durability = Durability::Full;
    std::chrono::milliseconds lockTimeout = defaultLockTimeout;
    Access access = Access::Shortest;
    QString shownPath = {}; ///< what errors call it; empty is the path

    const QString& shown() const { return shownPath.isEmpty() ? path : shownPath; }
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
    /// Whether statements are carried out by SQLite itself, past QtSql.
    bool isNative() const { return m_handle != nullptr; }

private:
    friend class SqliteTransaction;

    void open();
    std::unique_ptr<PreparedStatement> make(const QString& sql, SqliteFailure& failure) const;

    SqliteOptions m_options;
    QString m_name;
    sqlite3* m_handle = nullptr;
    std::unordered_map<QString, std::unique_ptr<PreparedStatement>> m_statements;
    int m_transactions = 0; // open, one inside another
    bool m_isBroken = false; // one inside could not be undone alone, so the outermost cannot be committed
};

/// A writing transaction: rolled back at its end unless it was committed. One inside another belongs to the outermost,
/// whose commit makes all durable; how much of it can be undone alone is a choice. When one cannot be undone, or SQLite
/// itself has rolled back everything (a full disk), the outermost is lost as a whole: OperationalError says so to all
/// that follow in it.
class SqliteTransaction
{
public:
    /// What one inside another can undo without the outermost.
    enum class Undo
    {
        All, ///< a savepoint: each page that is changed is copied first
        Nothing ///< costs nothing; a first statement that was refused has changed nothing and needs no undoing
    };

    explicit SqliteTransaction(SqliteConnection& connection, Undo undo = Undo::All);
    ~SqliteTransaction();
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;

    void commit();

private:
    bool isOutermost() const { return m_connection.m_transactions == 1; }
    void rollBack();
    bool undoInner();
    void requireWhole() const;

    SqliteConnection& m_connection;
    bool m_isSavepoint;
    int m_changesBefore = 0; // of one inside that is no savepoint
    bool m_open = true;
};

} // namespace occasion
