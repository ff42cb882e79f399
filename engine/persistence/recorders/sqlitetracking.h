// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/sqlitedatabase.h"

namespace occasion {

/// A tracking table of an SQLite file, in either of the Python library's schemas: a row for each notification that
/// was processed (what this engine makes), or one for each leader with the highest of them (the library's later
/// versions), beside a row named "__migration__" that says so. It is used in the schema that it has.
class SqliteTracking
{
public:
    /// The table may be missing still: see adopt().
    SqliteTracking(std::shared_ptr<const SqliteDatabase> database, QString table);

    /// Makes it in the first schema if it is missing, in the transaction that is open.
    void make(SqliteConnection& connection) const;

    /// Finds out which schema it has. OperationalError when it is none of them.
    void adopt();

    /// In the transaction that is open. IntegrityError when it is tracked already, in the second schema also when
    /// a later one is.
    void insert(SqliteConnection& connection, const Tracking& tracking) const;

    NotificationId max(const QString& applicationName) const;
    bool has(const Tracking& tracking) const;
    std::vector<Tracking> all() const; ///< by application name, then id

private:
    void insertRow(SqliteConnection& connection, const Tracking& tracking) const;
    void raiseRow(SqliteConnection& connection, const Tracking& tracking) const;
    void writeStatements(const QString& leader);

    std::shared_ptr<const SqliteDatabase> m_database;
    QString m_table;
    bool m_hasSingleRows = false;
    QString m_insert;
    QString m_raise;
    QString m_max;
    QString m_has;
    QString m_all;
};

} // namespace occasion
