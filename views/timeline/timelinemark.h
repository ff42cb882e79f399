// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/steptext.h"

namespace occasion {

/// One step as the timeline shows it: the step, its names and the step that caused it.
struct TimelineMark
{
    Step step = {};
    StepNames names = {};
    qint64 causeStep = 0; ///< the step that recorded what a delivery processed; 0 where there is none
    int causeProcess = -1;

    friend bool operator==(const TimelineMark&, const TimelineMark&) = default;
};

/// As much of a step as is seen when thousands are in view.
struct StripStep
{
    quint16 process : 15;
    quint16 bad : 1; ///< refused or failed
};

/// These read the history, at most the steps asked for: for the engine thread.
std::vector<TimelineMark> timelineMarks(const History& history, qint64 first, qint64 last);
std::vector<StripStep> timelineStrip(const History& history, qint64 first, qint64 last);
/// The step that caused this one; 0 where there is none.
qint64 causeOf(const History& history, qint64 step);
/// The first step that processed what this one recorded; 0 where none is found within `atMost` steps.
qint64 firstEffectOf(const History& history, qint64 step, qint64 atMost = 50'000);

/// The short text beside a mark: names of events, or what was asked for in vain; may be empty.
QString markLabel(const TimelineMark& mark);

} // namespace occasion
