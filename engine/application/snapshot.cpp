// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/snapshot.h"

#include "engine/persistence/jsonreader.h"
#include "engine/persistence/jsonwriter.h"
#include "engine/persistence/passedvalues.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

[[noreturn]] void failToRead(const StoredEvent& snapshot, QStringView what)
{
    throw TypeError(u"The snapshot of aggregate %1 at version %2 has no readable '%3'."_s.arg(
        snapshot.originatorId.text(), QString::number(snapshot.originatorVersion), what));
}

QString topicIn(const Value& stored, const StoredEvent& snapshot)
{
    const Value topic = stored.value(u"topic");
    if (topic.kind() != Value::Kind::Text)
        failToRead(snapshot, u"topic");
    return topic.toText();
}

Timestamp timestampIn(const Value& state, QStringView name, const StoredEvent& snapshot)
{
    const auto timestamp = state.value(name).asTimestamp();
    if (!timestamp)
        failToRead(snapshot, name);
    return *timestamp;
}

}

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
    const auto type = mapper.topics().aggregate(topicIn(stored, snapshot));
    const Value state = type->versions.upcast(stored.value(u"state"));
    Aggregate aggregate(type, snapshot.originatorId, now);
    const auto createdOn = timestampIn(state, u"_created_on", snapshot);
    const auto modifiedOn = timestampIn(state, u"_modified_on", snapshot);
    aggregate.restore(type->readFields(state), snapshot.originatorVersion, createdOn, modifiedOn);
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
