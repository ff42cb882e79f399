// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/timestamp.h"
#include "engine/session/stopcondition.h"

#include <memory>
#include <variant>

namespace occasion {

/// Where a run can end by itself: plain values.
namespace until {
struct NothingIsLeft
{
};
struct Quiet
{
}; ///< no notification waits to be processed
struct AtStep
{
    qint64 step = 0;
};
struct AtTime
{
    Timestamp time = {}; ///< by the session's clock
};
struct Recorded
{
    QString event = {}; ///< an event's short name; empty: any
    QString aggregate = {}; ///< the id of an aggregate as text; empty: any
};
struct Holds
{
    QString condition = {}; ///< over SessionScope
};
struct Delivered
{
}; ///< a notification was processed
struct Acted
{
    int process = 0; ///< this process took a step
};
}

using RunGoal = std::variant<until::NothingIsLeft, until::Quiet, until::AtStep, until::AtTime,
    until::Recorded, until::Holds, until::Delivered, until::Acted>;

/// A goal, ready to be asked after each step of a run.
class GoalWatch
{
public:
    /// Throws cel::ExpressionError for a condition that cannot be asked of that system.
    GoalWatch(RunGoal goal, const std::shared_ptr<const SystemMap>& map);

    /// Whether the run has come to it with this step. A goal that asks for events reads the step's events, one that
    /// asks for a condition costs what the condition does; the others cost a look-up. Throws as
    /// StopCondition::holdsAfter().
    bool isReached(const History& history, qint64 step) const;
    /// Why a run from this step cannot come to the goal, as a sentence; empty when it can.
    QString impossibleFrom(const History& history, qint64 step) const;
    /// The goal as the end of "until …"; empty where a run goes on as long as there are steps.
    QString text() const;

private:
    bool isReached(const until::Recorded& goal, const History& history, qint64 step) const;

    RunGoal m_goal;
    std::shared_ptr<const SystemMap> m_map;
    std::unique_ptr<const StopCondition> m_condition; // null: the goal is none
};

}
