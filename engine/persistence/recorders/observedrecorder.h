// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/observer.h"
#include "engine/persistence/recorder.h"

#include <memory>

namespace occasion {

/// A recorder that does what another does and tells an observer of it (Decorator). Where nobody observes there is no
/// decorator, so recorders themselves need not know of observers.
class ObservedRecorder : public ProcessRecorder
{
public:
    ObservedRecorder(std::shared_ptr<ProcessRecorder> recorder, Observer& observer);

    std::vector<StoredEvent> selectEvents(const OriginatorId& id, const EventRange& range) const override;
    std::vector<Notification> selectNotifications(const NotificationRange& range) const override;
    std::vector<Notification> selectNotificationsOf(
        const OriginatorId& id, const EventRange& range, NotificationId upTo) const override;
    NotificationId maxNotificationId() const override;
    bool waitForNotification(NotificationId after, std::chrono::milliseconds atMost) const override
    {
        return m_recorder->waitForNotification(after, atMost);
    }
    std::vector<NotificationId> record(const Commit& commit) override;
    std::unique_ptr<RecorderBatch> beginBatch() override { return m_recorder->beginBatch(); }
    NotificationId maxTrackingId(const QString& applicationName) const override;
    bool hasTrackingId(const Tracking& tracking) const override;
    std::vector<Tracking> selectTracking() const override;
    std::vector<JournalRow> selectJournal(qint64 fromStep, int limit) const override;
    AggregateRecorder& snapshots() const override { return m_snapshots; }

private:
    class Snapshots : public AggregateRecorder
    {
    public:
        Snapshots(AggregateRecorder& recorder, Observer& observer)
            : m_recorder(recorder)
            , m_observer(observer)
        {
        }
        void insertEvents(const std::vector<StoredEvent>& events) override;
        std::vector<StoredEvent> selectEvents(const OriginatorId& id, const EventRange& range) const override;

    private:
        AggregateRecorder& m_recorder;
        Observer& m_observer;
    };

    std::shared_ptr<ProcessRecorder> m_recorder;
    Observer& m_observer;
    mutable Snapshots m_snapshots;
};

} // namespace occasion
