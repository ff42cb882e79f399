// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/framemaker.h"

#include "engine/session/opensessions.h"

namespace occasion {

namespace {

void describeSession(Frame& frame, const Session& session, qint64 cursor)
{
    frame.scenario = session.scenario().name;
    frame.scheduler = session.options().scheduler;
    frame.seed = session.options().seed;
    frame.enabled = session.enabledAt(cursor);
    frame.suggested = session.suggestedAt(frame.enabled, cursor);
    frame.invariants = session.invariantsAt(cursor);
    for (size_t process = 0; process < frame.processes.size(); ++process)
        frame.processes[process].refusals
            = session.history().journal().refusals(static_cast<int>(process), cursor);
}

}

void describe(Frame& frame, const OpenSession& open)
{
    const auto& history = open.history();
    frame.map = history.map();
    frame.name = open.name;
    frame.place = history.place();
    frame.readOnly = !open.session;
    frame.leftOut = open.leftOut;
    frame.causesKnown = history.knowsCauses();
    frame.newest = history.newestStep();
    frame.cursor = open.cursor;
    if (open.cursor > 0)
        frame.step = history.step(open.cursor);
    for (int process = 0; process < frame.map->processCount(); ++process) {
        frame.processes.push_back({.events = history.eventCount(process, open.cursor),
            .aggregates = history.aggregateCount(process, open.cursor)});
    }
    for (int pipe = 0; pipe < frame.map->pipeCount(); ++pipe)
        frame.pipes.push_back({history.trackingPosition(pipe, open.cursor), history.lag(pipe, open.cursor)});
    if (open.session)
        describeSession(frame, *open.session, open.cursor);
}

}
