// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/sessionclaim.h"

#include "engine/errors.h"
#include "engine/persistence/sqliteconnection.h"
#include "engine/session/session.h"
#include "engine/session/sessionformat.h"

#include <QFileInfo>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

struct Mark
{
    QString system, scenario, seed;
    friend bool operator==(const Mark&, const Mark&) = default;
};

QString inWords(const Mark& mark)
{
    return u"%1 · %2, seed %3"_s.arg(mark.system, mark.scenario, mark.seed);
}

std::optional<Mark> readMark(SqliteConnection& connection)
{
    auto statement = connection.prepare(u"SELECT system, scenario, seed FROM session"_s);
    statement.run();
    if (!statement.next())
        return {};
    return Mark{statement.text(0), statement.text(1), statement.text(2)};
}

void writeMark(SqliteConnection& connection, const Mark& mark)
{
    auto statement = connection.prepare(u"INSERT INTO session VALUES (?, ?, ?)"_s);
    statement.bind(mark.system).bind(mark.scenario).bind(mark.seed).run();
}

bool holdsTables(SqliteConnection& connection, const QString& condition)
{
    auto statement
        = connection.prepare(u"SELECT count(*) FROM sqlite_master WHERE type = 'table' AND "_s + condition);
    statement.run();
    return statement.next() && statement.integer(0) > 0;
}

/// Looks before it is opened for writing, which would change the journal mode of somebody else's file.
void requireSessionOrNothing(const QString& file)
{
    if (QFileInfo(file).size() == 0)
        return;
    SqliteConnection connection({.path = file, .mode = SqliteOptions::Mode::ReadOnly});
    if (!holdsTables(connection, u"name = 'session'"_s) && holdsTables(connection, u"1"_s)) {
        throw OperationalError(
            u"'%1' is a database of something else; name a new file for the session."_s.arg(file));
    }
    requireKnownFormat(connection);
}

}

void claimSessionFile(const SessionOptions& options)
{
    const Mark own{options.system->name, options.scenario, QString::number(options.seed)};
    requireSessionOrNothing(options.file);
    SqliteConnection connection({.path = options.file, .durability = options.durability});
    SqliteTransaction transaction(connection);
    connection.execute(u"CREATE TABLE IF NOT EXISTS session (system TEXT, scenario TEXT, seed TEXT)"_s);
    const auto found = readMark(connection);
    if (found && *found != own) {
        throw OperationalError(u"'%1' holds another session (%2), not %3; name another file."_s.arg(
            options.file, inWords(*found), inWords(own)));
    }
    if (!found) {
        writeMark(connection, own);
        markSessionFormat(connection);
    }
    transaction.commit();
}

}
