// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/runfigure.h"
#include "engine/session/step.h"
#include "engine/session/supposedevents.h"
#include "engine/session/systemmap.h"

#include <memory>

namespace occasion {

struct Comparison;
struct FileFigure;

struct ProcessFigures
{
    qint64 events = 0;
    qint64 aggregates = 0;
    std::optional<qint64> refusals = {}; ///< commands refused up to the cursor; an opened store does not tell
    friend bool operator==(const ProcessFigures&, const ProcessFigures&) = default;
};

struct PipeFigures
{
    NotificationId position = 0;
    qint64 lag = 0;
    friend bool operator==(const PipeFigures&, const PipeFigures&) = default;
};

struct InvariantFigure
{
    QString name = {}; ///< a sentence, "No money appears or vanishes"
    QString expression = {}; ///< its condition; empty for one that is not an expression
    bool holds = true;
    QString reason = {}; ///< why not, empty when it holds
    qint64 firstBroken
        = 0; ///< the first step after which it did not hold; 0 if it always held (up to the cursor)
    friend bool operator==(const InvariantFigure&, const InvariantFigure&) = default;
};

/// One of the open sessions: a run of a system, a fork of one, or an opened store.
struct SessionFigure
{
    int id = 0;
    QString name = {}; ///< "bank · transfer", "bank · transfer (from step 4)"
    int parent = -1; ///< the session that it was forked from
    qint64 forkedAt = 0;
    qint64 newest = 0;
    QString chosen = {}; ///< of a fork: what was done otherwise, "step 7: A instead of B"
    bool hypothetical = false; ///< something is supposed in it: it is not in the store
    std::vector<SupposedEvent> supposed = {}; ///< what, as it is seen
    friend bool operator==(const SessionFigure&, const SessionFigure&) = default;
};

/// Everything small that the window shows about one moment: immutable, made in the engine thread, at most 60 a
/// second. What is large is asked for by page (see SessionHost::ask).
struct Frame
{
    quint64 generation = 0; ///< grows with every frame
    int session = 0; ///< which session; a new one means that everything may differ
    std::shared_ptr<const SystemMap> map = std::make_shared<SystemMap>();
    QString name = {}; ///< the session's name, for the window's title
    QString scenario = {};
    QString scheduler = {};
    quint64 seed = 0;
    QString place = {}; ///< "in memory", "bank.db, read-only (immutable)"
    bool readOnly = false; ///< an opened store: nothing can be run
    QStringList leftOut = {}; ///< why files of an opened folder are not shown, a sentence for each
    bool causesKnown = true;
    qint64 newest = 0;
    qint64 cursor = 0;
    bool running = false;
    RunFigure run = {};
    std::optional<Step> step = {}; ///< the step at the cursor; none at 0
    std::vector<ProcessFigures> processes = {}; ///< as map->processes, at the cursor
    std::vector<PipeFigures> pipes = {}; ///< as map->pipes, at the cursor
    std::vector<EnabledStep> enabled = {}; ///< what could happen next at the cursor
    int suggested = -1; ///< the one that the scheduler would choose
    std::vector<InvariantFigure> invariants = {};
    std::vector<SessionFigure> sessions = {};
    bool canReopen = false; ///< a session was closed that can be opened again
    std::shared_ptr<const FileFigure> file = {}; ///< where the session is kept; null for an opened store
    std::shared_ptr<const Comparison> comparison = {}; ///< the one asked for last; null before

    /// The one of `sessions` that is shown; null when none is open.
    const SessionFigure* shown() const;
};

}
