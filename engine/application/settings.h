// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/aggregatecache.h"
#include "engine/application/environment.h"
#include "engine/persistence/recorderplace.h"
#include "engine/persistence/statecoding.h"

namespace occasion {

/// What an application is set up with (chapter 9), beside what it consists of.
struct ApplicationSettings
{
    RecorderPlace place = {};
    bool takesSnapshots = true;
    StateCoding coding = {}; ///< how its states are compressed and encrypted
    CacheOptions cache = {};
};

/// Reads the settings from an environment, under these keys:
/// - PERSISTENCE_MODULE (or INFRASTRUCTURE_FACTORY, FACTORY_TOPIC): "eventsourcing.popo", which is memory and what
///   is taken when it is absent, or "eventsourcing.sqlite"; either may name its class, ":Factory";
/// - SQLITE_DBNAME: the file's path or SQLite URI; SQLITE_LOCK_TIMEOUT: whole seconds, 5 when absent or 0;
/// - SQLITE_SYNCHRONOUS, which is this engine's own: FULL, which is taken when it is absent, or NORMAL;
/// - CREATE_TABLE: yes when absent; IS_SNAPSHOTTING_ENABLED: no when absent;
/// - COMPRESSOR_TOPIC, CIPHER_TOPIC, CIPHER_KEY: see stateCoding();
/// - AGGREGATE_CACHE_MAXSIZE, AGGREGATE_CACHE_FASTFORWARD, AGGREGATE_CACHE_FASTFORWARD_SKIPPING: see CacheOptions.
///   DEEPCOPY_FROM_AGGREGATE_CACHE is read too, but a repository gives copies whatever it says.
/// EnvironmentError when a setting is missing or names nothing known, ValueError when a text cannot be read,
/// NotSupportedError for "eventsourcing.postgres".
ApplicationSettings settingsFrom(const Environment& environment);

} // namespace occasion
