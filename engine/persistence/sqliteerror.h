// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

namespace occasion {

/// What SQLite answers when something failed: its extended result code (0 is success) and its own words.
struct SqliteFailure
{
    int code = 0;
    QString text = {};

    explicit operator bool() const { return code != 0; }
    /// A key that is there already: of a primary key, of a unique index, or of the row's number.
    bool isKeyTaken() const { return code == 1555 || code == 2067 || code == 2579; }
};

/// Throws the engine's error for a failure: IntegrityError, DataError or OperationalError, with one sentence
/// that names the file.
[[noreturn]] void throwSqliteError(const SqliteFailure& failure, const QString& path);

} // namespace occasion
