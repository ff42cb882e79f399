// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/timelinepainter.h"

#include "views/common/figure.h"
#include "views/timeline/markpainter.h"
#include "views/timeline/wrappedname.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr double afterCursor = 0.4;
constexpr double outsideCones = 0.25;

QColor faint(QColor colour, double alpha)
{
    colour.setAlphaF(static_cast<float>(alpha));
    return colour;
}

// 1, 2, 5, 10, … steps, so that numbers on the ruler do not touch.
qint64 tickDistance(double pixelsPerStep, double wanted)
{
    qint64 power = 1;
    for (;;) {
        for (const qint64 factor : {1, 2, 5}) {
            if (static_cast<double>(factor * power) * pixelsPerStep >= wanted)
                return factor * power;
        }
        power *= 10;
    }
}

} // namespace

TimelinePainter::TimelinePainter(const TimelineScene& scene, const Theme& theme, const QFont& font)
    : m_scene(scene)
    , m_geometry(scene.geometry)
    , m_theme(theme)
    , m_font(figureFont(font))
    , m_bold(m_font)
    , m_small(m_font)
{
    m_bold.setBold(true);
}

double TimelinePainter::opacity(const TimelineScene& scene, qint64 step)
{
    const double time = step > scene.cursor ? afterCursor : 1;
    return scene.cones.isEmpty() ? time : scene.cones.contains(step) ? 1 : qMin(time, outsideCones);
}

void TimelinePainter::paint(QPainter& painter) const
{
    painter.save();
    painter.setClipRect(QRectF(QPointF(), m_geometry.size));
    painter.fillRect(QRectF(QPointF(), m_geometry.size), m_theme.canvas);
    paintLanes(painter);
    painter.save();
    painter.setClipRect(m_geometry.diagram(), Qt::IntersectClip);
    paintSelection(painter);
    if (m_scene.bins) {
        paintBins(painter);
        paintCursor(painter);
    } else {
        paintCursor(painter);
        paintMarks(painter);
    }
    painter.restore();
    paintRuler(painter);
    paintCursorTag(painter);
    paintNames(painter);
    painter.restore();
}

void TimelinePainter::paintLanes(QPainter& painter) const
{
    painter.save();
    painter.setClipRect(QRectF(0, m_geometry.rulerHeight, m_geometry.size.width(), m_geometry.size.height()),
        Qt::IntersectClip);
    for (int process = 0; process < m_geometry.lanes; ++process) {
        if (process % 2 == 0)
            painter.fillRect(m_geometry.lane(process), m_theme.lane);
        const double y = m_geometry.centre(0, process).y();
        painter.setPen(QPen(faint(m_theme.process(process), 0.45), 1));
        painter.drawLine(QPointF(m_geometry.headerWidth, y), QPointF(m_geometry.size.width(), y));
    }
    painter.restore();
}

void TimelinePainter::paintSelection(QPainter& painter) const
{
    if (m_scene.selected < 1 || m_scene.selected > m_scene.newest)
        return;
    const double width = qMax(3.0, qMin(m_geometry.scale.pixelsPerStep, m_geometry.textHeight * 2.6));
    const QRectF all = m_geometry.diagram();
    painter.fillRect(QRectF(m_geometry.xOf(m_scene.selected) - width / 2, all.top(), width,
                         qMin(all.height(), m_geometry.lanesHeight())),
        m_theme.selectionFill);
}

void TimelinePainter::paintBins(QPainter& painter) const
{
    const TimelineBins& bins = *m_scene.bins;
    const double cursorX = m_geometry.xOf(m_scene.cursor);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int process = 0; process < m_geometry.lanes; ++process) {
        const double y = m_geometry.centre(0, process).y();
        const double most = m_geometry.laneHeight * 0.76;
        for (int column = 0; column < bins.columns; ++column) {
            const BinCount& bin = bins.at(process, column);
            if (bin.all == 0)
                continue;
            const double x = m_geometry.headerWidth + column * TimelineBins::columnWidth;
            const double height = qMax(3.0, most * bin.all / qMax(1, bins.highest));
            const double bad = bin.bad == 0 ? 0 : qMax(3.0, height * bin.bad / bin.all);
            painter.setOpacity(x > cursorX ? afterCursor : 1);
            const QRectF bar(x, y - height / 2, TimelineBins::columnWidth, height);
            painter.fillRect(bar, m_theme.process(process));
            if (bad > 0)
                painter.fillRect(QRectF(x, bar.top(), bar.width(), bad), m_theme.refused);
        }
    }
    painter.restore();
}

