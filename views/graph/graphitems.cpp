// SPDX-License-Identifier: BSD-3-Clause
#include "views/graph/graphitems.h"

#include "views/graph/graphpainter.h"
#include "views/graph/processgraphmodel.h"
#include "views/graph/processgraphscene.h"

#include <QCursor>
#include <QPainter>
#include <QPainterPathStroker>
#include <QStyleOptionGraphicsItem>

namespace occasion {

namespace {

constexpr qreal grip = 16; // how near to a line a click must be, in all

qreal scaleOf(const QPainter& painter)
{
    return QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform());
}

} // namespace

GraphItem::GraphItem(ProcessGraphScene& scene, int row)
    : m_graph(scene)
    , m_row(row)
{
    setCursor(Qt::PointingHandCursor);
}

QRectF GraphItem::boundingRect() const
{
    const qreal reach = GraphPainter::reach;
    return rect().adjusted(-reach, -reach, reach, reach);
}

NodeItem::NodeItem(ProcessGraphScene& scene, int row, const QRectF& box)
    : GraphItem(scene, row)
    , m_box(box)
{
}

QPainterPath NodeItem::shape() const
{
    QPainterPath path;
    path.addRect(m_box);
    return path;
}

void NodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (const auto* node = m_graph.model().node(row()))
        m_graph.painter().paintNode(*painter, m_box, *node, m_graph.emphasis(row()), scaleOf(*painter));
}

EdgeItem::EdgeItem(ProcessGraphScene& scene, int row, const GraphLayout::Edge& placed)
    : GraphItem(scene, row)
    , m_placed(placed)
    , m_path(placed.path())
{
    setZValue(1); // arrow heads lie on the ring round the box that acts
}

QRectF EdgeItem::labelRect() const
{
    const auto* edge = m_graph.model().edge(row());
    return edge ? m_graph.painter().labelRect(m_placed.label, *edge) : QRectF();
}

QRectF EdgeItem::rect() const
{
    return m_path.boundingRect() | labelRect();
}

QPainterPath EdgeItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(grip);
    QPainterPath path = stroker.createStroke(m_path);
    path.addRect(labelRect());
    path.setFillRule(Qt::WindingFill);
    return path;
}

void EdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const auto* edge = m_graph.model().edge(row());
    if (!edge)
        return;
    const auto parts = m_graph.painter();
    const auto emphasis = m_graph.emphasis(row());
    const qreal scale = scaleOf(*painter);
    parts.paintEdge(*painter, m_placed, *edge, emphasis, scale);
    parts.paintLabel(*painter, m_placed.label, *edge, emphasis, scale);
}

TokenItem::TokenItem(const ProcessGraphScene& scene)
    : m_graph(scene)
{
    setZValue(2);
    setAcceptedMouseButtons(Qt::NoButton);
}

QRectF TokenItem::boundingRect() const
{
    const qreal radius = GraphPainter::tokenRadius + 1;
    return {-radius, -radius, 2 * radius, 2 * radius};
}

void TokenItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    m_graph.painter().paintToken(*painter, {});
}

} // namespace occasion
