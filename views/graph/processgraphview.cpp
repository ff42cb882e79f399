// SPDX-License-Identifier: BSD-3-Clause
#include "views/graph/processgraphview.h"

#include "views/graph/processgraphmodel.h"
#include "views/graph/processgraphscene.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QStyleHints>

#include <algorithm>
#include <cmath>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal largestFit = 1.8; // a small graph is not blown up beyond what looks right
constexpr qreal smallestZoom = 0.05;
constexpr qreal largestZoom = 8;

} // namespace

ProcessGraphView::ProcessGraphView(ProcessGraphScene& scene, QWidget* parent)
    : QGraphicsView(&scene, parent)
    , m_scene(scene)
{
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(u"Process graph"_s);
    setTransformationAnchor(AnchorUnderMouse);
    connect(&scene, &QGraphicsScene::sceneRectChanged, this, &ProcessGraphView::applyFit);
    connect(&scene, &ProcessGraphScene::currentRowChanged, this, [this](int row) {
        setAccessibleDescription(m_scene.model().index(row, 0).data(Qt::ToolTipRole).toString());
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    });
    fit();
}

void ProcessGraphView::fit()
{
    m_fitted = true;
    setDragMode(NoDrag);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    applyFit();
}

void ProcessGraphView::applyFit()
{
    const QRectF all = sceneRect();
    if (!m_fitted || all.isEmpty())
        return;
    const qreal scale
        = std::min({viewport()->width() / all.width(), viewport()->height() / all.height(), largestFit});
    setTransform(QTransform::fromScale(scale, scale));
    centerOn(all.center());
}

void ProcessGraphView::zoom(qreal factor)
{
    const qreal scale = std::clamp(transform().m11() * factor, smallestZoom, largestZoom);
    m_fitted = false;
    setDragMode(ScrollHandDrag);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setTransform(QTransform::fromScale(scale, scale));
}

void ProcessGraphView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    applyFit();
}

void ProcessGraphView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QGraphicsView::wheelEvent(event);
        return;
    }
    zoom(std::pow(1.0015, event->angleDelta().y()));
    event->accept();
}

void ProcessGraphView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_0:
        return fit();
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_scene.currentRow() >= 0)
            Q_EMIT chosen(m_scene.currentRow());
        else
            event->ignore(); // the window's: run or pause
        return;
    default:
        if (event->modifiers().testFlag(Qt::ControlModifier) || !walk(event->key()))
            event->ignore(); // not to the base class: its scrolling would swallow the window's keys
    }
}

bool ProcessGraphView::walk(int key)
{
    QPointF direction;
    switch (key) {
    case Qt::Key_Left:
        direction = {-1, 0};
        break;
    case Qt::Key_Right:
        direction = {1, 0};
        break;
    case Qt::Key_Up:
        direction = {0, -1};
        break;
    case Qt::Key_Down:
        direction = {0, 1};
        break;
    default:
        return false;
    }
    const int current = m_scene.currentRow();
    goTo(current < 0 ? 0 : m_scene.rowTowards(current, direction));
    return true;
}

void ProcessGraphView::goTo(int row)
{
    if (row < 0 || row >= m_scene.model().rowCount())
        return;
    m_scene.setCurrentRow(row);
    if (!m_fitted)
        ensureVisible(m_scene.rowRect(row), 20, 20);
    Q_EMIT walkedTo(row);
}

/// Tab goes through all rows and then on to the next widget.
bool ProcessGraphView::focusNextPrevChild(bool next)
{
    const int row = m_scene.currentRow() + (next ? 1 : -1);
    if (m_scene.currentRow() < 0 || row < 0 || row >= m_scene.model().rowCount())
        return QGraphicsView::focusNextPrevChild(next);
    goTo(row);
    return true;
}

void ProcessGraphView::focusInEvent(QFocusEvent* event)
{
    QGraphicsView::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason)
        goTo(0);
    else if (event->reason() == Qt::BacktabFocusReason)
        goTo(m_scene.model().rowCount() - 1);
}

void ProcessGraphView::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        m_scene.setCurrentRow(-1);
}

void ProcessGraphView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int row = byKey ? m_scene.currentRow() : m_scene.rowAt(mapToScene(event->pos()));
    if (row < 0)
        return;
    const QPoint place
        = byKey ? viewport()->mapToGlobal(mapFromScene(m_scene.rowCentre(row))) : event->globalPos();
    Q_EMIT menuAsked(row, place);
}

void ProcessGraphView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->pos();
    QGraphicsView::mousePressEvent(event);
}

void ProcessGraphView::mouseReleaseEvent(QMouseEvent* event)
{
    QGraphicsView::mouseReleaseEvent(event);
    const bool dragged
        = (event->pos() - m_pressed).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
    const int row = m_scene.rowAt(mapToScene(event->pos()));
    if (event->button() != Qt::LeftButton || dragged || row < 0)
        return;
    m_scene.setCurrentRow(row);
    if (m_scene.gutterOf(row).contains(mapToScene(event->pos())))
        Q_EMIT gutterClicked(row);
    else
        Q_EMIT chosen(row);
}

} // namespace occasion
