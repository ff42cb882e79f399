// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/sqliteerror.h"

#include "engine/errors.h"

#include <QDir>
#include <QFileInfo>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

// SQLite's result codes, which are part of its file format's promise: https://sqlite.org/rescode.html
enum SqliteCode
{
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    InputOutput = 10,
    Corrupt = 11,
    Full = 13,
    CannotOpen = 14,
    TooBig = 18,
    Constraint = 19,
    Mismatch = 20,
    NotADatabase = 26
};

/// What follows the file's name.
QString sentence(int code, const QString& databaseText)
{
    switch (code) {
    case Busy:
    case Locked:
        return u" is locked by another program: close that program, or try again."_s;
    case ReadOnly:
        return u" cannot be written: the file or its folder is read-only."_s;
    case InputOutput:
        return u" could not be read or written: check the disk, then try again."_s;
    case Corrupt:
        return u" is damaged: go back to a copy of it."_s;
    case Full:
        return u" could not be written because the disk is full: make room, then try again."_s;
    case CannotOpen:
        return u" cannot be opened: check that its folder exists and that you may use it."_s;
    case NotADatabase:
        return u" is not an SQLite database: choose another file."_s;
    default:
        return u": SQLite says '%1'."_s.arg(databaseText);
    }
}

/// On a medium that is read-only, SQLite cannot make the files that it needs beside the store's.
bool isOnReadOnlyMedium(const QString& path)
{
    const QFileInfo file(path);
    return file.exists() && !QFileInfo(file.absolutePath()).isWritable();
}

} // namespace

void throwSqliteError(const SqliteFailure& failure, const QString& path)
{
    int code = failure.code & 0xff; // without its extended part
    if (code == CannotOpen && isOnReadOnlyMedium(path))
        code = ReadOnly;
    const QString message
        = u"The store '"_s % QDir::toNativeSeparators(path) % u"'"_s % sentence(code, failure.text);
    if (code == Constraint)
        throw IntegrityError(message);
    if (code == TooBig || code == Mismatch)
        throw DataError(message);
    throw OperationalError(message);
}

} // namespace occasion
