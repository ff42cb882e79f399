// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/breakpoint.h"

#include <QAbstractTableModel>

namespace occasion {

/// The breakpoints as a list: a box that says whether each is enabled, where it stops, how often it was met.
class BreakpointsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Place,
        Every,
        Hits,
        Pauses,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const std::vector<BreakpointFigure>& figures);
    const std::vector<BreakpointFigure>& figures() const { return m_figures; }
    const BreakpointFigure* at(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// The person has ticked a box; the list changes when the engine has answered.
    void enabledAsked(int row, bool enabled);

private:
    QString text(const BreakpointFigure& figure, int column) const;

    std::vector<BreakpointFigure> m_figures;
};

} // namespace occasion
