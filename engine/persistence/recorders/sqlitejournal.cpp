// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/sqlitejournal.h"

#include "engine/persistence/recorders/conflict.h"
#include "engine/persistence/recorders/sqliteinsertion.h"

namespace occasion {

using namespace Qt::StringLiterals;

SqliteJournal::SqliteJournal(const QString& table)
    : m_make(u"CREATE TABLE IF NOT EXISTS "_s % table
        % u" (step INTEGER PRIMARY KEY, kind TEXT, cause BLOB, first_id INTEGER, count INTEGER, "
          "outcome TEXT, error TEXT, clock TEXT)"_s)
    , m_insert(u"INSERT INTO "_s % table % u" VALUES (?,?,?,?,?,?,?,?)"_s)
    , m_select(u"SELECT step, kind, cause, first_id, count, outcome, error, clock FROM "_s % table
          % u" WHERE step>=? ORDER BY step LIMIT ?"_s)
{
}

void SqliteJournal::make(SqliteConnection& connection) const
{
    connection.execute(m_make);
}

void SqliteJournal::insert(SqliteConnection& connection, const JournalRow& row, NotificationId firstId) const
{
    auto statement = connection.prepare(m_insert);
    statement.bind(row.step).bind(row.kind).bind(row.cause).bind(firstId).bind(qint64(row.count));
    statement.bind(row.outcome).bind(row.error).bind(row.clock);
    runInsertion(statement, connection, [&] { return journalConflict(row); });
}

std::vector<JournalRow> SqliteJournal::select(SqliteConnection& connection, qint64 fromStep, int limit) const
{
    auto statement = connection.prepare(m_select);
    statement.bind(fromStep).bind(qint64(limit)).run();
    std::vector<JournalRow> rows;
    while (statement.next()) {
        rows.push_back({.step = statement.integer(0),
            .kind = statement.text(1),
            .cause = statement.blob(2),
            .firstId = statement.integer(3),
            .count = static_cast<int>(statement.integer(4)),
            .outcome = statement.text(5),
            .error = statement.text(6),
            .clock = statement.text(7)});
    }
    return rows;
}

}
