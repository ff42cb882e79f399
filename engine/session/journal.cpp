// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/journal.h"

#include "engine/errors.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

Journal::Journal(std::shared_ptr<const SystemMap> map, JournalPages pages)
    : m_map(std::move(map))
    , m_pages(std::move(pages))
    , m_logs(m_map->processes.size())
    , m_trackings(m_map->pipes.size())
    , m_refusals(m_map->processes.size())
{
}

void Journal::append(const Step& step)
{
    if (step.number != newest() + 1)
        throw ProgrammingError(u"Step %1 cannot follow step %2."_s.arg(step.number).arg(newest()));
    m_processOf.push_back(static_cast<quint16>(step.process));
    m_newest = step;
    const auto process = static_cast<size_t>(step.process);
    const auto count = [&](Moves& moves) {
        moves.push_back({step.number, moves.empty() ? 1 : moves.back().position + 1});
    };
    if (step.count > 0)
        m_logs[process].push_back({step.number, step.first + step.count - 1});
    if (step.kind == StepKind::Delivery && step.outcome != StepOutcome::Failed)
        m_trackings[static_cast<size_t>(step.pipe)].push_back({step.number, step.upstream});
    if (step.outcome == StepOutcome::Refused)
        count(m_refusals[process]);
    if (step.kind == StepKind::Command)
        count(step.scenarioIndex >= 0 ? m_scenarioCommands : m_personCommands);
}

Step Journal::step(qint64 number) const
{
    if (number < 1 || number > newest())
        throw ValueError(u"There is no step %1; the newest is %2."_s.arg(number).arg(newest()));
    if (number == newest())
        return m_newest;
    const int process = m_processOf[static_cast<size_t>(number - 1)];
    const auto rows = m_pages(process, number, 1);
    if (rows.empty() || rows.front().step != number)
        throw DataError(u"The journal has lost its row of step %1."_s.arg(number));
    return fromRow(rows.front(), process, *m_map);
}

qint64 Journal::stepOf(int process, NotificationId id) const
{
    const auto& moves = m_logs[static_cast<size_t>(process)];
    const auto found = std::lower_bound(moves.begin(), moves.end(), id,
        [](const Move& move, NotificationId wanted) { return move.position < wanted; });
    return found == moves.end() || id < 1 ? 0 : found->step;
}

qint64 Journal::positionAt(const Moves& moves, qint64 step)
{
    const auto after = std::upper_bound(
        moves.begin(), moves.end(), step, [](qint64 at, const Move& move) { return at < move.step; });
    return after == moves.begin() ? 0 : std::prev(after)->position;
}

NotificationId Journal::logPosition(int process, qint64 step) const
{
    return positionAt(m_logs[static_cast<size_t>(process)], step);
}

NotificationId Journal::trackingPosition(int pipe, qint64 step) const
{
    return positionAt(m_trackings[static_cast<size_t>(pipe)], step);
}

qint64 Journal::refusals(int process, qint64 step) const
{
    return positionAt(m_refusals[static_cast<size_t>(process)], step);
}

int Journal::scenarioCommands(qint64 step) const
{
    return static_cast<int>(positionAt(m_scenarioCommands, step));
}

int Journal::personCommands(qint64 step) const
{
    return static_cast<int>(positionAt(m_personCommands, step));
}

}