QColor TimelinePainter::arrowColour(const TimelineMark& effect) const
{
    const qint64 step = effect.step.number;
    const LightCones& cones = m_scene.cones;
    if (cones.isEmpty())
        return m_theme.cause;
    if (cones.past.contains(effect.causeStep) && (step == cones.step || cones.past.contains(step)))
        return m_theme.selection;
    return cones.future.contains(step) ? m_theme.good : m_theme.cause;
}

void TimelinePainter::paintArrow(QPainter& painter, const TimelineMark& effect) const
{
    const QLineF line = m_geometry.arrow(effect);
    if (line.isNull() || qMax(line.x1(), line.x2()) < m_geometry.headerWidth
        || qMin(line.x1(), line.x2()) > m_geometry.size.width())
        return;
    const double radius = m_geometry.radius();
    const QColor colour = arrowColour(effect);
    const bool lit = colour != m_theme.cause;
    painter.setOpacity(opacity(m_scene, effect.step.number) * (radius < 4 ? 0.6 : 1));
    painter.setPen(QPen(colour, lit ? qMax(1.5, radius * 0.24) : qMax(0.7, radius * 0.15)));
    const double head = radius * 0.8;
    const QPointF along = QPointF(line.dx(), line.dy()) / line.length();
    const bool hasHead = radius >= 4 && line.length() > head;
    painter.drawLine(line.p1(), hasHead ? line.p2() - along * head * 0.7 : line.p2());
    if (!hasHead)
        return;
    const QPointF across(-along.y(), along.x());
    const QPointF base = line.p2() - along * head;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({line.p2(), base + across * head * 0.5, base - across * head * 0.5}));
}

void TimelinePainter::paintMarks(QPainter& painter) const
{
    const auto [first, last] = m_geometry.scale.visible();
    const double radius = m_geometry.radius();
    m_scene.marks->forEach(
        first - margin, last + margin, [&](qint64, const TimelineMark& mark) { paintArrow(painter, mark); });
    painter.setOpacity(1);
    if (m_geometry.hasLabels()) {
        m_scene.marks->forEach(first - 2, last + 2, [&](qint64 step, const TimelineMark& mark) {
            painter.setOpacity(opacity(m_scene, step));
            paintLabel(painter, mark);
        });
    }
    const MarkPainter marks(m_theme, m_font);
    m_scene.marks->forEach(first - 1, last + 1, [&](qint64 step, const TimelineMark& mark) {
        const QPointF centre = m_geometry.centre(step, mark.step.process);
        painter.setOpacity(opacity(m_scene, step));
        const bool past = m_scene.cones.past.contains(step);
        if (past || m_scene.cones.future.contains(step) || step == m_scene.cones.step) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(faint(past ? m_theme.selection : m_theme.good, 0.35));
            if (step == m_scene.cones.step)
                painter.setBrush(faint(m_theme.text, 0.25));
            painter.drawEllipse(centre, radius * 1.55, radius * 1.55);
        }
        marks.paint(painter, mark.step, centre, radius);
        if (m_scene.supposed.contains(step))
            paintSupposed(painter, centre);
        if (step == m_scene.selected) {
            painter.setOpacity(1);
            painter.setPen(QPen(m_theme.selection, qMax(1.5, radius * 0.22)));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(centre, radius * 1.42, radius * 1.42);
        }
    });
    painter.setOpacity(1);
}

