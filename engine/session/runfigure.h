// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/storedevent.h"

#include <memory>
#include <vector>

namespace occasion {

struct BreakpointFigure;

/// How time passes while a run goes on.
enum class RunMode : quint8
{
    Steady, ///< so many steps a second, or as fast as can be
    Original, ///< as the session's clock goes from step to step, scaled
    Express, ///< as fast as can be, and the views wait for the end
};

/// Why a run, a step or a search ended where it did, for a person.
struct RunNotice
{
    quint64 number = 0; ///< grows with each one; 0: nothing was said yet
    QString sentence = {};
    qint64 step = 0; ///< what it is about; 0 where it is about none
    int process = -1; ///< of the event that it is about; -1: none
    NotificationId notification = 0;
    QString field = {}; ///< of that event's state: "amount"; empty: none in particular
    friend bool operator==(const RunNotice&, const RunNotice&) = default;
};

/// How the run goes on, as the window shows it.
struct RunFigure
{
    RunMode mode = RunMode::Steady;
    bool isAnimated = true; ///< slow enough for a person to follow each step
    double rate = 0; ///< steps a second since the run began
    QString remark = {}; ///< why the run waits less than the session's clock says; empty when it does not
    RunNotice notice = {};
    std::vector<int> paused = {}; ///< processes that get no deliveries and whose commands wait, ascending
    std::shared_ptr<const std::vector<BreakpointFigure>> breakpoints = {}; ///< null: there are none
};

}
