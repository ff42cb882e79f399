// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/mapper.h"
#include "engine/session/history.h"
#include "engine/session/journal.h"
#include "engine/session/logindex.h"
#include "engine/session/logmerge.h"
#include "engine/session/openstore.h"
#include "engine/session/progress.h"

namespace occasion {

/// An opened store's history. A session's own file has a journal, and its steps and causes are those; in any other
/// store a step is a notification, several processes are merged by their events' timestamps (at the same instant leaders
/// come first, and what a journal knows to be caused never comes before its cause), and nobody knows causes.
///
/// How far a follower had come at a step is known from a journal alone: without one it is what was tracked in the
/// end, as far as the leader had recorded it then.
class StoreHistory : public History
{
public:
    /// Reads the whole log once, without the states, and those of several logs once more for their times. `topics` are
    /// the types that can fold events into states; null is none. `coding` is how the states were compressed and
    /// encrypted. Errors as OpenStore's; OperationalError when `watch` stopped it.
    StoreHistory(std::shared_ptr<const OpenStore> store, std::shared_ptr<const TopicRegistry> topics,
        StateCoding coding = {}, const ProgressWatch& watch = {});

    const OpenStore& store() const { return *m_store; }
    const Mapper& mapper() const { return m_mapper; }
    const LogIndex& index(int process) const
    {
        return hasProcess(process) ? m_indexes[static_cast<size_t>(process)] : m_nothing;
    }

    const std::shared_ptr<const SystemMap>& map() const override { return m_map; }
    bool knowsCauses() const override { return m_journal.has_value(); }
    QString place() const override { return m_store->place(); }
    qint64 newestStep() const override { return m_journal ? m_journal->newest() : m_merge.count(); }
    Step step(qint64 number) const override;
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
    class Count;

    void indexLogs(Count& count);
    JournalPages journalPages() const;
    std::vector<QStringList> leadersInJournal() const;
    void makeMap();
    void readJournal();
    bool journalMatchesLogs() const;
    std::optional<Timestamp> timeOf(const StoredEvent& event) const;
    std::vector<qint64> instants(int process, Count& count) const;
    std::vector<LogMerge::Cause> knownCauses() const;
    Step storedStep(qint64 number) const;

    std::shared_ptr<const OpenStore> m_store;
    Mapper m_mapper;
    std::shared_ptr<const SystemMap> m_map;
    std::vector<LogIndex> m_indexes; // by process
    LogIndex m_nothing;
    std::vector<QStringList> m_aggregateTypes; // by process
    std::vector<NotificationId> m_tracked; // by pipe: the highest at the end
    std::optional<Journal> m_journal;
    LogMerge m_merge;
};

}
