// SPDX-License-Identifier: BSD-3-Clause
#include "views/graph/layeredlayout.h"

#include <QHash>

#include <algorithm>
#include <numeric>

namespace occasion {

namespace {

constexpr size_t mostThinItems = 5000; // beyond, arrows may pass behind boxes, but soon

LayoutRequest usable(const LayoutRequest& request)
{
    LayoutRequest result{.nodes = request.nodes};
    const auto known = [&](int id) {
        return std::ranges::find(request.nodes, id, &LayoutRequest::Node::id) != request.nodes.end();
    };
    std::ranges::copy_if(request.edges, std::back_inserter(result.edges),
        [&](const auto& edge) { return known(edge.from) && known(edge.to); });
    return result;
}

/// A walk depth first along the arrows: one that leads to a node still under way closes a loop.
class LoopSearch
{
public:
    explicit LoopSearch(const LayoutRequest& request)
        : m_backward(request.edges.size(), false)
        , m_targets(request.edges.size(), 0)
        , m_outgoing(request.nodes.size())
        , m_next(request.nodes.size(), 0)
        , m_marks(request.nodes.size(), Mark::New)
        , m_pointedTo(request.nodes.size(), false)
    {
        QHash<int, size_t> index;
        for (size_t node = 0; node < request.nodes.size(); ++node)
            index.insert(request.nodes[node].id, node);
        for (size_t edge = 0; edge < request.edges.size(); ++edge) {
            m_targets[edge] = index.value(request.edges[edge].to);
            if (request.edges[edge].from == request.edges[edge].to)
                continue;
            m_outgoing[index.value(request.edges[edge].from)].push_back(edge);
            m_pointedTo[m_targets[edge]] = true;
        }
    }

    std::vector<bool> run()
    {
        for (const bool pointedTo : {false, true})
            for (size_t node = 0; node < m_marks.size(); ++node)
                if (m_pointedTo[node] == pointedTo && m_marks[node] == Mark::New)
                    walkFrom(node);
        return m_backward;
    }

private:
    enum class Mark
    {
        New,
        UnderWay,
        Done
    };

    void walkFrom(size_t start)
    {
        std::vector<size_t> path{start};
        while (!path.empty()) {
            const size_t node = path.back();
            m_marks[node] = Mark::UnderWay;
            if (m_next[node] == m_outgoing[node].size()) {
                m_marks[node] = Mark::Done;
                path.pop_back();
                continue;
            }
            const size_t edge = m_outgoing[node][m_next[node]++];
            m_backward[edge] = m_marks[m_targets[edge]] == Mark::UnderWay;
            if (m_marks[m_targets[edge]] == Mark::New)
                path.push_back(m_targets[edge]);
        }
    }

