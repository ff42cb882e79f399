// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/sqlitedatabase.h"

class QFileInfo;
class QTemporaryDir;

namespace occasion {

/// The absolute path that the address of a store names: a path, or sqlite:PATH. NotSupportedError for the address
/// of a server.
QString storePath(const QString& address);

/// A store's file that is read and never changed (DESIGN §7): at rest it is opened as immutable; with changes that
/// wait beside it (a -wal or -journal) as a private copy, or, when that would be too large, in SQLite's read-only mode.
class StoreFile
{
public:
    /// An absolute path. OperationalError, one sentence, when there is no database that can be read.
    explicit StoreFile(const QString& path);
    ~StoreFile();

    const QString& path() const { return m_path; } ///< absolute
    const SqliteDatabase& database() const { return *m_database; }
    /// How it was opened, for a person: "immutable".
    const QString& manner() const { return m_manner; }

    /// From this size on, file and waiting changes together, no copy is made.
    static constexpr qint64 mostCopied = 256LL << 20;

private:
    void open(const QFileInfo& file);
    QString copy(const QFileInfo& file);
    [[noreturn]] void fail(const QString& what) const;
    void requireDatabase(const QFileInfo& file) const;

    QString m_path;
    QString m_manner;
    std::unique_ptr<QTemporaryDir> m_folder; // of the private copy
    std::unique_ptr<SqliteDatabase> m_database;
};

}