/// A dotted square around the mark: not a ring, as what is selected has.
void TimelinePainter::paintSupposed(QPainter& painter, QPointF centre) const
{
    const double reach = m_geometry.radius() * 1.6;
    painter.setPen(QPen(m_theme.text, qMax(1.5, m_geometry.radius() * 0.2), Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach));
}

double TimelinePainter::labelWidth(const TimelineMark& mark) const
{
    const double step = m_geometry.scale.pixelsPerStep;
    const double most = m_geometry.textHeight * 9;
    const auto isNeighbour = [&](qint64 number) {
        const TimelineMark* other = m_scene.marks->find(number);
        return other && other->step.process == mark.step.process && !markLabel(*other).isEmpty();
    };
    for (qint64 distance = 1; static_cast<double>(distance) * step < most; ++distance) {
        if (isNeighbour(mark.step.number - distance) || isNeighbour(mark.step.number + distance))
            return static_cast<double>(distance) * step - m_geometry.textHeight * 0.4;
    }
    return most;
}

void TimelinePainter::paintLabel(QPainter& painter, const TimelineMark& mark) const
{
    const QString whole = markLabel(mark);
    const double room = labelWidth(mark);
    const double radius = m_geometry.radius();
    if (whole.isEmpty() || room < m_geometry.textHeight * 2.4)
        return;
    const QFontMetricsF metrics(m_small);
    const QPointF centre = m_geometry.centre(mark.step.number, mark.step.process);
    const QRectF lane = m_geometry.lane(mark.step.process);
    const bool above = m_geometry.labelsAbove(mark.step.process);
    const double edge = centre.y() + (above ? -radius : radius) * 1.35;
    const double free = above ? edge - lane.top() : lane.bottom() - edge;
    const QStringList lines
        = wrappedName(whole, metrics, room, static_cast<int>(free / m_geometry.textHeight));
    const QString text = lines.join(u'\n');
    const double width = std::ceil(metrics.size(0, text).width()) + 4;
    const double height = m_geometry.textHeight * static_cast<double>(lines.size());
    const double y = above ? edge - height : edge;
    // The last label moves in rather than being cut.
    const double left = qMin(centre.x() - width / 2, qMax(centre.x(), m_geometry.size.width()) - width - 1);
    const QRectF place(left, y, width, height);
    // Arrows and the cursor pass through here: the text stays readable on a patch of the lane.
    const double opaque = painter.opacity();
    painter.setOpacity(0.82);
    painter.setPen(Qt::NoPen);
    const bool isSelected = mark.step.number == m_scene.selected;
    painter.setBrush(isSelected          ? m_theme.selectionFill
            : mark.step.process % 2 == 0 ? m_theme.lane
                                         : m_theme.canvas);
    painter.drawRoundedRect(place.adjusted(0, 1, 0, -1), 3, 3);
    painter.setOpacity(opaque);
    const bool bad = mark.step.outcome == StepOutcome::Refused || mark.step.outcome == StepOutcome::Failed;
    painter.setFont(m_small);
    painter.setPen(!bad                                 ? m_theme.text
            : mark.step.outcome == StepOutcome::Refused ? m_theme.refused
                                                        : m_theme.failed);
    painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, text);
}

void TimelinePainter::paintRuler(QPainter& painter) const
{
    const QRectF ruler = m_geometry.ruler();
    const QFontMetricsF metrics(m_font);
    painter.save();
    painter.setClipRect(ruler.adjusted(0, 0, 0, 1), Qt::IntersectClip);
    painter.setFont(m_font);
    const double widest = metrics.horizontalAdvance(QString::number(m_scene.newest)) + metrics.height() * 1.2;
    const qint64 distance = tickDistance(m_geometry.scale.pixelsPerStep, widest);
    const auto [first, last] = m_geometry.scale.visible();
    for (qint64 step = first / distance * distance; step <= last; step += distance) {
        const double x = m_geometry.xOf(step);
        painter.setPen(QPen(m_theme.line, 1));
        painter.drawLine(QPointF(x, ruler.bottom() - metrics.height() * 0.25), QPointF(x, ruler.bottom()));
        painter.setPen(step > m_scene.cursor ? faint(m_theme.mutedText, 0.7) : m_theme.mutedText);
        painter.drawText(QRectF(x - widest, 0, 2 * widest, ruler.height() - metrics.height() * 0.2),
            Qt::AlignCenter | Qt::TextSingleLine, QString::number(step));
    }
    painter.restore();
    painter.setPen(QPen(m_theme.line, 1));
    painter.drawLine(QPointF(0, ruler.bottom()), QPointF(m_geometry.size.width(), ruler.bottom()));
}