    std::vector<bool> m_backward;
    std::vector<size_t> m_targets;
    std::vector<std::vector<size_t>> m_outgoing;
    std::vector<size_t> m_next;
    std::vector<Mark> m_marks;
    std::vector<bool> m_pointedTo;
};

} // namespace

std::vector<bool> backwardEdges(const LayoutRequest& request)
{
    return LoopSearch(request).run();
}

LayeredLayout::LayeredLayout(const LayoutRequest& request)
    : m_request(request)
{
    QHash<int, int> index;
    for (const auto& node : request.nodes) {
        index.insert(node.id, static_cast<int>(m_items.size()));
        m_items.push_back({.size = {node.width, node.height}});
    }
    for (const auto& edge : request.edges) {
        m_arrows.push_back({.from = index.value(edge.from), .to = index.value(edge.to)});
        if (edge.from == edge.to) {
            auto& size = m_items[static_cast<size_t>(index.value(edge.from))].size;
            size.rheight() += loopHeight(edge);
            size.setWidth(std::max(size.width(), edge.labelWidth));
        }
    }
    turnBackwardArrows();
    chooseLayers();
    addArrowItems();
    orderLayers();
    placeColumns();
    placeRows();
}

void LayeredLayout::turnBackwardArrows()
{
    const auto backward = backwardEdges(m_request);
    for (size_t edge = 0; edge < m_arrows.size(); ++edge) {
        m_arrows[edge].turned = backward[edge];
        if (backward[edge])
            std::swap(m_arrows[edge].from, m_arrows[edge].to);
    }
}

void LayeredLayout::chooseLayers()
{
    std::vector<std::vector<int>> outgoing(m_items.size());
    std::vector<int> waiting(m_items.size(), 0);
    for (size_t edge = 0; edge < m_arrows.size(); ++edge) {
        if (isLoop(edge))
            continue;
        outgoing[static_cast<size_t>(m_arrows[edge].from)].push_back(m_arrows[edge].to);
        ++waiting[static_cast<size_t>(m_arrows[edge].to)];
    }
    std::vector<size_t> ready;
    for (size_t node = 0; node < m_items.size(); ++node)
        if (waiting[node] == 0)
            ready.push_back(node);
    for (size_t i = 0; i < ready.size(); ++i) {
        for (const int to : outgoing[ready[i]]) {
            auto& target = m_items[static_cast<size_t>(to)];
            target.layer = std::max(target.layer, m_items[ready[i]].layer + 2);
            if (--waiting[static_cast<size_t>(to)] == 0)
                ready.push_back(static_cast<size_t>(to));
        }
    }
}

void LayeredLayout::addArrowItems()
{
    size_t thin = 0;
    const auto layerOf = [this](int item) { return m_items[static_cast<size_t>(item)].layer; };
    for (const auto& arrow : m_arrows)
        thin += static_cast<size_t>(std::max(0, layerOf(arrow.to) - layerOf(arrow.from) - 2));
    for (size_t edge = 0; edge < m_arrows.size(); ++edge) {
        if (isLoop(edge))
            continue;
        auto& arrow = m_arrows[edge];
        const int first = layerOf(arrow.from) + 1;
        const int last = layerOf(arrow.to) - 1;
        const int middle = first + (last - first) / 4 * 2;
        for (int layer = first; layer <= last; ++layer) {
            if (layer != middle && thin > mostThinItems)
                continue;
            if (layer == middle)
                arrow.label = static_cast<int>(m_items.size());
            arrow.between.push_back(static_cast<int>(m_items.size()));
            const auto& request = m_request.edges[edge];
            m_items.push_back(
                {.size = layer == middle ? QSizeF(request.labelWidth, request.labelHeight) : QSizeF(),
                    .layer = layer});
            m_items.back().size = m_items.back().size.expandedTo({0, 0});
        }
        link(arrow);
    }
}

void LayeredLayout::link(const Arrow& arrow)
{
    int previous = arrow.from;
    const auto join = [&](int item) {
        m_items[static_cast<size_t>(previous)].right.push_back(item);
        m_items[static_cast<size_t>(item)].left.push_back(previous);
        previous = item;
    };
    for (const int item : arrow.between)
        join(item);
    join(arrow.to);
}

void LayeredLayout::orderLayers()
{
    for (size_t item = 0; item < m_items.size(); ++item) {
        const auto layer = static_cast<size_t>(m_items[item].layer);
        if (layer >= m_layers.size())
            m_layers.resize(layer + 1);
        m_items[item].place = static_cast<qreal>(m_layers[layer].size());
        m_layers[layer].push_back(static_cast<int>(item));
    }
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        for (auto& layer : m_layers)
            sortLayer(layer, true);
        for (size_t layer = m_layers.size(); layer-- > 0;)
            sortLayer(m_layers[layer], false);
    }
}

void LayeredLayout::sortLayer(std::vector<int>& layer, bool byLeft)
{
    std::vector<std::pair<qreal, int>> keyed;
    for (const int index : layer) {
        const Item& item = m_items[static_cast<size_t>(index)];
        const auto& neighbours = byLeft ? item.left : item.right;
        qreal sum = 0;
        for (const int neighbour : neighbours)
            sum += m_items[static_cast<size_t>(neighbour)].place;
        keyed.emplace_back(
            neighbours.empty() ? item.place : sum / static_cast<qreal>(neighbours.size()), index);
    }
    std::ranges::stable_sort(keyed, {}, &std::pair<qreal, int>::first);
    for (size_t i = 0; i < keyed.size(); ++i) {
        layer[i] = keyed[i].second;
        m_items[static_cast<size_t>(layer[i])].place = static_cast<qreal>(i);
    }
}

GraphLayout layeredLayout(const LayoutRequest& request)
{
    const LayoutRequest known = usable(request);
    return LayeredLayout(known).result();
}

} // namespace occasion
