// SPDX-License-Identifier: BSD-3-Clause
// The second half of the layered layout: from an order of layers to places and curves.
#include "views/graph/layeredlayout.h"

#include <algorithm>

namespace occasion {

namespace {

constexpr qreal layerGap = 30;
constexpr qreal itemGap = 22;

void appendCurve(QList<QPointF>& points, QPointF to)
{
    const QPointF from = points.back();
    const qreal bend = (to.x() - from.x()) / 2;
    points << QPointF(from.x() + bend, from.y()) << QPointF(to.x() - bend, to.y()) << to;
}

void moveTo(GraphLayout& layout, const QRectF& bounds)
{
    const QPointF by = QPointF(layoutMargin, layoutMargin) - bounds.topLeft();
    for (auto& node : layout.nodes)
        node.box.translate(by);
    for (auto& edge : layout.edges) {
        edge.label += by;
        for (auto& point : edge.points)
            point += by;
    }
    layout.size = bounds.size() + QSizeF(2 * layoutMargin, 2 * layoutMargin);
}

} // namespace

void LayeredLayout::placeColumns()
{
    qreal x = 0;
    for (const auto& layer : m_layers) {
        qreal width = 0;
        for (const int item : layer)
            width = std::max(width, m_items[static_cast<size_t>(item)].size.width());
        for (const int item : layer)
            m_items[static_cast<size_t>(item)].x = x + width / 2;
        x += width + layerGap;
    }
}

void LayeredLayout::placeRows()
{
    for (const auto& layer : m_layers)
        settle(layer, std::vector<qreal>(layer.size(), 0));
    const auto pull = [this](const std::vector<int>& layer, bool byLeft, bool byRight) {
        std::vector<qreal> wanted;
        for (const int index : layer) {
            const Item& item = m_items[static_cast<size_t>(index)];
            qreal sum = 0;
            size_t count = 0;
            for (const auto* side : {byLeft ? &item.left : nullptr, byRight ? &item.right : nullptr})
                for (size_t i = 0; side && i < side->size(); ++i, ++count)
                    sum += m_items[static_cast<size_t>((*side)[i])].y;
            wanted.push_back(count == 0 ? item.y : sum / static_cast<qreal>(count));
        }
        settle(layer, wanted);
    };
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        for (const auto& layer : m_layers)
            pull(layer, true, sweep + 1 == sweeps);
        for (size_t layer = m_layers.size(); layer-- > 0;)
            pull(m_layers[layer], sweep + 1 == sweeps, true);
    }
}

/// Puts the items of a layer as near to where they are wanted as their order and sizes allow (in the sense of
/// least squares: neighbours that would overlap move together, by pooling adjacent violators).
void LayeredLayout::settle(const std::vector<int>& layer, const std::vector<qreal>& wanted)
{
    struct Block
    {
        qreal sum;
        size_t count;
        qreal mean() const { return sum / static_cast<qreal>(count); }
    };
    std::vector<qreal> offsets(layer.size(), 0);
    std::vector<Block> blocks;
    for (size_t i = 0; i < layer.size(); ++i) {
        const qreal height = m_items[static_cast<size_t>(layer[i])].size.height();
        if (i > 0)
            offsets[i] = offsets[i - 1] + itemGap
                + (m_items[static_cast<size_t>(layer[i - 1])].size.height() + height) / 2;
        blocks.push_back({wanted[i] - offsets[i], 1});
        while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
            const Block last = blocks.back();
            blocks.pop_back();
            blocks.back().sum += last.sum;
            blocks.back().count += last.count;
        }
    }
    size_t i = 0;
    for (const auto& block : blocks)
        for (size_t n = 0; n < block.count; ++n, ++i)
            m_items[static_cast<size_t>(layer[i])].y = block.mean() + offsets[i];
}

/// Loops of a node stand above it, inside its item.
QRectF LayeredLayout::box(int node) const
{
    const auto& item = m_items[static_cast<size_t>(node)];
    const auto& request = m_request.nodes[static_cast<size_t>(node)];
    const qreal bottom = item.y + item.size.height() / 2;
    return {item.x - request.width / 2, bottom - request.height, request.width, request.height};
}

/// Where an arrow leaves a box: the arrows of a side share it evenly, in the order in which they go on.
QPointF LayeredLayout::port(int node, int neighbour, bool onRight) const
{
    const auto& item = m_items[static_cast<size_t>(node)];
    const auto key = [this](int index) { return std::pair(m_items[static_cast<size_t>(index)].y, index); };
    const auto& side = onRight ? item.right : item.left;
    const auto before = std::ranges::count_if(side, [&](int other) { return key(other) < key(neighbour); });
    const QRectF rect = box(node);
    const qreal share = static_cast<qreal>(before + 1) / static_cast<qreal>(side.size() + 1);
    return {onRight ? rect.right() : rect.left(), rect.top() + rect.height() * share};
}

GraphLayout::Edge LayeredLayout::route(size_t edge) const
{
    const Arrow& arrow = m_arrows[edge];
    GraphLayout::Edge result{.id = m_request.edges[edge].id};
    result.points << port(arrow.from, arrow.between.front(), true);
    for (const int index : arrow.between) {
        const auto& item = m_items[static_cast<size_t>(index)];
        appendCurve(result.points, {item.x - item.size.width() / 2, item.y});
        if (item.size.width() > 0)
            appendCurve(result.points, {item.x + item.size.width() / 2, item.y});
    }
    appendCurve(result.points, port(arrow.to, arrow.between.back(), false));
    if (arrow.turned)
        std::ranges::reverse(result.points);
    const auto& label = m_items[static_cast<size_t>(arrow.label)];
    result.label = {label.x, label.y};
    return result;
}

GraphLayout::Edge LayeredLayout::loop(size_t edge) const
{
    const QRectF rect = box(m_arrows[edge].from);
    qreal below = 0;
    qreal earlier = 0;
    for (size_t other = 0; other < edge; ++other)
        if (m_arrows[other].from == m_arrows[edge].from && isLoop(other)) {
            below += loopHeight(m_request.edges[other]);
            ++earlier;
        }
    const auto& request = m_request.edges[edge];
    const qreal apex = rect.top() - below - loopRise / 2 - request.labelHeight / 2;
    const qreal reach = rect.width() * (0.25 + 0.2 * earlier / (earlier + 1));
    const qreal x = rect.center().x();
    const qreal control = rect.top() + (apex - rect.top()) / 0.75; // a cubic rises to three quarters of it
    return {.id = request.id,
        .points
        = {{x + reach, rect.top()}, {x + reach, control}, {x - reach, control}, {x - reach, rect.top()}},
        .label = {x, apex}};
}

GraphLayout LayeredLayout::result() const
{
    GraphLayout layout;
    QRectF bounds;
    for (size_t node = 0; node < m_request.nodes.size(); ++node) {
        layout.nodes.push_back({m_request.nodes[node].id, box(static_cast<int>(node))});
        bounds |= layout.nodes.back().box;
    }
    for (size_t edge = 0; edge < m_request.edges.size(); ++edge) {
        layout.edges.push_back(isLoop(edge) ? loop(edge) : route(edge));
        const auto& request = m_request.edges[edge];
        const auto& placed = layout.edges.back();
        QRectF label({}, QSizeF(request.labelWidth, request.labelHeight));
        label.moveCenter(placed.label);
        bounds |= label | placed.path().boundingRect();
    }
    moveTo(layout, bounds);
    return layout;
}

} // namespace occasion
