// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorder.h"
#include "engine/persistence/sqliteconnection.h"

namespace occasion {

/// The steps of a session in a table of an SQLite file (DESIGN §4b.2).
class SqliteJournal
{
public:
    /// The table's name as SQL has it.
    explicit SqliteJournal(const QString& table);

    /// Makes it if it is missing, in the transaction that is open.
    void make(SqliteConnection& connection) const;

    /// In the transaction that is open; `firstId` is the first notification that the step recorded, 0 if none.
    /// IntegrityError when there is a step of that number already.
    void insert(SqliteConnection& connection, const JournalRow& row, NotificationId firstId) const;

    /// At most `limit` steps from that one on, ascending; a negative limit is none.
    std::vector<JournalRow> select(SqliteConnection& connection, qint64 fromStep, int limit) const;

private:
    // Put together once: a statement is found by its text at every call.
    QString m_make;
    QString m_insert;
    QString m_select;
};

}
