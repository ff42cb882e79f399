// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorder.h"

#include <QHash>

#include <map>
#include <mutex>
#include <set>

namespace occasion {

/// Keeps the events of aggregates in memory, by version.
class MemoryAggregateRecorder : public AggregateRecorder
{
public:
    void insertEvents(const std::vector<StoredEvent>& events) override;
    std::vector<StoredEvent> selectEvents(const OriginatorId& id, const EventRange& range) const override;

    /// IntegrityError when one of them could not be inserted.
    void requireFree(const std::vector<StoredEvent>& events) const;

private:
    mutable std::mutex m_mutex;
    QHash<OriginatorId, std::map<Version, StoredEvent>> m_events;
};

/// A process recorder in memory: for teaching, exploring and trying out. Behaves as the SQL ones do.
class MemoryRecorder : public ProcessRecorder
{
public:
    std::vector<NotificationId> record(const Commit& commit) override;
    std::vector<StoredEvent> selectEvents(const OriginatorId& id, const EventRange& range) const override;
    std::vector<Notification> selectNotifications(const NotificationRange& range) const override;
    NotificationId maxNotificationId() const override;
    NotificationId maxTrackingId(const QString& applicationName) const override;
    bool hasTrackingId(const Tracking& tracking) const override;
    std::vector<Tracking> selectTracking() const override;
    std::vector<JournalRow> selectJournal(qint64 fromStep, int limit) const override;
    AggregateRecorder& snapshots() const override { return m_snapshots; }

private:
    void requireFree(const Commit& commit) const;

    mutable std::mutex m_mutex;
    std::vector<StoredEvent> m_events; // notification id n is at n − 1
    QHash<OriginatorId, std::map<Version, NotificationId>> m_versions;
    std::map<QString, std::set<NotificationId>> m_tracking;
    std::map<qint64, JournalRow> m_journal;
    mutable MemoryAggregateRecorder m_snapshots;
};

}
