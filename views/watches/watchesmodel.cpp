// SPDX-License-Identifier: BSD-3-Clause
#include "views/watches/watchesmodel.h"

#include "views/common/listtable.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

QString watchTitle(const Watch& watch)
{
    if (!watch.about)
        return watch.expression;
    return u"%1 (%2 %3)"_s.arg(watch.expression, watch.about->process, watch.about->id.text().left(8));
}

void WatchesModel::setWatches(const std::vector<Watch>& watches)
{
    if (watches == m_watches)
        return;
    std::vector<WatchFigure> figures;
    for (const Watch& watch : watches) {
        const auto old = std::find(m_watches.begin(), m_watches.end(), watch);
        figures.push_back(
            old == m_watches.end() ? WatchFigure{} : m_figures[static_cast<size_t>(old - m_watches.begin())]);
    }
    beginResetModel(); // a handful of rows, at a person's pace
    m_watches = watches;
    m_figures = std::move(figures);
    endResetModel();
}

void WatchesModel::setFigures(const std::vector<Watch>& watches, const std::vector<WatchFigure>& figures)
{
    if (watches != m_watches || figures == m_figures)
        return;
    m_figures = figures;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int WatchesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_watches.size());
}

int WatchesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WatchesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const WatchFigure& shown = figure(index.row());
    if (role == listrole::Fresh)
        return shown.changed;
    if (role == Qt::DisplayRole)
        return text(index.row(), index.column());
    if (role == Qt::ToolTipRole)
        return index.column() == Mark ? QVariant() : text(index.row(), index.column());
    if (role == Qt::AccessibleTextRole && index.column() == Mark && shown.changed)
        return u"changed by this step"_s;
    if (role == Qt::AccessibleTextRole && index.column() == Mark && !shown.now.isValue)
        return u"no value"_s;
    return {};
}

QVariant WatchesModel::text(int row, int column) const
{
    const WatchFigure& shown = figure(row);
    switch (column) {
    case Mark:
        if (!shown.now.isValue)
            return shown.now.text.isEmpty() ? QString() : u"!"_s;
        return shown.changed ? u"~"_s : QString();
    case Expression:
        return watchTitle(m_watches[static_cast<size_t>(row)]);
    case Now:
        return shown.now.text;
    default: // why there was no value is said once, and only while there is none
        return shown.before.isValue ? shown.before.text : QString();
    }
}

QVariant WatchesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles{QString(), u"Watch"_s, u"Now"_s, u"Before"_s};
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole && section == Before)
        return u"The value before the step at the cursor"_s;
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return titles.value(section);
}

} // namespace occasion
