// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorderplace.h"
#include "engine/persistence/recorders/memoryrecorder.h"
#include "engine/persistence/recorders/sqliterecorder.h"

#include <QFileInfo>

#include <map>
#include <mutex>
#include <tuple>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// The file's database, shared by all recorders of this process that keep their tables in it: so they share
/// each thread's connection, whose cache would else be dropped whenever a neighbour has written.
std::shared_ptr<const SqliteDatabase> sharedDatabase(const RecorderPlace& place)
{
    using Key = std::tuple<QString, Durability, std::chrono::milliseconds>;
    static std::mutex mutex;
    static std::map<Key, std::weak_ptr<const SqliteDatabase>> databases;

    const bool isUri = place.path.startsWith(u"file:"_s);
    const auto path = isUri ? place.path : QFileInfo(place.path).absoluteFilePath();
    const std::lock_guard lock(mutex);
    std::erase_if(databases, [](const auto& entry) { return entry.second.expired(); });
    auto& known = databases[{path, place.durability, place.lockTimeout}];
    auto database = known.lock();
    if (!database) {
        database = std::make_shared<const SqliteDatabase>(SqliteOptions{.path = path,
            .mode = SqliteOptions::Mode::Write,
            .durability = place.durability,
            .lockTimeout = place.lockTimeout});
        known = database;
    }
    return database;
}

/// SQLite's own names for what is nowhere. Each connection would have one of its own, so the engine's is taken.
bool isInMemory(const QString& path)
{
    return path.isEmpty() || path == u":memory:"
        || (path.startsWith(u"file:"_s) && (path.contains(u":memory:"_s) || path.contains(u"mode=memory"_s)));
}

} // namespace

QString durabilityText(Durability durability)
{
    return durability == Durability::Full
        ? u"synchronous=FULL: what was saved survives a power cut"_s
        : u"synchronous=NORMAL: a power cut may take the last saves, never the order"_s;
}

std::unique_ptr<ProcessRecorder> openRecorder(const RecorderPlace& place)
{
    if (isInMemory(place.path))
        return std::make_unique<MemoryRecorder>();
    return std::make_unique<SqliteRecorder>(sharedDatabase(place), place.prefix, place.createsTables);
}

} // namespace occasion
