// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/storefile.h"

#include <functional>
#include <shared_mutex>

namespace occasion {

/// A store's file as it is now, though others write it meanwhile; it is never changed (DESIGN §7). At rest it is read as
/// immutable, and nothing appears beside it. Otherwise each reading opens it in SQLite's read-only mode, which respects
/// the writers' locks and reads a -wal in place, and closes it again, so that the last writer can clear up; SQLite may
/// keep its own -shm and -wal beside it. Where it cannot, as in a folder that is read-only, a private copy is read.
class FollowedFile
{
public:
    /// An absolute path. Opens nothing yet.
    explicit FollowedFile(QString path);

    /// Lets `read` select with one statement; again, when somebody wrote the file just then. Any thread may read.
    /// OperationalError, one sentence, when the file cannot be read, and errors as those of `read`.
    void read(const std::function<void(SqliteConnection&)>& read) const;

private:
    bool readBesideWriters(const std::function<void(SqliteConnection&)>& read, const QString& real) const;
    bool readAtRest(const std::function<void(SqliteConnection&)>& read, const QString& real,
        const QByteArray& stamp) const;
    std::shared_ptr<const StoreFile> opened(const QByteArray& stamp) const;

    QString m_path;
    // Of what follows; and opening it would take the locks away that readings beside writers hold in this program.
    mutable std::shared_mutex m_mutex;
    mutable std::shared_ptr<const StoreFile> m_opened;
    mutable QByteArray m_stamp; // of what was opened
};

}
