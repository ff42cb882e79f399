// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/repository.h"

namespace occasion {

using namespace Qt::StringLiterals;

Repository::Repository(const EventStore& events, const AggregateRecorder* snapshots, Observer* observer,
    const CacheOptions& cache)
    : m_events(events)
    , m_snapshots(snapshots)
    , m_observer(observer)
    , m_cache(cache.maxSize ? std::make_unique<AggregateCache>(cache) : nullptr)
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
    auto aggregate = m_cache && !version ? keep(id, now) : rebuild(id, now, version);
    observe(
        m_observer, Pattern::Repository, u"get", [&] { return Value::text(id.text()); },
        [&] { return aggregate ? aggregateState(*aggregate) : Value(); });
    return aggregate;
}

std::optional<Aggregate> Repository::rebuild(
    const OriginatorId& id, const Timestamp& now, std::optional<Version> version) const
{
    const auto& topics = m_events.mapper().topics();
    std::optional<Aggregate> aggregate;
    EventRange range{.lte = version};
    if (const auto snapshot = m_snapshots ? newestSnapshot(*m_snapshots, id, version) : std::nullopt) {
        aggregate = fromSnapshot(*snapshot, m_events.mapper(), now, m_observer);
        range.gt = snapshot->originatorVersion;
    }
    return fold(std::move(aggregate), m_events.get(id, range), topics, now);
}

/// From the cache, or rebuilt and kept there.
std::optional<Aggregate> Repository::keep(const OriginatorId& id, const Timestamp& now) const
{
    auto aggregate = m_cache->find(id, [&](const Aggregate& kept) {
        return fold(kept, m_events.get(id, {.gt = kept.version()}), m_events.mapper().topics(), now);
    });
    if (!aggregate) {
        aggregate = rebuild(id, now, {});
        if (aggregate)
            m_cache->put(*aggregate);
    }
    if (aggregate)
        aggregate->setNow(now);
    return aggregate;
}

void Repository::saved(const std::vector<DomainEvent>& events)
{
    if (!m_cache || m_cache->options().fastForward)
        return;
    for (const auto& event : events) {
        auto kept = m_cache->find(event.originatorId, {});
        const bool isNext = kept ? kept->version() + 1 == event.originatorVersion : event.type->creates;
        const auto newest = isNext
            ? fold(std::move(kept), {event}, m_events.mapper().topics(), event.timestamp)
            : std::nullopt;
        if (newest)
            m_cache->put(*newest);
        else // it is discarded, or its former events are not at hand: the next use reads them
            m_cache->remove(event.originatorId);
    }
}

bool Repository::contains(const OriginatorId& id) const
{
    return find(id, Timestamp()).has_value();
}

void Repository::forget()
{
    if (m_cache)
        m_cache->clear();
}

void Repository::forget(const std::vector<DomainEvent>& events)
{
    if (!m_cache)
        return;
    for (const auto& event : events)
        m_cache->remove(event.originatorId);
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
        if (aggregate->isDiscarded())
            aggregate.reset();
    }
    return aggregate;
}

}
