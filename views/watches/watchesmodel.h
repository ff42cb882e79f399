// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/watchfigure.h"

#include <QAbstractTableModel>

namespace occasion {

/// The watches of a session, each with its value now, its value before the step and a mark when the step changed it.
class WatchesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Mark, ///< "~" when the step changed it, "!" when there is no value
        Expression,
        Now,
        Before,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Other watches, or another order. The figures stay with the watches that stay.
    void setWatches(const std::vector<Watch>& watches);
    /// What `watches` came to; passed over when those are no longer the watches here.
    void setFigures(const std::vector<Watch>& watches, const std::vector<WatchFigure>& figures);

    const std::vector<Watch>& watches() const { return m_watches; }
    const WatchFigure& figure(int row) const { return m_figures.at(static_cast<size_t>(row)); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QVariant text(int row, int column) const;

    std::vector<Watch> m_watches;
    std::vector<WatchFigure> m_figures; ///< as m_watches
};

/// The expression with what it is about: "balance (Accounts 1a2b3c4d)".
QString watchTitle(const Watch& watch);

} // namespace occasion
