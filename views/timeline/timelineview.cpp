// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/timelineview.h"

#include "views/timeline/markpainter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr double placeInLines = 4; ///< a step's width to begin with, in heights of text
constexpr qint64 markPage = 512;
constexpr size_t markPages = 16;
constexpr qint64 stripPage = 8192;
constexpr size_t stripPages = 4096; // 33 million steps of two bytes

} // namespace

TimelineView::TimelineView(Source source, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_marks(markPage, markPages, std::move(source.marks), [this](qint64, qint64) { viewport()->update(); })
    , m_strip(stripPage, stripPages, std::move(source.strip), [this](qint64, qint64) { fetch(); })
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setAccessibleName(u"Timeline diagram"_s);
    setAccessibleDescription(
        u"A lane for each process with a mark for each step. The list shows the same as text."_s);
    m_scene.map = std::make_shared<SystemMap>();
    m_scene.marks = &m_marks;
    layOut();
}

void TimelineView::showFrame(const Frame& frame)
{
    if (frame.session != m_session) {
        m_session = frame.session;
        m_marks.reset();
        m_strip.reset();
        m_scene.cones = {};
        m_scene.selected = 0;
        m_scene.geometry.scale.scroll = 0;
        m_follows = true;
        m_zoomed = false;
    }
    m_scene.map = frame.map;
    m_scene.newest = frame.newest;
    m_scene.cursor = frame.cursor;
    m_scene.supposed = supposedSteps(frame);
    m_causesKnown = frame.causesKnown;
    m_marks.setNewest(frame.newest);
    m_strip.setNewest(frame.newest);
    layOut();
}

void TimelineView::showTheme(const Theme& theme)
{
    m_theme = theme;
    viewport()->update();
}

void TimelineView::select(qint64 step)
{
    if (step == m_scene.selected)
        return;
    m_scene.selected = step;
    if (step > 0 && !m_scene.geometry.scale.isVisible(step)) {
        m_scene.geometry.scale.reveal(step);
        showScale();
        m_follows = m_scene.geometry.scale.isVisible(m_scene.cursor);
    }
    viewport()->update();
}

void TimelineView::choose(qint64 step)
{
    if (step < 1 || step > m_scene.newest)
        return;
    m_scene.geometry.scale.reveal(step);
    showScale();
    m_scene.selected = step;
    viewport()->update();
    Q_EMIT stepSelected(step);
}

void TimelineView::layOut()
{
    const Timescale before = m_scene.geometry.scale;
    const double scrollY = m_scene.geometry.scrollY;
    m_scene.geometry = TimelineGeometry::make(*m_scene.map, figureFont(font()), viewport()->size());
    Timescale& scale = m_scene.geometry.scale;
    scale.newest = m_scene.newest;
    scale.pixelsPerStep = m_zoomed ? before.pixelsPerStep : m_scene.geometry.textHeight * placeInLines;
    scale.scrollTo(before.scroll);
    m_scene.geometry.scrollY = scrollY;
    if (m_follows)
        scale.reveal(m_scene.cursor);
    showScale();
}

void TimelineView::showScale()
{
    TimelineGeometry& geometry = m_scene.geometry;
    m_placing = true;
    horizontalScrollBar()->setRange(0, static_cast<int>(std::ceil(geometry.scale.mostScroll())));
    horizontalScrollBar()->setPageStep(static_cast<int>(geometry.scale.width));
    horizontalScrollBar()->setSingleStep(qMax(20, static_cast<int>(geometry.scale.pixelsPerStep)));
    horizontalScrollBar()->setValue(static_cast<int>(std::round(geometry.scale.scroll)));
    const double lanes = geometry.lanesHeight() - geometry.diagram().height();
    verticalScrollBar()->setRange(0, qMax(0, static_cast<int>(std::ceil(lanes))));
    verticalScrollBar()->setPageStep(static_cast<int>(geometry.diagram().height()));
    verticalScrollBar()->setSingleStep(static_cast<int>(geometry.laneHeight / 2));
    geometry.scrollY = verticalScrollBar()->value();
    m_placing = false;
    fetch();
}

void TimelineView::fetch()
{
    const Timescale& scale = m_scene.geometry.scale;
    const auto [first, last] = scale.visible();
    if (scale.showsMarks()) {
        m_scene.bins = nullptr;
        m_marks.want(first - TimelinePainter::margin, last + TimelinePainter::margin);
    } else {
        m_strip.want(first, last);
        m_bins = TimelineBins::count(scale, m_scene.geometry.lanes, m_strip);
        m_scene.bins = &m_bins;
    }
    viewport()->update();
}

void TimelineView::zoom(double factor, double x)
{
    m_zoomed = true;
    m_scene.geometry.scale.zoom(factor, x - m_scene.geometry.headerWidth);
    m_follows = m_scene.geometry.scale.isVisible(m_scene.cursor);
    showScale();
}

void TimelineView::fit()
{
    m_zoomed = true;
    m_scene.geometry.scale.fit();
    m_follows = true;
    showScale();
}

