// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/sessionformat.h"

#include "engine/errors.h"
#include "engine/persistence/sqliteconnection.h"

#include <QFile>
#include <QtEndian>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 sessionMark = 0x4f636373; // "Occs"
// SQLite's file format: https://sqlite.org/fileformat.html#the_database_header
constexpr qint64 applicationIdAt = 68;

}

void markSessionFormat(SqliteConnection& connection)
{
    connection.execute(u"PRAGMA application_id=%1"_s.arg(sessionMark));
    connection.execute(u"PRAGMA user_version=%1"_s.arg(sessionFormat));
}

void requireKnownFormat(SqliteConnection& connection)
{
    auto statement = connection.prepare(u"PRAGMA user_version"_s);
    statement.run();
    const qint64 found = statement.next() ? statement.integer(0) : 0;
    if (found > sessionFormat) {
        throw OperationalError(
            u"'%1' was written by a newer Occasion (its format is %2, this program knows up to %3): open it with that one."_s
                .arg(connection.options().shown(), QString::number(found), QString::number(sessionFormat)));
    }
}

bool isSessionFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(applicationIdAt + 4);
    return header.size() == applicationIdAt + 4 && header.startsWith("SQLite format 3")
        && qFromBigEndian<quint32>(header.constData() + applicationIdAt) == sessionMark;
}

}
