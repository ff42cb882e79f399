// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorder.h"

#include <map>
#include <memory>

namespace occasion {

/// How far a recorder had come after a step of a session.
struct RecorderPosition
{
    NotificationId notificationId = 0; ///< the newest notification; 0 is none
    std::map<QString, NotificationId> tracking = {}; ///< by leader: the highest id that was processed
    qint64 step = 0; ///< the session's newest step, whichever process took it
};

/// A recorder that begins as another one was at a position and goes its own way from there, with ids that run on
/// (DESIGN §4b.3). What both have in common is kept once, in the base, which is never written and may go on; what is
/// its own is kept in its tail.
///
/// The base tracks in the order of ids. A snapshot of the base is seen when its version was recorded by then.
class LayeredRecorder : public ProcessRecorder
{
public:
    /// The tail's ids run on from the position's; without one it is in memory.
    LayeredRecorder(std::shared_ptr<const ProcessRecorder> base, RecorderPosition position,
        std::unique_ptr<ProcessRecorder> tail = {});

    const RecorderPosition& position() const { return m_position; }
    const ProcessRecorder& tail() const { return *m_tail; }
    /// Goes on in that tail, which holds what the present one does. Nobody else may be using the recorder meanwhile.
    void moveTo(std::unique_ptr<ProcessRecorder> tail);

    std::vector<StoredEvent> selectEvents(const OriginatorId& id, const EventRange& range) const override;
    std::vector<Notification> selectNotifications(const NotificationRange& range) const override;
    std::vector<Notification> selectNotificationsOf(
        const OriginatorId& id, const EventRange& range, NotificationId upTo) const override;
    NotificationId maxNotificationId() const override { return m_tail->maxNotificationId(); }
    bool waitForNotification(NotificationId after, std::chrono::milliseconds atMost) const override
    {
        return m_tail->waitForNotification(after, atMost);
    }
    std::vector<NotificationId> record(const Commit& commit) override;
    std::unique_ptr<RecorderBatch> beginBatch() override { return m_tail->beginBatch(); }
    NotificationId maxTrackingId(const QString& applicationName) const override;
    bool hasTrackingId(const Tracking& tracking) const override;
    std::vector<Tracking> selectTracking() const override;
    std::vector<JournalRow> selectJournal(qint64 fromStep, int limit) const override;
    AggregateRecorder& snapshots() const override { return m_snapshots; }

private:
    class Snapshots : public AggregateRecorder
    {
    public:
        explicit Snapshots(const LayeredRecorder& layered)
            : m_layered(layered)
        {
        }
        void insertEvents(const std::vector<StoredEvent>& events) override;
        std::vector<StoredEvent> selectEvents(const OriginatorId& id, const EventRange& range) const override;
        void requireNoConflict(const std::vector<StoredEvent>& snapshots) const;

    private:
        std::vector<StoredEvent> ofBase(const OriginatorId& id, EventRange range) const;

        const LayeredRecorder& m_layered;
    };

    bool isInBase(const Tracking& tracking) const;
    void requireNoConflict(const Commit& commit) const;

    std::shared_ptr<const ProcessRecorder> m_base;
    RecorderPosition m_position;
    std::unique_ptr<ProcessRecorder> m_tail; // never null
    mutable Snapshots m_snapshots;
};

} // namespace occasion
