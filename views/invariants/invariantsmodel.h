// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"

#include <QAbstractTableModel>
#include <QColor>

namespace occasion {

/// The invariants at the cursor: a lamp and a sentence each.
class InvariantsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Verdict,
        Name,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const std::vector<InvariantFigure>& invariants);
    void setColours(const QColor& good, const QColor& bad);

    const InvariantFigure& at(int row) const { return m_rows.at(static_cast<size_t>(row)); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    std::vector<InvariantFigure> m_rows;
    QColor m_good;
    QColor m_bad;
};

/// In a few words: "holds", "broken since step 4", "holds again".
QString shortVerdict(const InvariantFigure& invariant);
/// With the reason: "broken since step 4: 5.00 is missing".
QString verdictWords(const InvariantFigure& invariant);

} // namespace occasion
