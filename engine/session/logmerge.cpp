// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/logmerge.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace occasion {

LogMerge::LogMerge(qint64 count)
    : m_count(count)
{
}

LogMerge::LogMerge(const std::vector<std::vector<qint64>>& instants)
    : m_places(instants.size())
{
    using Next = std::pair<qint64, int>; // when, which log
    std::priority_queue<Next, std::vector<Next>, std::greater<>> next;
    const auto add = [&](int log, qint64 notBefore) {
        const auto ordinal = m_places[static_cast<size_t>(log)].size();
        if (const auto& own = instants[static_cast<size_t>(log)]; ordinal < own.size())
            next.emplace(std::max(own[ordinal], notBefore), log);
    };
    for (size_t log = 0; log < instants.size(); ++log)
        add(static_cast<int>(log), std::numeric_limits<qint64>::min());
    while (!next.empty()) {
        const auto [instant, log] = next.top();
        next.pop();
        m_logs.push_back(log);
        m_places[static_cast<size_t>(log)].push_back(++m_count);
        add(log, instant);
    }
}

std::pair<int, qint64> LogMerge::at(qint64 place) const
{
    if (m_logs.empty())
        return {0, place - 1};
    const int log = m_logs[static_cast<size_t>(place - 1)];
    return {log, countUpTo(log, place) - 1};
}

qint64 LogMerge::placeOf(int log, qint64 ordinal) const
{
    return m_places.empty() ? ordinal + 1 : m_places[static_cast<size_t>(log)][static_cast<size_t>(ordinal)];
}

qint64 LogMerge::countUpTo(int log, qint64 place) const
{
    if (m_places.empty())
        return std::clamp<qint64>(place, 0, m_count);
    const auto& places = m_places[static_cast<size_t>(log)];
    return std::upper_bound(places.begin(), places.end(), place) - places.begin();
}

}
