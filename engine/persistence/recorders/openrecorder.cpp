// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorderplace.h"
#include "engine/persistence/recorders/memoryrecorder.h"
#include "engine/persistence/recorders/sqliterecorder.h"
#include "engine/persistence/shareddatabase.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

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
        return std::make_unique<MemoryRecorder>(place.after);
    return std::make_unique<SqliteRecorder>(
        sharedDatabase(place), place.prefix, place.createsTables, place.after);
}

} // namespace occasion
