// SPDX-License-Identifier: BSD-3-Clause
#include "views/comparison/comparisonmodel.h"

#include "views/common/branchsign.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// A sign and a word, so that no colour is needed to tell them apart.
QString signOf(Parity parity)
{
    switch (parity) {
    case Parity::Same:
        return u"= same"_s;
    case Parity::Differs:
        return u"≠ differs"_s;
    case Parity::OnlyLeft:
        return u"‹ only left"_s;
    case Parity::OnlyRight:
        return u"› only right"_s;
    }
    return {};
}

} // namespace

void ComparisonModel::show(
    std::shared_ptr<const Comparison> comparison, List list, const QStringList& processes)
{
    beginResetModel();
    m_comparison = comparison ? std::move(comparison) : std::make_shared<const Comparison>();
    m_list = list;
    m_processes = processes;
    endResetModel();
}

void ComparisonModel::setSigns(const QIcon& left, const QIcon& right)
{
    m_leftSign = left;
    m_rightSign = right;
    Q_EMIT headerDataChanged(Qt::Horizontal, Left, Right);
}

void ComparisonModel::setTheme(const Theme& theme)
{
    m_differs = theme.changed;
    m_only = theme.lane;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const ComparedList& ComparisonModel::list() const
{
    switch (m_list) {
    case List::Events:
        return m_comparison->events;
    case List::Aggregates:
        return m_comparison->aggregates;
    case List::Steps:
        break;
    }
    return m_comparison->steps;
}

int ComparisonModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(list().rows.size());
}

int ComparisonModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ComparisonModel::sideText(const ComparedSide& side) const
{
    if (side.step == 0)
        return u"—"_s;
    return m_list == List::Aggregates ? side.text : u"%1  %2"_s.arg(QString::number(side.step), side.text);
}

QString ComparisonModel::text(const ComparedRow& row, int column) const
{
    switch (column) {
    case Sign:
        return signOf(row.parity);
    case What:
        return row.what.isEmpty() ? m_processes.value(row.process) : row.what;
    case Left:
        return sideText(row.left);
    case Right:
        return sideText(row.right);
    default:
        return {};
    }
}

QVariant ComparisonModel::background(const ComparedRow& row, int column) const
{
    if (row.parity == Parity::Differs)
        return column == What ? QVariant() : QVariant(m_differs);
    const bool isHere = (row.parity == Parity::OnlyLeft && column == Left)
        || (row.parity == Parity::OnlyRight && column == Right);
    if (isHere)
        return m_differs;
    return row.parity == Parity::Same || column == What ? QVariant() : QVariant(m_only);
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ComparedRow& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(row, index.column());
    case Qt::BackgroundRole:
        return background(row, index.column());
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DecorationRole && (section == Left || section == Right))
        return section == Left ? m_leftSign : m_rightSign;
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Sign:
        return u"Compared"_s;
    case What:
        return m_list == List::Steps ? u"Process"_s : m_list == List::Events ? u"Aggregate"_s : u"Field"_s;
    case Left:
        return u"Left: %1"_s.arg(branchTitle(m_comparison->left, m_comparison->leftName));
    case Right:
        return u"Right: %1"_s.arg(branchTitle(m_comparison->right, m_comparison->rightName));
    default:
        return {};
    }
}

} // namespace occasion
