// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorders/announcement.h"
#include "engine/persistence/recorders/eventtable.h"

#include <map>
#include <mutex>
#include <set>

namespace occasion {

/// A recorder that keeps everything in memory, for teaching and exploring. Ids run 1, 2, 3 …, or on from `after`
/// where it continues another's log. Calls exclude each other.
class MemoryRecorder : public ProcessRecorder
{
public:
    explicit MemoryRecorder(NotificationId after = 0);

    std::vector<StoredEvent> selectEvents(const OriginatorId& id, const EventRange& range) const override;
    std::vector<Notification> selectNotifications(const NotificationRange& range) const override;
    std::vector<Notification> selectNotificationsOf(
        const OriginatorId& id, const EventRange& range, NotificationId upTo) const override;
    NotificationId maxNotificationId() const override;
    bool waitForNotification(NotificationId after, std::chrono::milliseconds atMost) const override;
    std::vector<NotificationId> record(const Commit& commit) override;
    NotificationId maxTrackingId(const QString& applicationName) const override;
    bool hasTrackingId(const Tracking& tracking) const override;
    std::vector<Tracking> selectTracking() const override;
    std::vector<JournalRow> selectJournal(qint64 fromStep, int limit) const override;
    AggregateRecorder& snapshots() const override { return m_snapshots; }

private:
    class Snapshots : public AggregateRecorder
    {
    public:
        explicit Snapshots(std::mutex& mutex)
            : m_mutex(mutex)
        {
        }
        void insertEvents(const std::vector<StoredEvent>& events) override;
        std::vector<StoredEvent> selectEvents(const OriginatorId& id, const EventRange& range) const override;

        EventTable table;

    private:
        std::mutex& m_mutex;
    };

    NotificationId newest() const { return m_after + static_cast<NotificationId>(m_events.events().size()); }
    std::vector<NotificationId> store(const Commit& commit);
    bool isTracked(const Tracking& tracking) const;
    void requireNoConflict(const Commit& commit) const;

    mutable std::mutex m_mutex;
    NotificationId m_after;
    mutable Announcement m_announcement;
    EventTable m_events;
    mutable Snapshots m_snapshots;
    std::map<QString, std::set<NotificationId>> m_tracking;
    std::map<qint64, JournalRow> m_journal;
};

} // namespace occasion
