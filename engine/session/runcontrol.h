// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/breakpointwatch.h"
#include "engine/session/runfigure.h"
#include "engine/session/runrequests.h"

#include <chrono>
#include <map>
#include <set>

namespace occasion {

/// Whether a run goes on, how fast, where it ends, and which processes take no part in it. Nothing of it is written
/// into a journal: the choices that a run makes are.
class RunControl
{
public:
    bool isRunning() const { return m_isRunning; }
    bool isExpress() const { return m_isRunning && m_mode == RunMode::Express; }

    /// Runs from this step on; when it runs already and the request has no goal, only its speed and mode change.
    /// Throws cel::ExpressionError for a condition that cannot be asked of that system, ValueError for a goal that does
    /// not lie ahead.
    void start(const request::Run& run, const History& history, qint64 step);
    /// A step that is larger than one: a run at full speed, which says nothing when it comes to its goal.
    void startStep(RunGoal goal, const History& history, qint64 step);
    void pause() { m_isRunning = false; }
    /// Ends the run and says why.
    void end(const QString& sentence, qint64 step);
    /// Says something that is not the end of a run.
    void say(const QString& sentence, qint64 step = 0);

    /// To be told after each step of a run: ends the run where it comes to its goal or meets a breakpoint, or pauses
    /// a process of the session where a breakpoint asks for that alone. Costs nothing for a run without goal and
    /// breakpoints. Throws as GoalWatch and BreakpointWatch.
    void stepped(const History& history, qint64 step, int session);
    /// To be told when the run has no step to take after this one.
    void ranOut(const History& history, qint64 step, int session);
    /// Says why there is no step to take after this one.
    void sayNothingIsLeft(const History& history, qint64 step, int session);

    /// How long the next step is waited for, when the session's clock goes on by `span`; zero at full speed. In
    /// RunMode::Original a long idle time is shortened, and the figure says so.
    std::chrono::microseconds waitFor(std::chrono::microseconds span);
    bool followsClock() const { return m_isRunning && m_mode == RunMode::Original; }

    BreakpointWatch& breakpoints() { return m_breakpoints; }
    void setPaused(int session, int process, bool paused);
    bool isPaused(int session, int process) const;
    bool hasPaused(int session) const { return m_paused.contains(session); }

    RunFigure figure(int session) const;

private:
    void meet(const BreakpointHit& hit, const History& history, qint64 step, int session);
    QString whyNothingIsLeft(const History& history, int session) const;

    bool m_isRunning = false;
    bool m_isStep = false; // it is a larger step
    RunMode m_mode = RunMode::Steady;
    double m_speed = 0;
    std::unique_ptr<const GoalWatch> m_goal; // null: as long as there are steps
    BreakpointWatch m_breakpoints;
    std::map<int, std::set<int>> m_paused; // processes by session; no empty sets
    RunNotice m_notice;
    QString m_remark;
    std::chrono::steady_clock::time_point m_began;
    qint64 m_steps = 0; // since then
};

}
