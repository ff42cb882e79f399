// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/repository.h"

namespace occasion {

using namespace Qt::StringLiterals;

Repository::Repository(const EventStore& events, const AggregateRecorder* snapshots, Observer* observer)
    : m_events(events)
    , m_snapshots(snapshots)
    , m_observer(observer)
{
}

Aggregate Repository::get(const OriginatorId& id, const Timestamp& now, std::optional<Version> version) const
{
    if (auto found = find(id, now, version))
        return *std::move(found);
    throw AggregateNotFound(version
            ? u"There is no aggregate %1 at version %2."_s.arg(id.text()).arg(*version)
            : u"There is no aggregate %1."_s.arg(id.text()));
}

std::optional<Aggregate> Repository::find(
    const OriginatorId& id, const Timestamp& now, std::optional<Version> version) const
{
    const auto& topics = m_events.mapper().topics();
    std::optional<Aggregate> aggregate;
    EventRange range{.lte = version};
    if (const auto snapshot = m_snapshots ? newestSnapshot(*m_snapshots, id, version) : std::nullopt) {
        aggregate = fromSnapshot(*snapshot, topics, now, m_observer);
        range.gt = snapshot->originatorVersion;
    }
    aggregate = fold(std::move(aggregate), m_events.get(id, range), topics, now);
    observe(
        m_observer, Pattern::Repository, u"get", [&] { return Value::text(id.text()); },
        [&] { return aggregate ? aggregateState(*aggregate) : Value(); });
    return aggregate;
}

bool Repository::contains(const OriginatorId& id) const
{
    return !m_events.get(id, {.limit = 1}).empty();
}

std::optional<Aggregate> fold(std::optional<Aggregate> aggregate, const std::vector<DomainEvent>& events,
    const TopicRegistry& topics, const Timestamp& now)
{
    for (const auto& event : events) {
        if (!aggregate) {
            if (!event.type->creates)
                throw AssertionError(
                    u"'%1' cannot be the first event of an aggregate."_s.arg(event.type->name));
            aggregate.emplace(topics.aggregate(event.originatorTopic), event.originatorId, now);
        }
        aggregate->mutate(event);
    }
    return aggregate;
}

}
