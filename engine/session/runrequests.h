// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/breakpoint.h"
#include "engine/session/runfigure.h"
#include "engine/session/rungoal.h"

namespace occasion::request {

struct Run
{
    /// Steps a second; in RunMode::Original seconds of the session's clock a second. 0 is full speed.
    double speed = 1;
    /// Where the run ends. NothingIsLeft while it is running changes speed and mode alone.
    RunGoal until = {};
    RunMode mode = RunMode::Steady;
};
struct Pause
{
};

/// How far a press on the step key goes.
enum class StepSize : quint8
{
    Step, ///< one step, whatever it is
    Event, ///< to the next step that records an event
    Delivery, ///< to the next step that delivers a notification
    Process, ///< to the next step of one process
    Quiet, ///< until nothing waits to be delivered
};
/// Behind the newest step it moves the cursor; at it, it takes the suggested steps.
struct StepForward
{
    StepSize size = StepSize::Step;
    int process = -1; ///< for StepSize::Process; -1: the one that would act next
};

/// Goes to a step after which the condition holds while it does not hold before it.
struct FindStep
{
    enum class Where : quint8
    {
        FromBeginning, ///< the first of all
        Forward, ///< the first one after the cursor
        Back, ///< the last one before the cursor
    };
    QString condition = {}; ///< over SessionScope
    Where where = Where::FromBeginning;
};

struct SetBreakpoints
{
    std::vector<Breakpoint> breakpoints = {}; ///< in place of all that there are; what stays keeps its hits
};
/// Sets it, or takes away the one in the same place.
struct ToggleBreakpoint
{
    Breakpoint breakpoint = {};
};
/// A paused process gets no deliveries, and its commands wait until it is resumed.
struct PauseProcess
{
    int process = 0;
    bool paused = true;
};

}
