// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/shape.h"
#include "engine/session/history.h"
#include "engine/session/watch.h"

namespace occasion {

/// What a watch came to at one step: a value as a line of text, or the sentence that says why there is none.
struct WatchOutcome
{
    QString text = {};
    bool isValue = false;

    friend bool operator==(const WatchOutcome&, const WatchOutcome&) = default;
};

/// A watch at a step and at the step before.
struct WatchFigure
{
    WatchOutcome now = {};
    WatchOutcome before = {}; ///< empty at step 0, which has no step before
    bool changed = false; ///< by this step

    friend bool operator==(const WatchFigure&, const WatchFigure&) = default;
};

/// One figure for each watch, in their order. Never throws for what a watch says: that is its outcome. Engine thread;
/// each evaluation ends within the limits of expressions. Throws OperationalError where the store cannot be read.
std::vector<WatchFigure> watchFigures(const History& history, const std::vector<Watch>& watches, qint64 step);

/// The names that an expression about this may use, for checking and completion: of the session, or of the aggregates
/// of that process application. Null when the session has no such application.
std::shared_ptr<const cel::Shape> watchScope(
    const std::shared_ptr<const SystemMap>& map, const std::optional<WatchedAggregate>& about);

} // namespace occasion
