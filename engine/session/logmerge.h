// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QtGlobal>

#include <utility>
#include <vector>

namespace occasion {

/// Puts the events of several logs in one order, by time; each log's own order is kept. One log alone takes no memory.
class LogMerge
{
public:
    struct Log
    {
        /// Of its events, in its order. One that is earlier than its predecessor counts as that.
        std::vector<qint64> instants = {};
        /// Which log comes first at the same instant: the lower one.
        int place = 0;
    };
    /// An event that cannot have been before another log's event, whatever their clocks said. Ordinals run from 0.
    struct Cause
    {
        int log = 0;
        qint64 ordinal = 0;
        int leader = 0;
        qint64 leaderOrdinal = 0;
    };

    LogMerge() = default;
    /// A single log of so many events.
    explicit LogMerge(qint64 count);
    /// O(n log n). Causes that contradict each other, or name events that there are not, hold nothing up.
    explicit LogMerge(const std::vector<Log>& logs, const std::vector<Cause>& causes = {});

    qint64 count() const { return m_count; }
    /// The log, and the ordinal in it from 0, of the event at a place from 1.
    std::pair<int, qint64> at(qint64 place) const;
    /// The place of a log's event.
    qint64 placeOf(int log, qint64 ordinal) const;
    /// How many of a log's events are at places up to and with this.
    qint64 countUpTo(int log, qint64 place) const;

private:
    class Queue;

    qint64 m_count = 0;
    std::vector<int> m_logs; // by place - 1; empty for a single log
    std::vector<std::vector<qint64>> m_places; // by log and ordinal
};

}
