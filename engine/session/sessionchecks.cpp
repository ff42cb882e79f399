// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/session.h"
#include "engine/session/sessionclock.h"

// How what a session has done is judged: by the system's invariants, and by what its scenario expects.
namespace occasion {

using namespace Qt::StringLiterals;

void Session::watch(const Step& step, const std::vector<Notification>& recorded) const
{
    if (m_watch.isEmpty())
        return;
    const auto& mapper = m_processes[static_cast<size_t>(step.process)]->mapper();
    for (const auto& notification : recorded)
        m_watch.apply(mapper.toDomainEvent(notification), step);
    m_watch.endStep(step.number, isQuietAt(step.number));
}

std::vector<InvariantFigure> Session::invariantsAt(qint64 step) const
{
    while (!m_watch.isEmpty() && !m_watch.knows(step)) {
        const auto next = m_history->step(m_watch.folded() + 1);
        watch(next, recordedBy(next));
    }
    return m_watch.at(step);
}

QStringList Session::unmetExpectations() const
{
    QStringList unmet;
    if (m_history->journal().scenarioCommands(newestStep()) < static_cast<int>(m_scenario->commands.size()))
        return unmet;
    for (const auto& expected : m_scenario->expectations) {
        const auto id = resolved(expected.aggregate).asUuid().value_or(Uuid());
        const int owner = m_options.system->system.indexOf(expected.process);
        const auto found = m_processes[static_cast<size_t>(owner)]->repository().find(id, sessionBeginning());
        const Value actual = found ? aggregateState(*found).value(expected.field) : Value();
        if (actual != resolved(expected.value)) {
            unmet.append(u"%1 %2: %3 is %4, expected %5."_s.arg(expected.process, id.text().left(8),
                expected.field, actual.displayText(), expected.value.displayText()));
        }
    }
    return unmet;
}

}