qint64 TimelineView::markAt(QPointF point) const
{
    const TimelineGeometry& geometry = m_scene.geometry;
    if (!geometry.diagram().contains(point))
        return 0;
    const qint64 near = geometry.scale.stepAt(point.x() - geometry.headerWidth);
    if (m_scene.bins)
        return near;
    for (const qint64 step : {near, near - 1, near + 1}) {
        const TimelineMark* mark = m_marks.find(step);
        if (mark && geometry.hits(*mark, point))
            return step;
    }
    return 0;
}

void TimelineView::hover(qint64 step)
{
    if (m_scene.bins)
        step = 0;
    if (step == m_scene.cones.step)
        return;
    m_scene.cones = step > 0 ? lightCones(step, m_marks) : LightCones();
    viewport()->update();
}

void TimelineView::scrub(double x)
{
    const qint64 step = m_scene.geometry.scale.stepAt(x - m_scene.geometry.headerWidth);
    if (step != m_scene.cursor)
        Q_EMIT stepActivated(step);
}

QString TimelineView::toolTipOf(qint64 step) const
{
    const TimelineMark* mark = m_marks.find(step);
    if (!mark)
        return {};
    QString text = u"<b>Step %1</b> · %2 in %3<br>%4<br>%5"_s.arg(step).arg(toText(mark->step.kind),
        m_scene.map->processName(mark->step.process).toHtmlEscaped(),
        stepTitle(mark->step, *m_scene.map, mark->names).toHtmlEscaped(),
        outcomeText(mark->step, mark->names).toHtmlEscaped());
    text += u"<br>at "_s + mark->step.clock.displayText();
    if (m_scene.supposed.contains(step))
        text += u"<br>Hypothetical, not in the store: %1"_s.arg(m_scene.supposed.value(step).toHtmlEscaped());
    if (mark->step.kind == StepKind::Stored)
        return text + u"<br><i>The store does not tell what caused it.</i>"_s;
    if (mark->causeStep > 0)
        text += u"<br>caused by step %1"_s.arg(mark->causeStep);
    return text + u"<br><i>Blue: what led here. Green: what it led to, along the arrows.</i>"_s;
}

bool TimelineView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        hover(0);
    if (event->type() != QEvent::ToolTip)
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (m_scene.geometry.ruler().contains(help->pos()))
        QToolTip::showText(help->globalPos(), u"Drag to move the cursor through the steps"_s, viewport());
    else if (const qint64 step = m_scene.bins ? 0 : markAt(help->pos()))
        QToolTip::showText(help->globalPos(), toolTipOf(step), viewport());
    else
        QToolTip::hideText();
    return true;
}

void TimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    TimelinePainter(m_scene, m_theme, font()).paint(painter);
    if (m_scene.newest == 0) {
        painter.setFont(font());
        painter.setPen(m_theme.mutedText);
        const QString what = m_scene.map->processes.empty()
            ? u"Nothing is open: open a system or a store to see its steps here."_s
            : u"Nothing has happened yet: take the first step, and its mark appears here."_s;
        const double h = m_scene.geometry.textHeight;
        painter.drawText(
            m_scene.geometry.diagram().adjusted(h * 4, h, -h, -h), Qt::AlignCenter | Qt::TextWordWrap, what);
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.selection, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

Figure TimelineView::figure(const QString& title) const
{
    struct Owned
    {
        StepPages<TimelineMark> marks;
        TimelineBins bins;
        TimelineScene scene;
        Theme theme;
        QFont font;
        bool causesKnown;
    };
    const auto owned = std::make_shared<Owned>(
        Owned{m_marks, m_bins, m_scene, m_theme, figureFont(font()), m_causesKnown});
    owned->scene.marks = &owned->marks;
    owned->scene.bins = m_scene.bins ? &owned->bins : nullptr;
    owned->scene.cones = {};
    const QSizeF size = m_scene.geometry.size;
    const QRectF legend(0, size.height(), size.width(), std::ceil(m_scene.geometry.textHeight * 1.8));
    return {
        .title = title, .size = {size.width(), legend.bottom()}, .paint = [owned, legend](QPainter& painter) {
            TimelinePainter(owned->scene, owned->theme, owned->font).paint(painter);
            painter.fillRect(legend, owned->theme.canvas);
            const double indent = owned->scene.geometry.headerWidth;
            MarkPainter(owned->theme, owned->font)
                .paintLegend(painter, legend.adjusted(indent, 0, 0, 0), owned->causesKnown);
        }};
}

void TimelineView::resizeEvent(QResizeEvent*)
{
    layOut();
}

void TimelineView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        layOut();
}

void TimelineView::scrollContentsBy(int, int)
{
    if (m_placing)
        return;
    m_scene.geometry.scale.scrollTo(horizontalScrollBar()->value());
    m_scene.geometry.scrollY = verticalScrollBar()->value();
    m_follows = m_scene.geometry.scale.isVisible(m_scene.cursor);
    fetch();
}

} // namespace occasion
