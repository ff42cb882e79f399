// SPDX-License-Identifier: BSD-3-Clause
#include "views/invariants/invariantsmodel.h"

#include <QIcon>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// A full disc when it holds, a ring with a cross when it does not: told apart without colours.
QPixmap lamp(bool holds, const QColor& colour)
{
    QPixmap pixmap(32, 32);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 4));
    painter.setBrush(holds ? QBrush(colour) : Qt::NoBrush);
    painter.drawEllipse(4, 4, 24, 24);
    if (!holds) {
        painter.drawLine(11, 11, 21, 21);
        painter.drawLine(21, 11, 11, 21);
    }
    return pixmap;
}

} // namespace

QString shortVerdict(const InvariantFigure& invariant)
{
    if (!invariant.holds)
        return u"broken: step %1"_s.arg(invariant.firstBroken);
    return invariant.firstBroken > 0 ? u"holds again"_s : u"holds"_s;
}

QString verdictWords(const InvariantFigure& invariant)
{
    if (!invariant.holds)
        return u"broken since step %1: %2"_s.arg(invariant.firstBroken).arg(invariant.reason);
    if (invariant.firstBroken > 0)
        return u"holds again (was first broken at step %1)"_s.arg(invariant.firstBroken);
    return u"holds"_s;
}

void InvariantsModel::show(const std::vector<InvariantFigure>& invariants)
{
    const bool sameNames = std::equal(invariants.begin(), invariants.end(), m_rows.begin(), m_rows.end(),
        [](const InvariantFigure& a, const InvariantFigure& b) { return a.name == b.name; });
    if (!sameNames) {
        beginResetModel(); // another system
        m_rows = invariants;
        endResetModel();
    } else if (m_rows != invariants) {
        m_rows = invariants;
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

void InvariantsModel::setColours(const QColor& good, const QColor& bad)
{
    m_good = good;
    m_bad = bad;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int InvariantsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int InvariantsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InvariantsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const InvariantFigure& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Name ? row.name : shortVerdict(row);
    case Qt::ToolTipRole:
        return QString(u"%1: %2"_s.arg(row.name, verdictWords(row))
            % (row.expression.isEmpty() ? QString() : QString(u'\n' % row.expression)));
    case Qt::DecorationRole:
        return index.column() == Verdict ? QVariant(QIcon(lamp(row.holds, row.holds ? m_good : m_bad)))
                                         : QVariant();
    case Qt::ForegroundRole:
        return row.holds ? QVariant() : QVariant(m_bad);
    default:
        return {};
    }
}

QVariant InvariantsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles{u"At this step"_s, u"Invariant"_s};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return titles.at(section);
}

} // namespace occasion
