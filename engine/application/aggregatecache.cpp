// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/aggregatecache.h"

namespace occasion {

AggregateCache::AggregateCache(const CacheOptions& options)
    : m_options(options)
    , m_kept(options.maxSize.value_or(0))
{
}

std::shared_ptr<AggregateCache::Kept> AggregateCache::keptOf(const OriginatorId& id)
{
    const std::lock_guard lock(m_mutex);
    const auto* kept = m_kept.get(id);
    return kept ? *kept : nullptr;
}

std::shared_ptr<const Aggregate> AggregateCache::aggregateOf(const Kept& kept) const
{
    const std::lock_guard lock(m_mutex);
    return kept.aggregate;
}

std::optional<Aggregate> AggregateCache::find(const OriginatorId& id, const Forward& forward)
{
    const auto kept = keptOf(id);
    if (!kept)
        return {};
    if (m_options.fastForward && !bringForward(*kept, forward)) {
        remove(id);
        return {};
    }
    return *aggregateOf(*kept);
}

/// False when the aggregate is no more.
bool AggregateCache::bringForward(Kept& kept, const Forward& forward)
{
    std::unique_lock forwarding(kept.forwarding, std::defer_lock);
    if (!m_options.fastForwardSkipping)
        forwarding.lock();
    else if (!forwarding.try_lock())
        return true; // as it was: another thread is at it
    const auto before = aggregateOf(kept);
    auto after = forward(*before);
    if (!after)
        return false;
    if (after->version() != before->version()) {
        const std::lock_guard lock(m_mutex);
        kept.aggregate = std::make_shared<const Aggregate>(*std::move(after));
    }
    return true;
}

void AggregateCache::put(const Aggregate& aggregate)
{
    auto kept = std::make_shared<Kept>();
    kept->aggregate = std::make_shared<const Aggregate>(aggregate);
    const std::lock_guard lock(m_mutex);
    m_kept.put(aggregate.id(), std::move(kept));
}

void AggregateCache::remove(const OriginatorId& id)
{
    const std::lock_guard lock(m_mutex);
    m_kept.take(id);
}

void AggregateCache::clear()
{
    const std::lock_guard lock(m_mutex);
    m_kept.clear();
}

} // namespace occasion
