// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/storefolder.h"

#include "engine/errors.h"
#include "engine/persistence/realpath.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// By its content; a file that is empty or damaged at its beginning is still meant as one if its name says so.
bool isDatabase(const QFileInfo& info)
{
    static const QStringList endings{u"db"_s, u"db3"_s, u"sqlite"_s, u"sqlite3"_s};
    if (endings.contains(info.suffix(), Qt::CaseInsensitive))
        return true;
    QFile file(info.filePath());
    return file.open(QIODevice::ReadOnly) && file.read(16) == QByteArrayView("SQLite format 3\0", 16);
}

}

QStringList databasesIn(const QString& folder, const QStringList& except)
{
    QStringList paths;
    for (const auto& info : QDir(folder).entryInfoList(QDir::Files, QDir::Name)) {
        if (!except.contains(realPath(info.filePath())) && isDatabase(info))
            paths.append(info.filePath());
    }
    const QString name = QDir::toNativeSeparators(folder);
    if (paths.isEmpty())
        throw OperationalError(
            u"The folder '%1' holds no SQLite database: choose the folder of the stores."_s.arg(name));
    if (paths.size() > mostDatabases)
        throw OperationalError(
            u"The folder '%1' holds %2 databases, and %3 can be opened at once: choose one of its files."_s
                .arg(name)
                .arg(paths.size())
                .arg(mostDatabases));
    return paths;
}

}
