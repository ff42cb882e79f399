// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>
#include <QList>
#include <QPainterPath>
#include <QPointF>
#include <QRectF>

#include <vector>

namespace occasion {

/// What is to be laid out: boxes, and arrows between them with room for a label on each. Ids are the caller's
/// and unique among their kind.
struct LayoutRequest
{
    struct Node
    {
        int id = 0;
        qreal width = 0;
        qreal height = 0;
        friend bool operator==(const Node&, const Node&) = default;
    };
    struct Edge
    {
        int id = 0;
        int from = 0;
        int to = 0;
        qreal labelWidth = 0;
        qreal labelHeight = 0;
        friend bool operator==(const Edge&, const Edge&) = default;
    };
    std::vector<Node> nodes = {};
    std::vector<Edge> edges = {};
    friend bool operator==(const LayoutRequest&, const LayoutRequest&) = default;
};

/// Where everything went, in the request's order, inside (0, 0)…size; y grows downwards.
struct GraphLayout
{
    struct Node
    {
        int id = 0;
        QRectF box = {};
        friend bool operator==(const Node&, const Node&) = default;
    };
    struct Edge
    {
        int id = 0;
        QList<QPointF> points = {}; ///< a Bézier spline: the start, then three points for each piece
        QPointF label = {}; ///< the label's centre
        QPainterPath path() const;
        friend bool operator==(const Edge&, const Edge&) = default;
    };
    QSizeF size = {};
    std::vector<Node> nodes = {};
    std::vector<Edge> edges = {};
    friend bool operator==(const GraphLayout&, const GraphLayout&) = default;
};

/// Room around everything that is laid out.
inline constexpr qreal layoutMargin = 14;

/// A plain layered layout from left to right: layers by longest path, order by neighbours' means, arrows led
/// around boxes and labels. Instant for the systems that people draw; deterministic; takes loops of all
/// kinds. Edges that name no node of the request are left out.
GraphLayout layeredLayout(const LayoutRequest& request);

/// For each edge whether it runs against the flow: turned round, these leave no loop but those of one node
/// with itself. The two edges of a loop between two nodes run beside each other that way.
std::vector<bool> backwardEdges(const LayoutRequest& request);

/// The text that the layout child reads and writes: JSON. The readers throw ValueError with a sentence for
/// text that is not such a request or layout.
QByteArray toJson(const LayoutRequest& request);
QByteArray toJson(const GraphLayout& layout);
LayoutRequest layoutRequestFromJson(const QByteArray& text);
GraphLayout graphLayoutFromJson(const QByteArray& text);

/// Whether the layout places exactly what the request names.
bool answers(const GraphLayout& layout, const LayoutRequest& request);

} // namespace occasion
