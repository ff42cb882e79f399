// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/settings.h"

#include "engine/errors.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// The module that keeps the events, without the class that may be named in it.
QString persistenceModule(const Environment& environment)
{
    for (const auto& key : {u"PERSISTENCE_MODULE"_s, u"INFRASTRUCTURE_FACTORY"_s, u"FACTORY_TOPIC"_s}) {
        auto topic = environment.textOf(key);
        if (!topic)
            continue;
        if (topic->endsWith(u":Factory"_s))
            topic->chop(8);
        return *topic;
    }
    return u"eventsourcing.popo"_s;
}

std::chrono::milliseconds lockTimeout(const Environment& environment)
{
    try {
        const int seconds = environment.number(u"SQLITE_LOCK_TIMEOUT"_s).value_or(0);
        return seconds == 0 ? defaultLockTimeout : std::chrono::seconds(std::max(0, seconds));
    } catch (const ValueError& error) {
        throw EnvironmentError(error.message());
    }
}

Durability durability(const Environment& environment)
{
    const auto asked = environment.textOf(u"SQLITE_SYNCHRONOUS"_s).value_or(u"FULL"_s).toUpper();
    if (asked == u"FULL")
        return Durability::Full;
    if (asked == u"NORMAL")
        return Durability::Normal;
    throw ValueError(u"'%1' in SQLITE_SYNCHRONOUS is no durability: write FULL or NORMAL."_s.arg(asked));
}

RecorderPlace sqlitePlace(const Environment& environment)
{
    const auto path = environment.textOf(u"SQLITE_DBNAME"_s);
    if (!path)
        throw EnvironmentError(u"SQLite database name not found in environment with keys: %1"_s.arg(
            environment.keys(u"SQLITE_DBNAME"_s)));
    return {.path = *path,
        .durability = durability(environment),
        .lockTimeout = lockTimeout(environment),
        .createsTables = environment.flag(u"CREATE_TABLE"_s, true)};
}

RecorderPlace placeFrom(const Environment& environment)
{
    const auto module = persistenceModule(environment);
    if (module == u"eventsourcing.popo")
        return {};
    if (module == u"eventsourcing.sqlite")
        return sqlitePlace(environment);
    if (module == u"eventsourcing.postgres")
        throw NotSupportedError(u"Events cannot be kept in PostgreSQL: set PERSISTENCE_MODULE to "
                                "eventsourcing.sqlite or eventsourcing.popo."_s);
    throw EnvironmentError(
        u"'%1' in PERSISTENCE_MODULE keeps no events: write eventsourcing.sqlite or eventsourcing.popo."_s
            .arg(module));
}

CacheOptions cacheFrom(const Environment& environment)
{
    environment.flag(u"DEEPCOPY_FROM_AGGREGATE_CACHE"_s, true); // must be readable, and changes nothing
    return {.maxSize = environment.number(u"AGGREGATE_CACHE_MAXSIZE"_s),
        .fastForward = environment.flag(u"AGGREGATE_CACHE_FASTFORWARD"_s, true),
        .fastForwardSkipping = environment.flag(u"AGGREGATE_CACHE_FASTFORWARD_SKIPPING"_s, false)};
}

} // namespace

ApplicationSettings settingsFrom(const Environment& environment)
{
    return {.place = placeFrom(environment),
        .takesSnapshots = environment.flag(u"IS_SNAPSHOTTING_ENABLED"_s, false),
        .coding
        = stateCoding([&](const QString& name) { return environment.textOf(name).value_or(QString()); }),
        .cache = cacheFrom(environment)};
}

} // namespace occasion
