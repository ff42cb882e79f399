// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

namespace occasion {

/// A history made of a list of steps: three processes, A | B | A and A | C, as many steps as a test wants.
class FakeHistory : public History
{
public:
    explicit FakeHistory(bool causes = true)
        : m_causes(causes)
    {
        auto made = std::make_shared<SystemMap>();
        made->title = QStringLiteral("fake");
        for (const char* name : {"Accounts", "Transfers", "Statements"})
            made->processes.push_back({.name = QString::fromLatin1(name)});
        made->pipes
            = {{.leader = 0, .follower = 1}, {.leader = 1, .follower = 0}, {.leader = 0, .follower = 2}};
        m_map = made;
    }

    /// A command of the first process that records so many events.
    qint64 command(const QString& name, int events = 1, const QString& error = {})
    {
        Step step{.kind = StepKind::Command};
        step.call = {.process = m_map->processes[0].name, .command = name};
        step.outcome = error.isEmpty() ? StepOutcome::Recorded : StepOutcome::Refused;
        step.error = error;
        return add(step, error.isEmpty() ? events : 0);
    }

    qint64 delivery(int pipe, NotificationId upstream, int events = 1)
    {
        Step step{.kind = StepKind::Delivery, .process = m_map->pipes[static_cast<size_t>(pipe)].follower};
        step.pipe = pipe;
        step.upstream = upstream;
        step.outcome = events > 0 ? StepOutcome::Recorded : StepOutcome::NothingToDo;
        return add(step, events);
    }

    qint64 stored(int process) { return add({.kind = StepKind::Stored, .process = process}, 1); }

    const std::shared_ptr<const SystemMap>& map() const override { return m_map; }
    bool knowsCauses() const override { return m_causes; }
    QString place() const override { return QStringLiteral("in memory"); }
    qint64 newestStep() const override { return static_cast<qint64>(m_steps.size()); }
    Step step(qint64 number) const override { return m_steps.at(static_cast<size_t>(number - 1)); }

    qint64 stepOf(int process, NotificationId id) const override
    {
        const auto& steps = m_recordedBy[static_cast<size_t>(process)];
        return id >= 1 && id <= static_cast<qint64>(steps.size()) ? steps[static_cast<size_t>(id - 1)] : 0;
    }
    NotificationId logPosition(int process, qint64 step) const override { return eventCount(process, step); }
    qint64 eventCount(int process, qint64 step) const override
    {
        const auto& steps = m_recordedBy[static_cast<size_t>(process)];
        return std::upper_bound(steps.begin(), steps.end(), step) - steps.begin();
    }
    NotificationId trackingPosition(int, qint64) const override { return 0; }
    qint64 lag(int, qint64) const override { return 0; }

    std::vector<EventView> notifications(
        int process, NotificationId start, int limit, qint64 step) const override
    {
        std::vector<EventView> events;
        const NotificationId end = qMin(eventCount(process, step), start + limit - 1);
        for (NotificationId id = qMax(start, NotificationId{1}); id <= end; ++id) {
            EventView event{.process = process, .id = id};
            event.name = QStringLiteral("Event%1").arg(id);
            event.step = stepOf(process, id);
            events.push_back(event);
        }
        return events;
    }

    QStringList eventNames(int process, NotificationId start, int limit, qint64 step) const override
    {
        QStringList names;
        for (const auto& event : notifications(process, start, limit, step))
            names += event.name;
        return names;
    }

    qint64 aggregateCount(int, qint64) const override { return 0; }
    std::vector<AggregateSummary> aggregates(int, qint64, qint64, int) const override { return {}; }
    qint64 aggregateRow(int, const OriginatorId&, qint64) const override { return -1; }
    std::vector<EventView> aggregateEvents(int, const OriginatorId&, qint64, qint64, int) const override
    {
        return {};
    }
    AggregateView aggregate(int, const OriginatorId&, Version) const override { return {}; }

private:
    qint64 add(Step step, int events)
    {
        auto& recorded = m_recordedBy[static_cast<size_t>(step.process)];
        step.number = newestStep() + 1;
        step.count = events;
        step.first = events > 0 ? static_cast<qint64>(recorded.size()) + 1 : 0;
        recorded.insert(recorded.end(), static_cast<size_t>(events), step.number);
        m_steps.push_back(step);
        return step.number;
    }

    bool m_causes;
    std::shared_ptr<const SystemMap> m_map;
    std::vector<Step> m_steps;
    std::vector<qint64> m_recordedBy[3];
};

/// The shape of a transfer: commands, a refusal, deliveries with and without events, a step with two events.
inline FakeHistory transferHistory()
{
    FakeHistory history;
    history.command(QStringLiteral("OpenAccount")); // 1
    history.command(QStringLiteral("OpenAccount")); // 2
    history.delivery(2, 1); // 3
    history.command(QStringLiteral("Deposit")); // 4
    history.delivery(0, 1, 0); // 5
    history.delivery(2, 2); // 6
    history.command(
        QStringLiteral("Withdraw"), 1, QStringLiteral("InsufficientFundsError: There is too little.")); // 7
    history.delivery(0, 3, 2); // 8: from 4
    history.delivery(1, 1); // 9: from 8
    history.delivery(1, 2); // 10: from 8
    history.delivery(2, 4); // 11: from 9
    history.delivery(0, 4); // 12: from 9
    return history;
}

} // namespace occasion