// Below marks and labels, so that it never hides what the step at the cursor was.
void TimelinePainter::paintCursor(QPainter& painter) const
{
    const double x = m_geometry.xOf(m_scene.cursor);
    const double bottom = qMin(m_geometry.size.height(), m_geometry.rulerHeight + m_geometry.lanesHeight());
    painter.setPen(QPen(m_theme.cursor, 2));
    painter.drawLine(QPointF(x, m_geometry.rulerHeight - 4), QPointF(x, bottom));
}

void TimelinePainter::paintCursorTag(QPainter& painter) const
{
    const double x = m_geometry.xOf(m_scene.cursor);
    if (x < m_geometry.headerWidth - 1 || x > m_geometry.size.width() + 1)
        return;
    const QFontMetricsF metrics(m_bold);
    const QString text = m_scene.cursor == 0 ? u"start"_s : u"step %1"_s.arg(m_scene.cursor);
    const double width = std::ceil(metrics.horizontalAdvance(text)) + metrics.height() * 0.8;
    const double left = qBound(m_geometry.headerWidth, x - width / 2, m_geometry.size.width() - width);
    const QRectF tag(left, 2, width, m_geometry.rulerHeight - 5);
    painter.setPen(QPen(m_theme.cursor, 2));
    painter.drawLine(QPointF(x, tag.bottom()), QPointF(x, m_geometry.rulerHeight));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.cursor);
    painter.drawRoundedRect(tag, 4, 4);
    painter.setFont(m_bold);
    painter.setPen(m_theme.onProcess());
    painter.drawText(tag, Qt::AlignCenter | Qt::TextSingleLine, text);
}

void TimelinePainter::paintNames(QPainter& painter) const
{
    const QFontMetricsF metrics(m_bold);
    const double h = metrics.height();
    const QRectF column(0, 0, m_geometry.headerWidth, m_geometry.size.height());
    painter.save();
    painter.setClipRect(column, Qt::IntersectClip);
    for (int process = 0; process < m_geometry.lanes; ++process) {
        const QRectF lane = m_geometry.lane(process);
        const QRectF cell(0, lane.top(), column.width(), lane.height());
        painter.fillRect(cell, process % 2 == 0 ? m_theme.lane : m_theme.canvas);
        painter.fillRect(
            QRectF(0, cell.top() + 2, std::round(h * 0.35), cell.height() - 4), m_theme.process(process));
        const QRectF place = cell.adjusted(h * 0.8, 0, -h * 0.5, 0);
        painter.setFont(m_bold);
        painter.setPen(m_theme.text);
        const QString name = m_scene.map->processName(process);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            metrics.elidedText(name, Qt::ElideRight, place.width() + 1));
    }
    painter.fillRect(QRectF(0, 0, column.width(), m_geometry.rulerHeight), m_theme.canvas);
    painter.setFont(m_font);
    painter.setPen(m_theme.mutedText);
    painter.drawText(QRectF(h * 0.8, 0, column.width(), m_geometry.rulerHeight),
        Qt::AlignLeft | Qt::AlignVCenter, u"Step"_s);
    painter.setPen(QPen(m_theme.line, 1));
    painter.drawLine(QPointF(0, m_geometry.rulerHeight), QPointF(column.width(), m_geometry.rulerHeight));
    painter.drawLine(QPointF(column.right(), 0), QPointF(column.right(), m_geometry.size.height()));
    painter.restore();
}

} // namespace occasion
