// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/rungoal.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

template <class... Functions>
struct Overloaded : Functions...
{
    using Functions::operator()...;
};
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>; // which C++20 would give, but not every compiler

bool isQuiet(const History& history, qint64 step)
{
    const auto pipes = history.map()->pipeCount();
    for (int pipe = 0; pipe < pipes; ++pipe) {
        if (history.lag(pipe, step) > 0)
            return false;
    }
    return true;
}

QString eventText(const until::Recorded& goal)
{
    const QString event = goal.event.isEmpty() ? u"an event"_s : goal.event;
    return goal.aggregate.isEmpty() ? u"%1 is recorded"_s.arg(event)
                                    : u"%1 of %2 is recorded"_s.arg(event, goal.aggregate.left(8));
}

}

GoalWatch::GoalWatch(RunGoal goal, const std::shared_ptr<const SystemMap>& map)
    : m_goal(std::move(goal))
    , m_map(map)
{
    if (const auto* holds = std::get_if<until::Holds>(&m_goal))
        m_condition = std::make_unique<const StopCondition>(holds->condition, map);
}

bool GoalWatch::isReached(const History& history, qint64 step) const
{
    return std::visit(
        Overloaded{
            [](const until::NothingIsLeft&) { return false; },
            [&](const until::Quiet&) { return isQuiet(history, step); },
            [&](const until::AtStep& goal) { return step >= goal.step; },
            [&](const until::AtTime& goal) { return history.step(step).clock >= goal.time; },
            [&](const until::Recorded& goal) { return isReached(goal, history, step); },
            [&](const until::Holds&) { return m_condition->holdsAfter(history, step); },
            [&](const until::Delivered&) { return history.step(step).kind == StepKind::Delivery; },
            [&](const until::Acted& goal) { return history.step(step).process == goal.process; },
        },
        m_goal);
}

bool GoalWatch::isReached(const until::Recorded& goal, const History& history, qint64 number) const
{
    const Step step = history.step(number);
    if (step.count == 0)
        return false;
    if (goal.event.isEmpty() && goal.aggregate.isEmpty())
        return true;
    const auto events = history.notifications(step.process, step.first, step.count, number);
    return std::any_of(events.begin(), events.end(), [&goal](const EventView& event) {
        return (goal.event.isEmpty() || event.name == goal.event)
            && (goal.aggregate.isEmpty() || event.originatorId.text() == goal.aggregate);
    });
}

QString GoalWatch::impossibleFrom(const History& history, qint64 step) const
{
    if (const auto* goal = std::get_if<until::AtStep>(&m_goal); goal && goal->step <= step)
        return u"Step %1 is not ahead: the views are at step %2. Type it into the bar to go there."_s
            .arg(goal->step)
            .arg(step);
    const auto* goal = std::get_if<until::AtTime>(&m_goal);
    if (goal && step > 0 && goal->time <= history.step(step).clock)
        return u"%1 is not ahead: at step %2 the session's clock is at %3."_s.arg(goal->time.displayText())
            .arg(step)
            .arg(history.step(step).clock.displayText());
    return {};
}

QString GoalWatch::text() const
{
    return std::visit(Overloaded{
                          [](const until::NothingIsLeft&) { return QString(); },
                          [](const until::Quiet&) { return u"nothing waits to be processed"_s; },
                          [](const until::AtStep& goal) { return u"step %1"_s.arg(goal.step); },
                          [](const until::AtTime& goal) { return goal.time.displayText(); },
                          [](const until::Recorded& goal) { return eventText(goal); },
                          [](const until::Holds& goal) { return u"it holds that %1"_s.arg(goal.condition); },
                          [](const until::Delivered&) { return u"a notification is delivered"_s; },
                          [this](const until::Acted& goal) {
                              return u"%1 takes a step"_s.arg(m_map->processName(goal.process));
                          },
                      },
        m_goal);
}

}
