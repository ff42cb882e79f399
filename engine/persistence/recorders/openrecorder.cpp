// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorderplace.h"
#include "engine/persistence/recorders/memoryrecorder.h"
#include "engine/persistence/recorders/sqliterecorder.h"

#include <QFileInfo>

#include <map>
#include <mutex>

namespace occasion {

namespace {

/// The file's database, shared by all recorders of this process that keep their tables in it: so they share
/// each thread's connection, whose cache would else be dropped whenever a neighbour has written.
std::shared_ptr<const SqliteDatabase> sharedDatabase(const QString& path, Durability durability)
{
    static std::mutex mutex;
    static std::map<std::pair<QString, Durability>, std::weak_ptr<const SqliteDatabase>> databases;

    const auto absolute = QFileInfo(path).absoluteFilePath();
    const std::lock_guard lock(mutex);
    std::erase_if(databases, [](const auto& entry) { return entry.second.expired(); });
    auto& known = databases[{absolute, durability}];
    auto database = known.lock();
    if (!database) {
        database = std::make_shared<const SqliteDatabase>(
            SqliteOptions{.path = absolute, .mode = SqliteOptions::Mode::Write, .durability = durability});
        known = database;
    }
    return database;
}

} // namespace

std::unique_ptr<ProcessRecorder> openRecorder(const RecorderPlace& place)
{
    if (place.path.isEmpty())
        return std::make_unique<MemoryRecorder>();
    return std::make_unique<SqliteRecorder>(sharedDatabase(place.path, place.durability), place.prefix);
}

} // namespace occasion
