// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/graph/graphlayout.h"

#include <QGraphicsItem>

namespace occasion {

class ProcessGraphScene;

/// One row of the graph as a part of the diagram: it knows where it is, and asks the scene what to show.
class GraphItem : public QGraphicsItem
{
public:
    GraphItem(ProcessGraphScene& scene, int row);
    int row() const { return m_row; }
    virtual QPointF centre() const = 0;
    virtual QRectF rect() const = 0;
    /// The corner at which its breakpoint is shown.
    virtual QPointF corner() const = 0;
    QRectF boundingRect() const override;

protected:
    ProcessGraphScene& m_graph;

private:
    int m_row;
};

class NodeItem : public GraphItem
{
public:
    NodeItem(ProcessGraphScene& scene, int row, const QRectF& box);
    QPointF centre() const override { return m_box.center(); }
    QRectF rect() const override { return m_box; }
    QPointF corner() const override { return m_box.topLeft(); }
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QRectF m_box;
};

class EdgeItem : public GraphItem
{
public:
    EdgeItem(ProcessGraphScene& scene, int row, const GraphLayout::Edge& placed);
    QPointF centre() const override { return m_placed.label; }
    QRectF rect() const override;
    QPointF corner() const override { return labelRect().topLeft(); }
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
    /// A point of the way from 0 (leader) to 1 (follower).
    QPointF along(qreal share) const { return m_path.pointAtPercent(share); }

private:
    QRectF labelRect() const;

    GraphLayout::Edge m_placed;
    QPainterPath m_path;
};

/// The notification on its way.
class TokenItem : public QGraphicsItem
{
public:
    explicit TokenItem(const ProcessGraphScene& scene);
    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const ProcessGraphScene& m_graph;
};

} // namespace occasion
