// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"

#include <QAbstractTableModel>

namespace occasion {

/// The open sessions, each fork below the session that it was forked from.
class SessionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Steps,
        Origin,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const Frame& frame);

    const SessionFigure& at(int row) const { return m_rows.at(static_cast<size_t>(row)).figure; }
    int rowOf(int session) const; ///< -1 when it is not there

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// A new name is only said: the row has it when a frame does.
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void renamed(int session, const QString& name);

private:
    struct Row
    {
        SessionFigure figure;
        int depth = 0;
    };
    static void append(
        std::vector<Row>& rows, const std::vector<SessionFigure>& sessions, int parent, int depth);
    QString text(const Row& row, int column) const;
    QString origin(const SessionFigure& figure) const;

    std::vector<Row> m_rows;
    int m_shown = -1;
};

} // namespace occasion
