// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/graph/graphcontent.h"
#include "views/graph/graphlayout.h"

#include <QFont>

class QPainter;

namespace occasion {

struct Theme;

/// How large the parts of the graph are in this font: boxes and labels hold all of their text. Sizes grow
/// with the figures only when these gain digits by the thousand, so that a run seldom needs a new layout.
/// Node ids are indices into content.nodes, edge ids into content.edges.
LayoutRequest graphRequest(const GraphContent& content, const QFont& font);

/// Paints the parts of the graph, on screen and into pictures alike.
class GraphPainter
{
public:
    struct Emphasis
    {
        bool selected = false;
        bool current = false; ///< where the keyboard is
    };

    GraphPainter(const Theme& theme, const QFont& font);

    /// How far the paint of a box or an edge may reach beyond its geometry.
    static constexpr qreal reach = 9;

    /// `scale` is the painter's: text that would be too small to read is left out.
    void paintNode(QPainter& painter, const QRectF& box, const GraphNode& node, Emphasis emphasis,
        qreal scale = 1) const;
    void paintEdge(QPainter& painter, const GraphLayout::Edge& placed, const GraphEdge& edge,
        Emphasis emphasis, qreal scale = 1) const;
    void paintLabel(
        QPainter& painter, QPointF centre, const GraphEdge& edge, Emphasis emphasis, qreal scale = 1) const;
    /// The notification on its way.
    void paintToken(QPainter& painter, QPointF centre) const;
    static constexpr qreal tokenRadius = 9;

    /// Where the breakpoint of the part with that corner is shown, or would be.
    static QRectF gutter(QPointF place);

    QRectF labelRect(QPointF centre, const GraphEdge& edge) const;

private:
    void paintFigures(QPainter& painter, const QRectF& area, const GraphNode& node) const;
    void paintArrowHead(QPainter& painter, QPointF tip, QPointF direction, const QColor& colour) const;
    void paintBreakpoint(QPainter& painter, QPointF corner, BreakpointMark mark) const;
    void paintPaused(QPainter& painter, const QRectF& box) const;
    bool readable(qreal scale) const;

    const Theme& m_theme;
    QFont m_font;
};

} // namespace occasion
