// SPDX-License-Identifier: BSD-3-Clause
#include "views/breakpoints/breakpointsmodel.h"

namespace occasion {

using namespace Qt::StringLiterals;

/// Rows that stay keep their place; only another number of them moves any.
void BreakpointsModel::show(const std::vector<BreakpointFigure>& figures)
{
    if (figures == m_figures)
        return;
    const auto before = static_cast<int>(m_figures.size());
    const auto after = static_cast<int>(figures.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_figures = figures;
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_figures = figures;
        endInsertRows();
    }
    m_figures = figures;
    if (after > 0)
        Q_EMIT dataChanged(index(0, 0), index(after - 1, ColumnCount - 1));
}

const BreakpointFigure* BreakpointsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_figures[static_cast<size_t>(row)] : nullptr;
}

int BreakpointsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_figures.size());
}

int BreakpointsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString BreakpointsModel::text(const BreakpointFigure& figure, int column) const
{
    const Breakpoint& breakpoint = figure.breakpoint;
    switch (column) {
    case Place:
        return (figure.problem.isEmpty() ? QString() : u"⚠ "_s) + toText(breakpoint);
    case Every:
        return breakpoint.every == 1 ? u"each"_s : u"each %1th"_s.arg(breakpoint.every);
    case Hits:
        return QString::number(figure.hits);
    case Pauses:
        return breakpoint.processOnly ? u"its process"_s : u"everything"_s;
    default:
        return {};
    }
}

QVariant BreakpointsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const BreakpointFigure& figure = m_figures[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return text(figure, index.column());
    if (role == Qt::ToolTipRole)
        return figure.problem.isEmpty() ? toText(figure.breakpoint) : figure.problem;
    if (role == Qt::CheckStateRole && index.column() == Place)
        return figure.breakpoint.enabled ? Qt::Checked : Qt::Unchecked;
    return {};
}

bool BreakpointsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    Q_EMIT enabledAsked(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags BreakpointsModel::flags(const QModelIndex& index) const
{
    const auto flags = QAbstractTableModel::flags(index);
    return index.column() == Place ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant BreakpointsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles{u"Stops at"_s, u"Hit"_s, u"Hits"_s, u"Pauses"_s};
    const bool isTitle = orientation == Qt::Horizontal && role == Qt::DisplayRole;
    return isTitle && section < titles.size() ? QVariant(titles.at(section)) : QVariant();
}

} // namespace occasion
