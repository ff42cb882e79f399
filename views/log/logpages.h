// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

namespace occasion {

/// One notification as the log's table shows it: its texts are made with the page, not while painting.
struct LogItem
{
    NotificationId id = 0;
    OriginatorId originatorId = {};
    QString shortOriginator = {};
    Version version = 0;
    QString name = {};
    QString topic = {};
    QString state = {}; ///< on one line
    qint64 step = 0;

    friend bool operator==(const LogItem&, const LogItem&) = default;
};

/// An event's state on one line: its own fields with ids shortened, without the instant and the
/// originator's topic, which tell one event from another least.
QString stateLine(const EventView& event);

/// The items of a notification log by place, from 0: ids may have gaps, so a place is no id. All of these read
/// in the engine thread, in O(log² steps) and the length of what they give.
///
/// At most `limit` items from that place on, as far as they existed at `step`.
std::vector<LogItem> readLog(const History& history, int process, qint64 step, qint64 place, int limit);

/// Those with these ids, as far as they existed at `step`.
std::vector<LogItem> readLog(
    const History& history, int process, qint64 step, const std::vector<NotificationId>& ids);

/// The place of the notification with that id, or of the next one that there is; the number of items when
/// there is none.
qint64 placeOfNotification(const History& history, int process, qint64 step, NotificationId id);

/// One notification; none if there is none such at that step.
std::optional<EventView> readNotification(
    const History& history, int process, qint64 step, NotificationId id);

/// What is shown beside the log.
struct LogReading
{
    std::optional<EventView> event = {};
    qint64 place = -1; ///< of the selected notification; -1 if it is none of this log's at that step
};

/// The selected notification or, when it is none of this log's, the newest one if that is `followed`.
LogReading readSelected(
    const History& history, int process, qint64 step, std::optional<NotificationId> selected, bool followed);

} // namespace occasion
