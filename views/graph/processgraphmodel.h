// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/graph/graphcontent.h"

#include <QAbstractTableModel>

namespace occasion {

/// The process graph as rows: processes, then leaders that are only named, then pipes. The diagram is drawn
/// from it, and its list twin shows it to the keyboard and to screen readers (DESIGN §4b.13).
class ProcessGraphModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Kind,
        Events,
        Aggregates,
        Refused,
        Position,
        Lag,
        LastStep
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows whose figures changed are told by dataChanged; another set of parts is a reset.
    void setContent(GraphContent content);
    const GraphContent& content() const { return m_content; }

    /// What stands in a row; null where it is the other kind.
    const GraphNode* node(int row) const;
    const GraphEdge* edge(int row) const;
    int rowOfProcess(int process) const { return process; }
    int nodeCount() const { return static_cast<int>(m_content.nodes.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    GraphContent m_content;
    std::vector<QStringList> m_rows;
};

} // namespace occasion
