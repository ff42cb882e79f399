// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/originatorid.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace occasion {

using Version = qint64; ///< place in one aggregate's sequence, from 1
using NotificationId = qint64; ///< place in one application's total order, from 1; 0 is "before the first"

/// A domain event as a recorder holds it: what the mapper makes of it.
struct StoredEvent
{
    OriginatorId originatorId;
    Version originatorVersion = 0;
    QString topic;
    QByteArray state;

    friend bool operator==(const StoredEvent&, const StoredEvent&) = default;
};

/// A stored event with its place in the application's total order.
struct Notification : StoredEvent
{
    NotificationId id = 0;

    friend bool operator==(const Notification&, const Notification&) = default;
};

/// How far a follower has processed the log of one upstream application.
struct Tracking
{
    QString applicationName;
    NotificationId notificationId = 0;

    friend bool operator==(const Tracking&, const Tracking&) = default;
};

/// One step of a session as it is written beside what it recorded (see session/journal).
struct JournalRow
{
    qint64 step = 0; ///< from 1, unique in the session
    QString kind = {}; ///< "command" or "delivery"
    QByteArray cause = {}; ///< JSON text
    NotificationId firstId = 0; ///< first notification recorded; 0 if none was
    int count = 0; ///< notifications recorded
    QString outcome = {};
    QString error = {}; ///< "Name: sentence", or empty
    QString clock = {}; ///< ISO text

    friend bool operator==(const JournalRow&, const JournalRow&) = default;
};

/// Everything that one step writes into one recorder: all of it, or nothing.
struct Commit
{
    std::vector<StoredEvent> events = {};
    std::optional<Tracking> tracking = {};
    std::vector<StoredEvent> snapshots = {};
    /// The row's firstId is filled in by the recorder, which is the first to know it.
    std::optional<JournalRow> journal = {};
};

}
