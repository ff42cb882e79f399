// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/storeexport.h"

#include "engine/errors.h"
#include "engine/persistence/closedfile.h"
#include "engine/persistence/shareddatabase.h"
#include "engine/session/commitcopy.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

const QString unfinished = u".part"_s;

void requireNone(const QStringList& paths)
{
    for (const auto& path : paths) {
        if (QFileInfo::exists(path))
            throw OperationalError(
                u"'%1' is there already, and a store is never overwritten: choose another folder."_s.arg(
                    QDir::toNativeSeparators(path)));
    }
}

QStringList pathsFor(const Session& session, const QString& folder)
{
    QStringList paths;
    for (const auto& process : session.history().map()->processes)
        paths.append(QDir(folder).absoluteFilePath(process.name.toLower() + u".sqlite"_s));
    return paths;
}

void writeStore(const Session& session, int process, const QString& path, const ProgressWatch& watch)
{
    const RecorderPlace place{.path = path, .durability = Durability::Normal};
    const auto& map = *session.history().map();
    const QString what = u"Writing the store of %1"_s.arg(map.processName(process));
    const auto told = [&](qint64 step) {
        if (watch && !watch({what, step, session.newestStep()}))
            throw OperationalError(u"No store was written, as it was cancelled."_s);
    };
    const auto recorder = openRecorder(place);
    const auto database = sharedDatabase(place);
    SqliteTransaction transaction(database->connection());
    copyCommits(session.recorder(process), *recorder, process, map, {.told = told});
    transaction.commit();
}

}

QStringList exportStores(const Session& session, const QString& folder, const ProgressWatch& watch)
{
    if (session.supposed().depth > 0)
        throw NotSupportedError(
            u"A hypothetical branch is never written to a store: show the branch that really happened and "
            "export that."_s);
    auto paths = pathsFor(session, folder);
    requireNone(paths);
    bool isDone = false;
    const auto end = qScopeGuard([&] {
        for (const auto& path : std::as_const(paths)) {
            for (const auto& ending : {u""_s, u"-wal"_s, u"-shm"_s})
                QFile::remove(path + unfinished + ending);
            if (!isDone)
                QFile::remove(path);
        }
    });
    for (int process = 0; process < static_cast<int>(paths.size()); ++process) {
        QFile::remove(paths[process] + unfinished);
        writeStore(session, process, paths[process] + unfinished, watch);
    }
    for (const auto& path : std::as_const(paths)) {
        requireWhole(path + unfinished);
        if (!QFile::rename(path + unfinished, path))
            throw OperationalError(u"'%1' cannot be written."_s.arg(QDir::toNativeSeparators(path)));
    }
    isDone = true;
    return paths;
}

}
