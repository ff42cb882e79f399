// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/storedevent.h"

#include <QStringList>

#include <chrono>
#include <limits>
#include <memory>

namespace occasion {

/// Which events of one aggregate to select, in which order.
struct EventRange
{
    std::optional<Version> gt = {}; ///< only versions above this
    std::optional<Version> lte = {}; ///< only versions up to and with this
    bool descending = false;
    std::optional<int> limit
        = {}; ///< counted after filtering and ordering; 0 gives none, negative is no limit
};

/// Which notifications of an application to select; ascending by id.
struct NotificationRange
{
    NotificationId start = 1; ///< first id that may be given; below 1 is harmless
    int limit = 10; ///< counted after the topic filter; 0 gives none, negative is no limit
    std::optional<NotificationId> stop = {}; ///< last id that may be given
    QStringList topics = {}; ///< only these; empty is all
    bool inclusiveOfStart = true; ///< false: only ids above the start
    /// The last one given is the one whose state, with those before it, comes to so many bytes.
    qint64 mostBytes = std::numeric_limits<qint64>::max();
};

/// Recorder (chapter 4), first level: stores the events of aggregates.
///
/// Any thread may call any recorder; calls on one recorder exclude each other where its store needs it.
class AggregateRecorder
{
public:
    virtual ~AggregateRecorder() = default;

    /// Stores all events or none. IntegrityError when a version of an aggregate is taken already, in the store
    /// or inside the batch. Versions need not be consecutive. OperationalError when the store cannot be written.
    virtual void insertEvents(const std::vector<StoredEvent>& events) = 0;

    /// The events of one aggregate by version. An unknown id gives none.
    virtual std::vector<StoredEvent> selectEvents(const OriginatorId& id, const EventRange& range) const = 0;
};

/// Second level: adds the total order of all events of an application.
///
/// Ids ascend in the order of insertion, those of one commit follow each other without a stranger between them,
/// and no reader sees an id before all lower ones are there.
class ApplicationRecorder : public AggregateRecorder
{
public:
    virtual std::vector<Notification> selectNotifications(const NotificationRange& range) const = 0;

    /// The notifications of one aggregate by version, of those recorded up to and with the notification `upTo`:
    /// what selectEvents gave when that was the newest.
    virtual std::vector<Notification> selectNotificationsOf(
        const OriginatorId& id, const EventRange& range, NotificationId upTo) const = 0;

    /// The highest id, 0 when there is none. Constant time.
    virtual NotificationId maxNotificationId() const = 0;

    /// Waits until a notification above `after` is there, whoever records it; false when the time is over before.
    /// This asks again and again, at growing intervals up to 100 ms; recorders that can be woken do better.
    virtual bool waitForNotification(NotificationId after, std::chrono::milliseconds atMost) const;
};

/// What is recorded between the making of a batch and its commit becomes durable at once.
class RecorderBatch
{
public:
    virtual ~RecorderBatch() = default;

    /// Errors as those of ProcessRecorder::record. A batch that ends without commit has stored nothing.
    virtual void commit() = 0;
};

/// Third level: tracks the upstream notifications that were processed, atomically with what came of them.
class ProcessRecorder : public ApplicationRecorder
{
public:
    /// Stores a step whole or not at all; gives one notification id for each event, in order. IntegrityError as
    /// above, and when the tracking record or the journal's step number is there already.
    virtual std::vector<NotificationId> record(const Commit& commit) = 0;

    /// Begins a batch in this thread, for the many steps that need not each wait for the disk; others can record again
    /// at its end. A version that is taken is refused and leaves no trace in it. After any other failure what follows
    /// in it may be OperationalError: end it without commit. Null, as here, when each step is stored at once because
    /// nothing would be gained.
    virtual std::unique_ptr<RecorderBatch> beginBatch() { return nullptr; }

    /// The highest notification id of that upstream application that was processed; 0 if none was.
    virtual NotificationId maxTrackingId(const QString& applicationName) const = 0;

    /// Whether this notification was processed. A store of the library's later versions holds the highest only:
    /// there it is whether that one or a later one was.
    virtual bool hasTrackingId(const Tracking& tracking) const = 0;

    /// All tracking records, by application name, then id.
    virtual std::vector<Tracking> selectTracking() const = 0;

    /// The journal rows that were recorded here, by step, from `fromStep` on, at most `limit`.
    virtual std::vector<JournalRow> selectJournal(qint64 fromStep, int limit) const = 0;

    /// The recorder of this application's snapshots. Lives as long as this recorder.
    virtual AggregateRecorder& snapshots() const = 0;

    void insertEvents(const std::vector<StoredEvent>& events) override { record({.events = events}); }
};

}
