// SPDX-License-Identifier: BSD-3-Clause
#include "views/nextsteps/nextstepsmodel.h"

#include <QFont>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QString processName(const SystemMap& map, int process)
{
    const auto known = process >= 0 && process < static_cast<int>(map.processes.size());
    return known ? map.processes[static_cast<size_t>(process)].name : u"?"_s;
}

bool happenedAs(const EnabledStep& could, const Step& did)
{
    if (could.kind != did.kind || could.process != did.process)
        return false;
    return did.kind == StepKind::Command ? could.call == did.call
                                         : could.pipe == did.pipe && could.upstream == did.upstream;
}

} // namespace

void NextStepsModel::show(const Frame& frame)
{
    m_map = frame.map;
    m_scheduler = frame.scheduler;
    m_suggested = frame.suggested;
    m_taken.reset();
    replace(frame.enabled);
    if (!m_steps.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void NextStepsModel::showTaken(const std::optional<Step>& taken)
{
    m_taken = taken;
    if (!m_steps.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void NextStepsModel::setMark(const QIcon& mark)
{
    m_mark = mark;
    if (!m_steps.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::DecorationRole});
}

/// What the old and the new list have in common at both ends stays; the middle is exchanged.
void NextStepsModel::replace(const std::vector<EnabledStep>& steps)
{
    const auto [oldEnd, newEnd] = std::mismatch(m_steps.begin(), m_steps.end(), steps.begin(), steps.end());
    const auto head = static_cast<int>(oldEnd - m_steps.begin());
    const auto [oldTail, newTail] = std::mismatch(m_steps.rbegin(), std::make_reverse_iterator(oldEnd),
        steps.rbegin(), std::make_reverse_iterator(newEnd));
    const auto tail = static_cast<int>(oldTail - m_steps.rbegin());
    const auto oldSize = static_cast<int>(m_steps.size());
    const auto newSize = static_cast<int>(steps.size());
    if (head + tail < oldSize) {
        beginRemoveRows({}, head, oldSize - tail - 1);
        m_steps.erase(m_steps.begin() + head, m_steps.end() - tail);
        endRemoveRows();
    }
    if (head + tail < newSize) {
        beginInsertRows({}, head, newSize - tail - 1);
        m_steps.insert(m_steps.begin() + head, steps.begin() + head, steps.end() - tail);
        endInsertRows();
    }
}

int NextStepsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_steps.size());
}

int NextStepsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString NextStepsModel::since(const EnabledStep& step) const
{
    if (step.kind == StepKind::Delivery)
        return u"step %1"_s.arg(step.waitingSince);
    return step.scenarioIndex >= 0 ? u"scenario, no. %1"_s.arg(step.scenarioIndex + 1) : u"asked for"_s;
}

QString NextStepsModel::text(int row, int column) const
{
    const EnabledStep& step = at(row);
    switch (column) {
    case What: {
        const QString mark = m_taken && happenedAs(step, *m_taken) ? u" (taken then)"_s
            : row == m_suggested                                   ? u" (suggested)"_s
                                                                   : QString();
        return step.label + mark;
    }
    case Who:
        return processName(*m_map, step.process);
    case Since:
        return since(step);
    default:
        return {};
    }
}

QString NextStepsModel::tip(int row) const
{
    const EnabledStep& step = at(row);
    QString tip = step.label;
    if (step.kind == StepKind::Command)
        tip += u'\n' + step.call.arguments.displayText();
    if (m_taken && happenedAs(step, *m_taken))
        tip += u"\nThis is the step that was taken then."_s;
    if (row == m_suggested)
        tip += u"\nThe scheduler (%1) would take this one."_s.arg(m_scheduler);
    return tip;
}

QVariant NextStepsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return tip(index.row());
    case Qt::FontRole:
        if (index.row() == m_suggested) {
            QFont bold;
            bold.setBold(true);
            return bold;
        }
        return {};
    case Qt::DecorationRole:
        if (index.column() == What && index.row() == m_suggested)
            return m_mark;
        return {};
    default:
        return {};
    }
}

QVariant NextStepsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles{u"Could happen next"_s, u"Who acts"_s, u"Waiting since"_s};
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::DisplayRole)
        return titles.at(section);
    return {};
}

} // namespace occasion
