// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/step.h"

#include <chrono>

namespace occasion {

/// Stands for the id of what an earlier command of the scenario made: that command's `as`.
Value reference(const QString& label);

/// One command of a scenario (given / when).
struct ScenarioCommand
{
    CommandCall call = {}; ///< its arguments may hold references
    QString as = {}; ///< the name by which later commands refer to the first id that this one makes
    /// Enabled at once, although deliveries wait; otherwise when the system is quiet. With it commands race.
    bool atOnce = false;
    std::chrono::seconds after{0}; ///< the clock moves on by this before the command
    QString refusedWith = {}; ///< the error that is expected; empty: it is expected to succeed
};

/// What a field of an aggregate is expected to be when all is quiet (then).
struct Expectation
{
    QString process = {};
    Value aggregate = {}; ///< a reference, or an id
    QString field = {}; ///< stored name
    Value value = {};
};

/// A named list of commands, with what is expected after them. A value.
struct Scenario
{
    QString name = {}; ///< "transfer"
    QString summary = {}; ///< one sentence
    std::vector<ScenarioCommand> commands = {};
    std::vector<Expectation> expectations = {};
    /// Whether it ends in equal aggregates under every scheduler (timestamps apart). Racing ones do not.
    bool confluent = true;
};

}
