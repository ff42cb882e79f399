// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/deliverableids.h"
#include "engine/session/history.h"
#include "engine/session/journal.h"
#include "engine/session/logindex.h"
#include "engine/system/process.h"

namespace occasion {

/// A session's history: its journal, and its recorders for what the steps recorded. Causes are known.
class SessionHistory : public History
{
public:
    /// The processes, in the map's order, must outlive the history; `pages` reads their journals.
    SessionHistory(std::shared_ptr<const SystemMap> map, std::vector<const Process*> processes,
        JournalPages pages, QString place);
    /// That of a fork: it shares what `base` knows of the steps up to `since`, and outlives it. The processes are the
    /// fork's own. O(log n).
    SessionHistory(const SessionHistory& base, qint64 since, std::vector<const Process*> processes,
        JournalPages pages, QString place);

    /// Takes in the next step and the notifications that it recorded.
    void append(const Step& step, const std::vector<Notification>& recorded);

    const Journal& journal() const { return *m_journal; }
    /// The next notification that a pipe's follower has to process at that step; 0 when there is none. O(log n).
    NotificationId nextDelivery(int pipe, qint64 step) const;

    const std::shared_ptr<const SystemMap>& map() const override { return m_map; }
    bool knowsCauses() const override { return true; }
    QString place() const override { return m_place; }
    void setPlace(const QString& place) { m_place = place; }
    qint64 newestStep() const override { return m_journal->newest(); }
    Step step(qint64 number) const override { return m_journal->step(number); }
    qint64 stepOf(int process, NotificationId id) const override;
    NotificationId logPosition(int process, qint64 step) const override;
    qint64 eventCount(int process, qint64 step) const override;
    NotificationId trackingPosition(int pipe, qint64 step) const override;
    qint64 lag(int pipe, qint64 step) const override;
    std::vector<EventView> notifications(
        int process, NotificationId start, int limit, qint64 step) const override;
    QStringList eventNames(int process, NotificationId start, int limit, qint64 step) const override;
    qint64 aggregateCount(int process, qint64 step) const override;
    std::vector<AggregateSummary> aggregates(
        int process, qint64 step, qint64 offset, int limit) const override;
    qint64 aggregateRow(int process, const OriginatorId& id, qint64 step) const override;
    std::vector<EventView> aggregateEvents(
        int process, const OriginatorId& id, qint64 step, qint64 offset, int limit) const override;
    AggregateView aggregate(int process, const OriginatorId& id, Version version) const override;

private:
    const Process& process(int index) const { return *m_processes[static_cast<size_t>(index)]; }
    const LogIndex& index(int process) const
    {
        return hasProcess(process) ? *m_indexes[static_cast<size_t>(process)] : m_nothing;
    }
    NotificationId leaderPosition(int pipe, qint64 step) const;

    std::shared_ptr<const SystemMap> m_map;
    std::vector<const Process*> m_processes;
    QString m_place;
    // Shared with the forks, which may live longer.
    std::shared_ptr<Journal> m_journal;
    std::vector<std::shared_ptr<LogIndex>> m_indexes; // by process
    LogIndex m_nothing;
    std::vector<std::shared_ptr<DeliverableIds>> m_deliverable; // by pipe
};

}
