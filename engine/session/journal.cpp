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

Journal::Journal(std::shared_ptr<const Journal> base, qint64 since, JournalPages pages)
    : Journal(base->m_map, std::move(pages))
{
    m_base = std::move(base);
    m_since = since;
}

void Journal::append(const Step& step)
{
    if (step.number != newest() + 1)
        throw ProgrammingError(u"Step %1 cannot follow step %2."_s.arg(step.number).arg(newest()));
    const qint64 before = newest();
    m_processOf.push_back(static_cast<quint16>(step.process));
    m_newest = step;
    const auto process = static_cast<size_t>(step.process);
    if (step.count > 0)
        m_logs[process].push_back({step.number, step.first + step.count - 1});
    if (step.kind == StepKind::Delivery && step.outcome != StepOutcome::Failed)
        m_trackings[static_cast<size_t>(step.pipe)].push_back({step.number, step.upstream});
    if (step.outcome == StepOutcome::Refused)
        m_refusals[process].push_back({step.number, refusals(step.process, before) + 1});
    if (step.kind == StepKind::Command && step.scenarioIndex >= 0)
        m_scenarioCommands.push_back({step.number, scenarioCommands(before) + 1});
    if (step.kind == StepKind::Command && step.scenarioIndex < 0)
        m_personCommands.push_back({step.number, personCommands(before) + 1});
}

int Journal::processOf(qint64 step) const
{
    return isShared(step) ? m_base->processOf(step) : m_processOf[static_cast<size_t>(step - m_since - 1)];
}

Step Journal::step(qint64 number) const
{
    if (number < 1 || number > newest())
        throw ValueError(u"There is no step %1; the newest is %2."_s.arg(number).arg(newest()));
    if (number == newest() && !isShared(number))
        return m_newest;
    const int process = processOf(number);
    const auto rows = m_pages(process, number, 1);
    if (rows.empty() || rows.front().step != number)
        throw DataError(u"The journal has lost its row of step %1."_s.arg(number));
    return fromRow(rows.front(), process, *m_map);
}

qint64 Journal::stepOf(int process, NotificationId id) const
{
    if (m_base && id <= m_base->logPosition(process, m_since))
        return m_base->stepOf(process, id);
    const auto& moves = m_logs[static_cast<size_t>(process)];
    const auto found = std::lower_bound(moves.begin(), moves.end(), id,
        [](const Move& move, NotificationId wanted) { return move.position < wanted; });
    return found == moves.end() || id < 1 ? 0 : found->step;
}

std::optional<qint64> Journal::positionAt(const Moves& moves, qint64 step)
{
    const auto after = std::upper_bound(
        moves.begin(), moves.end(), step, [](qint64 at, const Move& move) { return at < move.step; });
    return after == moves.begin() ? std::nullopt : std::optional(std::prev(after)->position);
}

NotificationId Journal::logPosition(int process, qint64 step) const
{
    if (const auto own = positionAt(m_logs[static_cast<size_t>(process)], step))
        return *own;
    return m_base ? m_base->logPosition(process, std::min(step, m_since)) : 0;
}

NotificationId Journal::trackingPosition(int pipe, qint64 step) const
{
    if (const auto own = positionAt(m_trackings[static_cast<size_t>(pipe)], step))
        return *own;
    return m_base ? m_base->trackingPosition(pipe, std::min(step, m_since)) : 0;
}

qint64 Journal::refusals(int process, qint64 step) const
{
    if (const auto own = positionAt(m_refusals[static_cast<size_t>(process)], step))
        return *own;
    return m_base ? m_base->refusals(process, std::min(step, m_since)) : 0;
}

int Journal::scenarioCommands(qint64 step) const
{
    if (const auto own = positionAt(m_scenarioCommands, step))
        return static_cast<int>(*own);
    return m_base ? m_base->scenarioCommands(std::min(step, m_since)) : 0;
}

int Journal::personCommands(qint64 step) const
{
    if (const auto own = positionAt(m_personCommands, step))
        return static_cast<int>(*own);
    return m_base ? m_base->personCommands(std::min(step, m_since)) : 0;
}

}
