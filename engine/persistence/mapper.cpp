// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/mapper.h"

#include "engine/persistence/jsonreader.h"
#include "engine/persistence/jsonscanner.h"
#include "engine/persistence/jsonwriter.h"
#include "engine/persistence/passedvalues.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

Timestamp timestampOf(const Value& state, const QString& topic)
{
    const auto timestamp = state.value(u"timestamp").asTimestamp();
    if (!timestamp)
        throw TypeError(u"The event '%1' has no readable timestamp."_s.arg(topic));
    return *timestamp;
}

/// The short way, for a state that is as this mapper writes it; none when only its tree can say what it holds.
std::optional<DomainEvent> scanEvent(
    const StoredEvent& stored, QByteArrayView text, const std::shared_ptr<const EventType>& type)
{
    if (!type->scanFields || type->versions.current() > 1)
        return {};
    JsonScanner scanner(text);
    DomainEvent event{stored.originatorId, stored.originatorVersion, {}, type, {}, {}};
    scanner.beginObject();
    scanner.key(u"timestamp");
    event.timestamp = scanner.timestamp();
    if (type->creates) {
        scanner.key(u"originator_topic");
        event.originatorTopic = scanner.text();
    }
    event.body = type->scanFields(scanner);
    scanner.endObject();
    return scanner.isWhole() ? std::optional(std::move(event)) : std::nullopt;
}

/// From the tree of its state.
DomainEvent readEvent(
    const StoredEvent& stored, const Value& state, const std::shared_ptr<const EventType>& type)
{
    DomainEvent event{stored.originatorId, stored.originatorVersion, timestampOf(state, stored.topic), type,
        type->readFields(state), {}};
    if (type->creates)
        event.originatorTopic = state.value(u"originator_topic").toText();
    return event;
}

}

Mapper::Mapper(std::shared_ptr<const TopicRegistry> topics, Observer* observer)
    : Mapper(std::move(topics), StateCoding(), observer)
{
}

Mapper::Mapper(std::shared_ptr<const TopicRegistry> topics, StateCoding coding, Observer* observer)
    : m_topics(std::move(topics))
    , m_coding(std::move(coding))
    , m_observer(observer)
{
}

StoredEvent Mapper::toStoredEvent(const DomainEvent& event) const
{
    JsonWriter writer(JsonWriter::Style::Compact, &m_coding.transcodings);
    writer.beginObject();
    writeEventState(writer, event);
    event.type->versions.write(writer);
    writer.endObject();
    StoredEvent stored
        = m_coding.seal({event.originatorId, event.originatorVersion, event.type->topic, writer.take()});
    observe(
        m_observer, Pattern::Mapper, u"toStoredEvent", [&] { return toValue(event); },
        [&] { return toValue(stored); });
    return stored;
}

DomainEvent Mapper::toDomainEvent(const StoredEvent& stored) const
{
    const auto type = m_topics->event(stored.topic);
    const auto json = text(stored);
    // A state of a former class version may look like one of today's and mean something else.
    auto event = type->versions.current() == 1 ? scanEvent(stored, json, type) : std::nullopt;
    if (!event) {
        event = readEvent(stored, type->versions.upcast(readJson(json, &m_coding.transcodings)), type);
    }
    observe(
        m_observer, Pattern::Mapper, u"toDomainEvent", [&] { return toValue(stored); },
        [&] { return toValue(*event); });
    return *std::move(event);
}

}
