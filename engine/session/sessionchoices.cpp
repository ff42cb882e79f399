// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/session.h"
#include "engine/session/sessionclock.h"
#include "engine/session/steplabel.h"

// What a session could do next, which of it its scheduler suggests, and when that would be.
namespace occasion {

namespace {

constexpr std::chrono::seconds tick{1};

}

bool Session::isQuietAt(qint64 step) const
{
    for (int pipe = 0; pipe < m_history->map()->pipeCount(); ++pipe) {
        if (m_history->nextDelivery(pipe, step) != 0)
            return false;
    }
    return true;
}

EnabledStep Session::deliveryOf(int pipe, NotificationId id) const
{
    const auto& info = m_history->map()->pipe(pipe);
    EnabledStep step{.kind = StepKind::Delivery, .process = info.follower, .pipe = pipe, .upstream = id};
    step.waitingSince = m_history->stepOf(info.leader, id);
    return step;
}

QString Session::labelOf(const EnabledStep& enabled) const
{
    if (enabled.kind == StepKind::Command)
        return commandLabel(enabled.call);
    const auto& info = m_history->map()->pipe(enabled.pipe);
    return deliveryLabel(m_processes[static_cast<size_t>(info.follower)]->name(), info.leaderName,
        notificationOf(info.leader, enabled.upstream));
}

std::optional<EnabledStep> Session::nextCommand(qint64 step, bool quiet) const
{
    const int index = m_history->journal().scenarioCommands(step);
    if (index >= static_cast<int>(m_scenario->commands.size()))
        return {};
    const auto& command = m_scenario->commands[static_cast<size_t>(index)];
    if (!quiet && !command.atOnce)
        return {};
    CommandCall call = command.call;
    call.arguments = resolved(call.arguments);
    return EnabledStep{.kind = StepKind::Command,
        .process = m_options.system->system.indexOf(call.process),
        .call = call,
        .scenarioIndex = index};
}

std::vector<EnabledStep> Session::enabledAt(qint64 step) const
{
    auto enabled = unnamedAt(step);
    for (auto& each : enabled)
        each.label = labelOf(each);
    return enabled;
}

/// A label takes a reading of the store, which only people need.
std::vector<EnabledStep> Session::unnamedAt(qint64 step) const
{
    std::vector<EnabledStep> enabled;
    for (int pipe = 0; pipe < m_history->map()->pipeCount(); ++pipe) {
        if (const auto id = m_history->nextDelivery(pipe, step))
            enabled.push_back(deliveryOf(pipe, id));
    }
    if (auto command = nextCommand(step, enabled.empty()))
        enabled.push_back(*std::move(command));
    return enabled;
}

int Session::suggestedAt(const std::vector<EnabledStep>& enabled, qint64 step) const
{
    if (enabled.empty())
        return -1;
    std::optional<Step> previous;
    if (step > 0)
        previous = m_history->step(step);
    return static_cast<int>(
        m_scheduler->choose(enabled, previous ? &*previous : nullptr, step + 1, m_options.seed));
}

Timestamp Session::clockAfter(qint64 step, std::chrono::seconds wait) const
{
    const Timestamp before = step > 0 ? m_history->step(step).clock : sessionBeginning();
    return before + (tick + wait);
}

Timestamp Session::clockOf(const EnabledStep& enabled) const
{
    const bool waits = enabled.kind == StepKind::Command && enabled.scenarioIndex >= 0;
    return clockAfter(newestStep(),
        waits ? m_scenario->commands[static_cast<size_t>(enabled.scenarioIndex)].after
              : std::chrono::seconds());
}

}
