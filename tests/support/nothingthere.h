// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

#include <QStringList>

namespace support {

/// Asks a history of a process and a pipe, as one asks who thinks of another history; gives the names of the questions
/// that had another answer than that there is nothing.
inline QStringList answersOf(const occasion::History& history, int process, int pipe)
{
    const occasion::OriginatorId id = occasion::OriginatorId::fromStored(QStringLiteral("nobody"));
    const auto step = history.newestStep();
    QStringList names;
    const auto note = [&names](const char* name, bool isNothing) {
        if (!isNothing)
            names.append(QString::fromLatin1(name));
    };
    note("stepOf", history.stepOf(process, 1) == 0);
    note("logPosition", history.logPosition(process, step) == 0);
    note("eventCount", history.eventCount(process, step) == 0);
    note("trackingPosition", history.trackingPosition(pipe, step) == 0);
    note("lag", history.lag(pipe, step) == 0);
    note("notifications", history.notifications(process, 1, 10, step).empty());
    note("eventNames", history.eventNames(process, 1, 10, step).isEmpty());
    note("aggregateCount", history.aggregateCount(process, step) == 0);
    note("aggregates", history.aggregates(process, step, 0, 10).empty());
    note("aggregateRow", history.aggregateRow(process, id, step) == -1);
    note("aggregateEvents", history.aggregateEvents(process, id, step, 0, -1).empty());
    note("aggregate", history.aggregate(process, id, 1).state.isNull());
    return names;
}

}
