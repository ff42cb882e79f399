// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/aggregate.h"

#include "engine/domain/valuebuilder.h"

namespace occasion {

using namespace Qt::StringLiterals;

std::shared_ptr<const EventType> AggregateType::event(QStringView eventTopic) const
{
    for (const auto& candidate : events) {
        if (candidate->topic == eventTopic)
            return candidate;
    }
    return {};
}

std::shared_ptr<const EventType> AggregateType::event(const std::type_info& eventType) const
{
    for (const auto& candidate : events) {
        if (candidate->cppType && *candidate->cppType == eventType)
            return candidate;
    }
    return {};
}

Aggregate::Aggregate(std::shared_ptr<const AggregateType> type, OriginatorId id, Timestamp now)
    : m_type(std::move(type))
    , m_id(std::move(id))
    , m_now(now)
    , m_state(m_type->initialState())
{
}

void Aggregate::trigger(const std::shared_ptr<const EventType>& type, std::shared_ptr<const void> body)
{
    if (!type)
        throw TypeError(u"Can't construct event: it is none of %1's."_s.arg(m_type->name));
    const auto next = m_created ? m_version + 1 : m_type->initialVersion;
    DomainEvent event{m_id, next, m_now, type, std::move(body), {}};
    if (type->creates)
        event.originatorTopic = m_type->topic;
    mutate(event);
    m_pending.push_back(std::move(event));
}

void Aggregate::mutate(const DomainEvent& event)
{
    requireNext(event);
    m_type->apply(m_state, event);
    m_created = true;
    m_discarded = event.type->discards;
    m_version = event.originatorVersion;
    m_modifiedOn = event.timestamp;
    if (event.type->creates)
        m_createdOn = event.timestamp;
}

void Aggregate::requireNext(const DomainEvent& event) const
{
    if (m_discarded)
        throw AssertionError(u"The aggregate %1 is discarded: nothing can happen to it."_s.arg(m_id.text()));
    const bool first = !m_created;
    if (event.type->creates != first) {
        throw AssertionError(first
                ? u"'%1' cannot be the first event of an aggregate."_s.arg(event.type->name)
                : u"'%1' must be the first event of its aggregate."_s.arg(event.type->name));
    }
    if (event.originatorId != m_id) {
        throw OriginatorIdError(
            u"The event belongs to aggregate %1, not to %2."_s.arg(event.originatorId.text(), m_id.text()));
    }
    if (!first && event.originatorVersion != m_version + 1)
        throw OriginatorVersionError(u"(%1, %2)"_s.arg(event.originatorVersion).arg(m_version + 1));
}

std::vector<DomainEvent> Aggregate::collectEvents()
{
    return std::exchange(m_pending, {});
}

void Aggregate::restore(
    std::any state, qint64 version, const Timestamp& createdOn, const Timestamp& modifiedOn)
{
    m_state = std::move(state);
    m_created = true;
    m_discarded = false;
    m_version = version;
    m_createdOn = createdOn;
    m_modifiedOn = modifiedOn;
    m_pending.clear();
}

void writeAggregateState(FieldSink& sink, const Aggregate& aggregate, bool identity)
{
    if (identity) {
        sink.key(u"_id");
        aggregate.id().isUuid() ? sink.uuid(aggregate.id().uuid()) : sink.text(aggregate.id().text());
        sink.key(u"_version");
        sink.integer(aggregate.version());
    }
    sink.key(u"_created_on");
    sink.timestamp(aggregate.createdOn());
    sink.key(u"_modified_on");
    sink.timestamp(aggregate.modifiedOn());
    aggregate.type()->writeFields(sink, aggregate.state());
}

Value aggregateState(const Aggregate& aggregate, bool identity)
{
    ValueBuilder builder;
    builder.beginObject();
    writeAggregateState(builder, aggregate, identity);
    builder.endObject();
    return builder.take();
}

}
