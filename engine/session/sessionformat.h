// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

namespace occasion {

class SqliteConnection;

/// The version of a session's file that this program writes. It is SQLite's user_version; its application_id says that
/// the file is a session's. Version 0 is a file from before there were numbers: one run without branches.
inline constexpr qint64 sessionFormat = 1;

/// Marks an SQLite file as a session's of this version. Inside a transaction or not.
void markSessionFormat(SqliteConnection& connection);

/// OperationalError when the file was written by a newer version of this program.
void requireKnownFormat(SqliteConnection& connection);

/// Whether a file is marked as a session's: looks at its first bytes. Not to be asked of a file that this program has
/// open: closing it here would give up SQLite's locks on it.
bool isSessionFile(const QString& path);

}
