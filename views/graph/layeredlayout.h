// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/graph/graphlayout.h"

namespace occasion {

/// The work of layeredLayout(), one graph once (Sugiyama's method in its plainest form).
///
/// Boxes stand in even layers. Every arrow has an item of its label's size in an odd layer between, and thin
/// ones in the other layers that it crosses: so labels never lie on each other or on boxes, and the two
/// arrows of a loop run apart.
class LayeredLayout
{
public:
    explicit LayeredLayout(const LayoutRequest& request);
    GraphLayout result() const;

private:
    static constexpr int sweeps = 8;
    static constexpr qreal loopRise = 30;
    static qreal loopHeight(const LayoutRequest::Edge& edge) { return loopRise + edge.labelHeight; }

    struct Item
    {
        QSizeF size = {};
        int layer = 0;
        qreal x = 0; ///< centre
        qreal y = 0;
        qreal place = 0; ///< in its layer, from 0
        std::vector<int> left = {}; ///< neighbours, as indices into m_items
        std::vector<int> right = {};
    };
    struct Arrow
    {
        int from = 0; ///< indices into m_items, in the direction of the layers
        int to = 0;
        bool turned = false; ///< it runs against the layers
        std::vector<int> between = {};
        int label = -1;
    };

    void turnBackwardArrows();
    void chooseLayers();
    void addArrowItems();
    void link(const Arrow& arrow);
    void orderLayers();
    void sortLayer(std::vector<int>& layer, bool byLeft);
    void placeColumns();
    void placeRows();
    void settle(const std::vector<int>& layer, const std::vector<qreal>& wanted);

    QRectF box(int node) const;
    bool isLoop(size_t edge) const { return m_arrows[edge].from == m_arrows[edge].to; }
    QPointF port(int node, int neighbour, bool onRight) const;
    GraphLayout::Edge route(size_t edge) const;
    GraphLayout::Edge loop(size_t edge) const;

    const LayoutRequest& m_request;
    std::vector<Item> m_items; ///< first one for each node of the request
    std::vector<Arrow> m_arrows; ///< one for each edge of the request
    std::vector<std::vector<int>> m_layers;
};

} // namespace occasion
