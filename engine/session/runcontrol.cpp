// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/runcontrol.h"

#include "engine/errors.h"

#include <QStringList>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;
using std::chrono::microseconds;
using Clock = std::chrono::steady_clock;

namespace {

/// Longer than this nobody waits for a step.
constexpr microseconds longestWait = std::chrono::seconds(3);

QString spanText(microseconds span)
{
    const double seconds = std::chrono::duration<double>(span).count();
    if (seconds < 120)
        return u"%1 s"_s.arg(seconds, 0, 'g', 3);
    if (seconds < 2 * 3600)
        return u"%1 min"_s.arg(seconds / 60, 0, 'f', 0);
    return seconds < 48 * 3600 ? u"%1 hours"_s.arg(seconds / 3600, 0, 'f', 0)
                               : u"%1 days"_s.arg(seconds / 86400, 0, 'f', 0);
}

}

void RunControl::start(const request::Run& run, const History& history, qint64 step)
{
    const bool hasGoal = !std::holds_alternative<until::NothingIsLeft>(run.until);
    if (hasGoal) {
        auto goal = std::make_unique<const GoalWatch>(run.until, history.map());
        if (const QString why = goal->impossibleFrom(history, step); !why.isEmpty())
            throw ValueError(why);
        m_goal = std::move(goal);
    } else if (!m_isRunning) {
        m_goal.reset();
    }
    if (hasGoal || !m_isRunning)
        m_isStep = false;
    m_isRunning = true;
    m_mode = run.mode;
    m_speed = run.mode == RunMode::Express ? 0 : std::max(0.0, run.speed);
    m_remark.clear();
    m_began = Clock::now();
    m_steps = 0;
}

void RunControl::startStep(RunGoal goal, const History& history, qint64 step)
{
    start({.speed = 0, .until = std::move(goal)}, history, step);
    m_isStep = true;
}

void RunControl::say(const QString& sentence, qint64 step)
{
    m_notice = {.number = m_notice.number + 1, .sentence = sentence, .step = step};
}

void RunControl::end(const QString& sentence, qint64 step)
{
    m_isRunning = false;
    say(sentence, step);
}

void RunControl::meet(const BreakpointHit& hit, const History& history, qint64 step, int session)
{
    if (hit.breakpoint.processOnly) {
        setPaused(session, hit.process, true);
        say(u"Paused %1 after step %2: %3. The others go on; resume it at its node."_s
                .arg(history.map()->processName(hit.process))
                .arg(step)
                .arg(hit.sentence),
            step);
    } else {
        end(u"Stopped after step %1: %2."_s.arg(step).arg(hit.sentence), step);
    }
    if (hit.notification == 0)
        return;
    m_notice.process = hit.process;
    m_notice.notification = hit.notification;
    m_notice.field = hit.field;
}

void RunControl::stepped(const History& history, qint64 step, int session)
{
    ++m_steps;
    if (!m_breakpoints.isIdle()) {
        if (const auto hit = m_breakpoints.after(history, step))
            meet(*hit, history, step, session);
        if (!m_isRunning)
            return;
    }
    if (!m_goal || !m_goal->isReached(history, step))
        return;
    pause();
    if (!m_isStep)
        say(u"The run ended at step %1, as it was to go until %2."_s.arg(step).arg(m_goal->text()), step);
}

void RunControl::ranOut(const History& history, qint64 step, int session)
{
    pause();
    if (m_goal)
        say(u"Ended after step %1, which is not yet until %2: %3."_s.arg(step).arg(
                m_goal->text(), whyNothingIsLeft(history, session)),
            step);
    else if (hasPaused(session))
        sayNothingIsLeft(history, step, session);
}

void RunControl::sayNothingIsLeft(const History& history, qint64 step, int session)
{
    say(u"After step %1 %2."_s.arg(step).arg(whyNothingIsLeft(history, session)), step);
}

QString RunControl::whyNothingIsLeft(const History& history, int session) const
{
    if (!hasPaused(session))
        return u"nothing is left to do"_s;
    QStringList names;
    for (const int process : m_paused.at(session))
        names.append(history.map()->processName(process));
    return u"nothing else can happen while %1 %2 paused"_s.arg(
        names.join(u" and "_s), names.size() == 1 ? u"is"_s : u"are"_s);
}

microseconds RunControl::waitFor(microseconds span)
{
    if (m_speed <= 0)
        return {};
    using Seconds = std::chrono::duration<double>;
    if (m_mode != RunMode::Original)
        return std::chrono::duration_cast<microseconds>(Seconds(1.0 / m_speed));
    const Seconds wait = Seconds(std::max(microseconds(), span)) / m_speed;
    if (wait <= longestWait) {
        m_remark.clear();
        return std::chrono::duration_cast<microseconds>(wait);
    }
    m_remark
        = u"%1 pass by the session's clock, shortened to %2"_s.arg(spanText(span), spanText(longestWait));
    return longestWait;
}

void RunControl::setPaused(int session, int process, bool paused)
{
    auto& processes = m_paused[session];
    if (paused)
        processes.insert(process);
    else
        processes.erase(process);
    if (processes.empty())
        m_paused.erase(session);
}

bool RunControl::isPaused(int session, int process) const
{
    const auto found = m_paused.find(session);
    return found != m_paused.end() && found->second.contains(process);
}

RunFigure RunControl::figure(int session) const
{
    RunFigure figure{.mode = m_mode,
        .isAnimated = !m_isRunning || m_speed > 0,
        .notice = m_notice,
        .breakpoints = m_breakpoints.figures()};
    const double seconds = std::chrono::duration<double>(Clock::now() - m_began).count();
    if (m_isRunning) {
        figure.rate = seconds > 0 ? static_cast<double>(m_steps) / seconds : 0;
        figure.remark = m_remark;
    }
    if (const auto found = m_paused.find(session); found != m_paused.end())
        figure.paused.assign(found->second.begin(), found->second.end());
    return figure;
}

}
