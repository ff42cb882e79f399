// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/snapshot.h"

#include "engine/persistence/jsonreader.h"
#include "engine/persistence/jsonwriter.h"
#include "engine/persistence/passedvalues.h"

namespace occasion {

StoredEvent takeSnapshot(
    const Aggregate& aggregate, const Mapper& mapper, const Timestamp& now, Observer* observer)
{
    JsonWriter writer(JsonWriter::Style::Compact, &mapper.coding().transcodings);
    writer.beginObject();
    writer.key(u"timestamp");
    writer.timestamp(now);
    writer.key(u"topic");
    writer.text(aggregate.type()->topic);
    writer.key(u"state");
    writer.beginObject();
    writeAggregateState(writer, aggregate, false);
    aggregate.type()->versions.write(writer);
    writer.endObject();
    writer.endObject();
    StoredEvent snapshot = mapper.coding().seal(
        {aggregate.id(), aggregate.version(), QString::fromLatin1(snapshotTopic), writer.take()});
    observe(
        observer, Pattern::Snapshot, u"takeSnapshot", [&] { return aggregateState(aggregate); },
        [&] { return toValue(snapshot); });
    return snapshot;
}

Aggregate fromSnapshot(
    const StoredEvent& snapshot, const Mapper& mapper, const Timestamp& now, Observer* observer)
{
    const Value stored = readJson(mapper.text(snapshot), &mapper.coding().transcodings);
    const auto type = mapper.topics().aggregate(stored.value(u"topic").toText());
    const Value state = type->versions.upcast(stored.value(u"state"));
    Aggregate aggregate(type, snapshot.originatorId, now);
    const auto createdOn = state.value(u"_created_on").asTimestamp();
    const auto modifiedOn = state.value(u"_modified_on").asTimestamp();
    aggregate.restore(type->readFields(state), snapshot.originatorVersion, createdOn.value_or(Timestamp()),
        modifiedOn.value_or(Timestamp()));
    observe(
        observer, Pattern::Snapshot, u"fromSnapshot", [&] { return toValue(snapshot); },
        [&] { return aggregateState(aggregate); });
    return aggregate;
}

std::optional<StoredEvent> newestSnapshot(
    const AggregateRecorder& snapshots, const OriginatorId& id, std::optional<Version> atMost)
{
    auto found = snapshots.selectEvents(id, {.lte = atMost, .descending = true, .limit = 1});
    if (found.empty())
        return {};
    return std::move(found.front());
}

}
