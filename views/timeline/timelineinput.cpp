// SPDX-License-Identifier: BSD-3-Clause
// Mouse and keyboard of the timeline.
#include "views/timeline/timelineview.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>

namespace occasion {

namespace {

constexpr double zoomStep = 1.25;

}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (m_scene.geometry.ruler().contains(event->position())) {
        m_scrubs = true;
        scrub(event->position().x());
    } else {
        choose(markAt(event->position()));
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_scrubs) {
        scrub(event->position().x());
        return;
    }
    const bool onRuler = m_scene.geometry.ruler().contains(event->position());
    const qint64 step = markAt(event->position());
    viewport()->setCursor(onRuler ? Qt::SplitHCursor : step > 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    hover(step);
}

void TimelineView::mouseReleaseEvent(QMouseEvent*)
{
    m_scrubs = false;
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const qint64 step = markAt(event->position());
    if (event->button() == Qt::LeftButton && step > 0)
        Q_EMIT stepActivated(step);
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoom(std::pow(zoomStep, turned.y() / 120.0), event->position().x());
    } else {
        const QPoint exact = event->pixelDelta();
        const bool lanesFit = verticalScrollBar()->maximum() == 0;
        const int up = exact.isNull() ? turned.y() : exact.y();
        const int aside = exact.isNull() ? turned.x() : exact.x();
        const bool sideways = lanesFit || event->modifiers().testFlag(Qt::ShiftModifier);
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - aside - (sideways ? up : 0));
        if (!sideways)
            verticalScrollBar()->setValue(verticalScrollBar()->value() - up);
    }
    event->accept();
}

bool TimelineView::moveSelection(const QKeyEvent& event)
{
    const qint64 from = m_scene.selected > 0 ? m_scene.selected : m_scene.cursor;
    const bool causal = event.modifiers().testFlag(Qt::ControlModifier);
    switch (event.key()) {
    case Qt::Key_Left:
        causal ? causeWanted(from) : choose(qMax(from - 1, qint64{1}));
        return true;
    case Qt::Key_Right:
        causal ? effectWanted(from) : choose(qMin(from + 1, m_scene.newest));
        return true;
    case Qt::Key_Home:
        choose(1);
        return true;
    case Qt::Key_End:
        choose(m_scene.newest);
        return true;
    default:
        return false;
    }
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const double cursorX = m_scene.geometry.xOf(m_scene.selected > 0 ? m_scene.selected : m_scene.cursor);
    const double x = qBound(m_scene.geometry.headerWidth, cursorX, m_scene.geometry.size.width());
    if (moveSelection(*event))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_scene.selected > 0)
            Q_EMIT stepActivated(m_scene.selected);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(zoomStep, x);
    case Qt::Key_Minus:
        return zoom(1 / zoomStep, x);
    case Qt::Key_0:
        return fit();
    case Qt::Key_PageUp:
        return horizontalScrollBar()->triggerAction(QScrollBar::SliderPageStepSub);
    case Qt::Key_PageDown:
        return horizontalScrollBar()->triggerAction(QScrollBar::SliderPageStepAdd);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

} // namespace occasion
