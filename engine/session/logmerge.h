// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QtGlobal>

#include <utility>
#include <vector>

namespace occasion {

/// Puts the events of several logs in one order, by time and then by log, each log's own order kept. One log alone
/// takes no memory.
class LogMerge
{
public:
    LogMerge() = default;
    /// A single log of so many events.
    explicit LogMerge(qint64 count);
    /// The instants of each log's events, in its order. One that is earlier than its predecessor counts as that.
    explicit LogMerge(const std::vector<std::vector<qint64>>& instants);

    qint64 count() const { return m_count; }
    /// The log, and the ordinal in it from 0, of the event at a place from 1.
    std::pair<int, qint64> at(qint64 place) const;
    /// The place of a log's event.
    qint64 placeOf(int log, qint64 ordinal) const;
    /// How many of a log's events are at places up to and with this.
    qint64 countUpTo(int log, qint64 place) const;

private:
    qint64 m_count = 0;
    std::vector<int> m_logs; // by place - 1; empty for a single log
    std::vector<std::vector<qint64>> m_places; // by log and ordinal
};

}
