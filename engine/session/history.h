// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/step.h"
#include "engine/session/systemmap.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace occasion {

/// One aggregate in a list, as it stood at a step.
struct AggregateSummary
{
    int process = 0;
    OriginatorId id = {};
    QString type = {}; ///< short name, "BankAccount"
    Version version = 0;
    QString lastEvent = {}; ///< short name, "Credited"
    NotificationId lastNotification = 0;
    qint64 events = 0; ///< how many; the version where none is missing
    qint64 lastStep = 0; ///< the step that recorded its last event
    std::optional<Version> snapshotVersion = {};

    friend bool operator==(const AggregateSummary&, const AggregateSummary&) = default;
};

/// One notification, decoded as far as it can be.
struct EventView
{
    int process = 0;
    NotificationId id = 0;
    OriginatorId originatorId = {};
    Version version = 0;
    QString topic = {};
    QString name = {}; ///< short name, "Credited"
    QString aggregateType = {}; ///< short name
    QByteArray stateText = {}; ///< the exact decoded text
    Value state = {}; ///< Null when it cannot be decoded: then `problem` says why in one sentence
    QString problem = {};
    std::optional<Timestamp> timestamp = {};
    qint64 step = 0;

    friend bool operator==(const EventView&, const EventView&) = default;
};

/// One aggregate's state at a version, beside the state that its last event changed.
struct AggregateView
{
    int process = 0;
    OriginatorId id = {};
    QString type = {};
    Version version = 0;
    Value state
        = {}; ///< an Object; Null where no type is known that could fold the events (then `problem` says so)
    Value before = {}; ///< the state one version earlier; Null before the first
    QString problem = {};

    friend bool operator==(const AggregateView&, const AggregateView&) = default;
};

/// What has happened, with random access: the one thing that views read (DESIGN §4b.1). A session's journal makes
/// one, an opened store another.
///
/// `step` arguments run from 0 (before anything) to newestStep(). Nothing here changes the past: the same
/// arguments give the same answers for ever. Of a process or a pipe that it does not have there is nothing: who asks may
/// still be thinking of the history that was shown before. Used in the engine thread only. Reading may throw
/// OperationalError (the store vanished or is damaged).
class History
{
public:
    virtual ~History() = default;

    virtual const std::shared_ptr<const SystemMap>& map() const = 0;

    /// Whether steps know what caused them; an opened store does not.
    virtual bool knowsCauses() const = 0;
    /// Where it lives and how it was opened, for a person: "in memory", "bank.db, read-only (immutable)".
    virtual QString place() const = 0;

    virtual qint64 newestStep() const = 0;
    /// Constant time. ValueError outside 1…newestStep().
    virtual Step step(qint64 number) const = 0;

    /// The step that recorded this notification; 0 if there is none such. O(log n).
    virtual qint64 stepOf(int process, NotificationId id) const = 0;
    /// Highest notification id that the process had recorded at that step. O(log n).
    virtual NotificationId logPosition(int process, qint64 step) const = 0;
    /// How many events the process had recorded at that step (differs from the position where ids have gaps).
    virtual qint64 eventCount(int process, qint64 step) const = 0;
    /// Highest upstream notification id that the pipe's follower had processed at that step.
    virtual NotificationId trackingPosition(int pipe, qint64 step) const = 0;
    /// Notifications that the follower had still to process; those that it does not follow are none.
    virtual qint64 lag(int pipe, qint64 step) const = 0;

    /// Notifications of one process with ids from `start` on, at most `limit`, as far as they existed at `step`.
    virtual std::vector<EventView> notifications(
        int process, NotificationId start, int limit, qint64 step) const = 0;

    /// The names alone of what notifications() gives, "Credited", without reading the events. O(log n), and constant
    /// time for each (times the depth of forks).
    virtual QStringList eventNames(int process, NotificationId start, int limit, qint64 step) const = 0;

    virtual qint64 aggregateCount(int process, qint64 step) const = 0;
    /// A page of the aggregates of one process as of `step`, in order of their first events.
    virtual std::vector<AggregateSummary> aggregates(
        int process, qint64 step, qint64 offset, int limit) const = 0;
    /// Where the aggregate stands in that order; -1 if it does not exist at that step.
    virtual qint64 aggregateRow(int process, const OriginatorId& id, qint64 step) const = 0;
    /// A page of the events of one aggregate as of `step`, in the order in which they were recorded, so that what
    /// is at an offset is the same at every step that has it. A negative limit is none. One range read.
    virtual std::vector<EventView> aggregateEvents(
        int process, const OriginatorId& id, qint64 step, qint64 offset, int limit) const = 0;
    /// One aggregate's state at a version.
    virtual AggregateView aggregate(int process, const OriginatorId& id, Version version) const = 0;

protected:
    bool hasProcess(int process) const { return process >= 0 && process < map()->processCount(); }
    bool hasPipe(int pipe) const { return pipe >= 0 && pipe < map()->pipeCount(); }
};

}
