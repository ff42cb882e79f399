// SPDX-License-Identifier: BSD-3-Clause
#include "views/graph/processgraphmodel.h"

#include <algorithm>

namespace occasion {

namespace {

std::vector<QStringList> rowsOf(const GraphContent& content)
{
    std::vector<QStringList> rows;
    for (const auto& node : content.nodes)
        rows.push_back(graphRow(node));
    for (const auto& edge : content.edges)
        rows.push_back(graphRow(edge));
    return rows;
}

bool sameParts(const GraphContent& a, const GraphContent& b)
{
    const auto sameNode
        = [](const GraphNode& x, const GraphNode& y) { return x.process == y.process && x.name == y.name; };
    const auto sameEdge = [](const GraphEdge& x, const GraphEdge& y) {
        return x.pipe == y.pipe && x.from == y.from && x.to == y.to;
    };
    return std::ranges::equal(a.nodes, b.nodes, sameNode) && std::ranges::equal(a.edges, b.edges, sameEdge);
}

} // namespace

void ProcessGraphModel::setContent(GraphContent content)
{
    if (content == m_content)
        return;
    auto rows = rowsOf(content);
    if (!sameParts(content, m_content)) {
        beginResetModel();
        m_content = std::move(content);
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_content = std::move(content);
    std::swap(rows, m_rows);
    for (size_t row = 0; row < m_rows.size(); ++row)
        if (rows[row] != m_rows[row])
            Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), LastStep));
}

const GraphNode* ProcessGraphModel::node(int row) const
{
    return row >= 0 && row < nodeCount() ? &m_content.nodes[static_cast<size_t>(row)] : nullptr;
}

const GraphEdge* ProcessGraphModel::edge(int row) const
{
    return row >= nodeCount() && row < rowCount() ? &m_content.edges[static_cast<size_t>(row - nodeCount())]
                                                  : nullptr;
}

int ProcessGraphModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProcessGraphModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : LastStep + 1;
}

QVariant ProcessGraphModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool number = index.column() >= Events && index.column() <= Lag;
    switch (role) {
    case Qt::DisplayRole:
        return m_rows[static_cast<size_t>(index.row())].at(index.column());
    case Qt::TextAlignmentRole:
        return number ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                      : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleDescriptionRole:
    case Qt::ToolTipRole:
        return node(index.row()) ? graphTip(*node(index.row())) : graphTip(*edge(index.row()));
    default:
        return {};
    }
}

QVariant ProcessGraphModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section > LastStep)
        return {};
    if (role == Qt::DisplayRole)
        return graphColumns().at(section);
    if (role == Qt::TextAlignmentRole)
        return section >= Events && section <= Lag ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                                   : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

} // namespace occasion
