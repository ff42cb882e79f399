// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/storefile.h"

#include "engine/errors.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// The files that belong together: the database and what waits beside it.
QStringList parts(const QString& path)
{
    QStringList found{path};
    for (const auto& suffix : {u"-wal"_s, u"-journal"_s}) {
        if (QFileInfo(path + suffix).size() > 0)
            found.append(path + suffix);
    }
    return found;
}

qint64 sizeOf(const QStringList& paths)
{
    qint64 size = 0;
    for (const auto& path : paths)
        size += QFileInfo(path).size();
    return size;
}

/// What changes when somebody writes to one of the files.
QString stamp(const QStringList& paths)
{
    QString text;
    for (const auto& path : paths) {
        const QFileInfo info(path);
        text += u"%1 %2 %3\n"_s.arg(path).arg(info.size()).arg(info.lastModified().toMSecsSinceEpoch());
    }
    return text;
}

}

QString storePath(const QString& address)
{
    if (address.startsWith(u"postgresql:"_s) || address.startsWith(u"postgres:"_s))
        throw NotSupportedError(
            u"'%1' is a PostgreSQL store, which cannot be opened: choose an SQLite file."_s.arg(address));
    const auto path = address.startsWith(u"sqlite:"_s) ? address.mid(7) : address;
    return QDir::cleanPath(QFileInfo(path).absoluteFilePath());
}

StoreFile::StoreFile(const QString& path)
    : m_path(path)
{
    const QFileInfo given(m_path);
    requireDatabase(given);
    open(QFileInfo(given.canonicalFilePath())); // SQLite, too, looks for a -wal where a link points to
}

StoreFile::~StoreFile() = default;

void StoreFile::fail(const QString& what) const
{
    throw OperationalError(u"The store '"_s % QDir::toNativeSeparators(m_path) % u"' "_s % what);
}

void StoreFile::requireDatabase(const QFileInfo& file) const
{
    if (!file.exists())
        fail(u"does not exist: check its path."_s);
    if (!file.isFile())
        fail(u"is not a file that can be read from anywhere: choose a file."_s);
    if (file.size() == 0)
        fail(u"is empty: there is no database in it."_s);
    QFile content(file.filePath());
    if (!content.open(QIODevice::ReadOnly))
        fail(u"cannot be read: check that you have the right to read it."_s);
    const auto header = content.read(100);
    if (!header.startsWith(QByteArrayView("SQLite format 3\0", 16)) || header.size() < 100)
        fail(u"is not an SQLite database: choose another file."_s);
}

void StoreFile::open(const QFileInfo& file)
{
    SqliteOptions options{
        .path = file.filePath(), .mode = SqliteOptions::Mode::Immutable, .shownPath = m_path};
    m_manner = u"immutable"_s;
    if (const auto all = parts(file.filePath()); all.size() > 1) {
        const auto copied = sizeOf(all) <= mostCopied ? copy(file) : QString();
        options.path = copied.isEmpty() ? file.filePath() : copied;
        options.mode = copied.isEmpty() ? SqliteOptions::Mode::ReadOnly : SqliteOptions::Mode::Write;
        m_manner = copied.isEmpty() ? u"mode=ro: SQLite may keep its -shm and -wal beside it"_s
                                    : u"a private copy, with the changes that wait beside it"_s;
    }
    m_database = std::make_unique<SqliteDatabase>(options);
}

/// The path of a private copy; empty when the files do not hold still for long enough.
QString StoreFile::copy(const QFileInfo& file)
{
    for (int attempt = 0; attempt < 3; ++attempt) {
        m_folder = std::make_unique<QTemporaryDir>();
        const auto originals = parts(file.filePath());
        const auto before = stamp(originals);
        for (const auto& original : originals) {
            const auto target = m_folder->filePath(QFileInfo(original).fileName());
            if (!QFile::copy(original, target) && QFile::exists(original))
                fail(u"could not be copied for reading: make room in '%1'."_s.arg(QDir::tempPath()));
            QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner);
        }
        if (stamp(parts(file.filePath())) == before)
            return m_folder->filePath(file.fileName());
    }
    m_folder.reset();
    return {};
}

}
