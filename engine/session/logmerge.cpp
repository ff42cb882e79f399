// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/logmerge.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <queue>
#include <tuple>

namespace occasion {

LogMerge::LogMerge(qint64 count)
    : m_count(count)
{
}

/// The next event of each log: those that may come now, by instant, and those that wait for another log's event.
class LogMerge::Queue
{
public:
    Queue(const std::vector<Log>& logs, const std::vector<Cause>& causes)
        : m_logs(logs)
        , m_taken(logs.size())
        , m_waiting(logs.size())
    {
        for (const auto& cause : causes)
            m_causes.emplace(
                std::pair(cause.log, cause.ordinal), std::pair(cause.leader, cause.leaderOrdinal));
        for (size_t log = 0; log < logs.size(); ++log)
            add(static_cast<int>(log), std::numeric_limits<qint64>::min());
    }

    /// The log whose event comes next; -1 when all have come.
    int take()
    {
        if (m_ready.empty() && !releaseOne())
            return -1;
        const auto [instant, place, log] = m_ready.top();
        m_ready.pop();
        ++m_taken[static_cast<size_t>(log)];
        add(log, instant);
        for (const int waiting : std::exchange(m_waiting[static_cast<size_t>(log)], {}))
            add(waiting, instant);
        return log;
    }

private:
    using Next = std::tuple<qint64, int, int>; // when, which place, which log

    void add(int log, qint64 notBefore)
    {
        const auto ordinal = m_taken[static_cast<size_t>(log)];
        if (ordinal == static_cast<qint64>(m_logs[static_cast<size_t>(log)].instants.size()))
            return;
        const auto [first, last] = m_causes.equal_range({log, ordinal});
        for (auto cause = first; cause != last; ++cause) {
            const auto [leader, leaderOrdinal] = cause->second;
            if (leaderOrdinal >= m_taken[static_cast<size_t>(leader)] && isThere(leader, leaderOrdinal)) {
                m_waiting[static_cast<size_t>(leader)].push_back(log);
                return;
            }
        }
        ready(log, notBefore);
    }

    bool isThere(int log, qint64 ordinal) const
    {
        return ordinal < static_cast<qint64>(m_logs[static_cast<size_t>(log)].instants.size());
    }

    void ready(int log, qint64 notBefore)
    {
        const auto& [instants, place] = m_logs[static_cast<size_t>(log)];
        const auto own = instants[static_cast<size_t>(m_taken[static_cast<size_t>(log)])];
        m_ready.emplace(std::max(own, notBefore), place, log);
    }

    /// When all wait for one another.
    bool releaseOne()
    {
        for (auto& waiting : m_waiting) {
            if (waiting.empty())
                continue;
            ready(waiting.back(), std::numeric_limits<qint64>::min());
            waiting.pop_back();
            return true;
        }
        return false;
    }

    const std::vector<Log>& m_logs;
    std::vector<qint64> m_taken; // by log
    std::vector<std::vector<int>> m_waiting; // by the log that they wait for
    std::multimap<std::pair<int, qint64>, std::pair<int, qint64>> m_causes;
    std::priority_queue<Next, std::vector<Next>, std::greater<>> m_ready;
};

LogMerge::LogMerge(const std::vector<Log>& logs, const std::vector<Cause>& causes)
    : m_places(logs.size())
{
    Queue queue(logs, causes);
    for (int log = queue.take(); log >= 0; log = queue.take()) {
        m_logs.push_back(log);
        m_places[static_cast<size_t>(log)].push_back(++m_count);
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
