// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/shareddatabase.h"

#include "engine/persistence/realpath.h"

#include <map>
#include <mutex>
#include <tuple>

namespace occasion {

using namespace Qt::StringLiterals;

std::shared_ptr<const SqliteDatabase> sharedDatabase(const RecorderPlace& place)
{
    using Key = std::tuple<QString, Durability, std::chrono::milliseconds>;
    static std::mutex mutex;
    static std::map<Key, std::weak_ptr<const SqliteDatabase>> databases;

    const bool isUri = place.path.startsWith(u"file:"_s);
    const auto path = isUri ? place.path : realPath(place.path);
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

}
