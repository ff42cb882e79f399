// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/comparison.h"
#include "views/common/theme.h"

#include <QAbstractTableModel>
#include <QIcon>

namespace occasion {

/// One of the three lists of a comparison: how each row stands in the two histories, side by side.
class ComparisonModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Sign,
        What,
        Left,
        Right,
        ColumnCount
    };
    enum class List
    {
        Steps,
        Events,
        Aggregates
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Null shows nothing. `processes` are the names that the rows' processes have.
    void show(std::shared_ptr<const Comparison> comparison, List list, const QStringList& processes);
    /// The signs of the two branches, for the headings.
    void setSigns(const QIcon& left, const QIcon& right);
    void setTheme(const Theme& theme);

    const ComparedRow& at(int row) const { return list().rows.at(static_cast<size_t>(row)); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const ComparedList& list() const;
    QString text(const ComparedRow& row, int column) const;
    QString sideText(const ComparedSide& side) const;
    QVariant background(const ComparedRow& row, int column) const;

    std::shared_ptr<const Comparison> m_comparison = std::make_shared<Comparison>();
    List m_list = List::Steps;
    QStringList m_processes;
    QIcon m_leftSign;
    QIcon m_rightSign;
    QColor m_differs;
    QColor m_only;
};

} // namespace occasion
