// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/lrucache.h"
#include "engine/domain/aggregate.h"

#include <functional>
#include <mutex>

namespace occasion {

/// How a repository keeps aggregates, so that they need not be rebuilt at each use.
struct CacheOptions
{
    std::optional<int> maxSize = {}; ///< none: nothing is kept; 0 or less: all; else those used last
    /// Looks for newer events at each use. Without it nothing is read when an aggregate is kept, which is right
    /// only as long as no other application writes the store.
    bool fastForward = true;
    /// Does not wait for another thread that is fast-forwarding the same aggregate: it may then be given as it was.
    bool fastForwardSkipping = false;
};

/// The aggregates that a repository keeps. Any thread may use it. What is kept never changes: a newer state takes
/// its place, and everybody is given a copy.
class AggregateCache
{
public:
    explicit AggregateCache(const CacheOptions& options);

    const CacheOptions& options() const { return m_options; }

    /// The newest state of the one kept (none: it is not kept). `forward` gives it with its newer events, or none
    /// when it is no more; it is called for one id by one thread at a time, when fast-forwarding is on.
    using Forward = std::function<std::optional<Aggregate>(const Aggregate& kept)>;
    std::optional<Aggregate> find(const OriginatorId& id, const Forward& forward);

    void put(const Aggregate& aggregate);
    void remove(const OriginatorId& id);
    void clear();

private:
    struct Kept
    {
        std::mutex forwarding;
        std::shared_ptr<const Aggregate> aggregate; // guarded by the cache's mutex
    };

    std::shared_ptr<Kept> keptOf(const OriginatorId& id);
    std::shared_ptr<const Aggregate> aggregateOf(const Kept& kept) const;
    bool bringForward(Kept& kept, const Forward& forward);

    CacheOptions m_options;
    mutable std::mutex m_mutex;
    LruCache<OriginatorId, std::shared_ptr<Kept>> m_kept;
};

} // namespace occasion
