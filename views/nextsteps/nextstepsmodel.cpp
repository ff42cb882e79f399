// SPDX-License-Identifier: BSD-3-Clause
#include "views/nextsteps/nextstepsmodel.h"

#include <QFont>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// The actor has a column of its own: "Accounts ← Transfers 2 (Debited)" → "← Transfers 2 (Debited)".
QString withoutActor(const QString& label, const QString& actor)
{
    if (!label.startsWith(actor))
        return label;
    const QString rest = label.mid(actor.size());
    return rest.startsWith(u": ") ? rest.mid(2) : rest.trimmed();
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
    // Rows move only while no mark depends on their number.
    m_suggested = -1;
    m_taken.reset();
    sayAllChanged();
    replace(frame.enabled);
    m_suggested = frame.suggested;
    sayAllChanged();
}

void NextStepsModel::sayAllChanged()
{
    if (!m_steps.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void NextStepsModel::showTaken(const std::optional<Step>& taken)
{
    m_taken = taken;
    sayAllChanged();
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
    return step.scenarioIndex >= 0 ? u"scenario %1"_s.arg(step.scenarioIndex + 1) : u"asked for"_s;
}

QString NextStepsModel::mark(int row) const
{
    if (m_taken && happenedAs(at(row), *m_taken))
        return u"taken then"_s;
    return row == m_suggested ? u"suggested"_s : QString();
}

QString NextStepsModel::text(int row, int column) const
{
    const EnabledStep& step = at(row);
    switch (column) {
    case What:
        return withoutActor(step.label, m_map->processName(step.process));
    case Who:
        return (m_taken && happenedAs(step, *m_taken) ? u"✓ "_s : QString())
            + m_map->processName(step.process);
    case Since:
        return since(step);
    case Mark:
        return mark(row);
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
        if (index.column() == Who && index.row() == m_suggested)
            return m_mark;
        return {};
    default:
        return {};
    }
}

QVariant NextStepsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles{u"Who acts"_s, u"What could happen next"_s, u"Since"_s, u""_s};
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::DisplayRole)
        return titles.at(section);
    if (role == Qt::ToolTipRole && section == Since)
        return u"The step that it waits since, or its number in the scenario"_s;
    return {};
}

} // namespace occasion
