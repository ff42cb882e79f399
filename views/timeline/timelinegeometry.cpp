// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/timelinegeometry.h"

#include <QFontMetricsF>

#include <cmath>

namespace occasion {

TimelineGeometry TimelineGeometry::make(const SystemMap& map, const QFont& font, QSizeF size)
{
    QFont bold = font;
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    double widest = metrics.averageCharWidth() * 6;
    for (const ProcessInfo& process : map.processes)
        widest = qMax(widest, metrics.horizontalAdvance(process.name));
    TimelineGeometry geometry{.size = size, .textHeight = metrics.height()};
    geometry.lanes = map.processCount();
    const double padded = std::ceil(widest + metrics.height() * 1.8);
    geometry.headerWidth = qMin(padded, std::floor(size.width() * 0.3));
    geometry.rulerHeight = std::round(metrics.height() * 1.7);
    const double each = (size.height() - geometry.rulerHeight) / qMax(1, geometry.lanes);
    geometry.laneHeight = std::floor(qBound(metrics.height() * 2.2, each, metrics.height() * 9));
    geometry.scale.width = qMax(1.0, size.width() - geometry.headerWidth);
    return geometry;
}

QRectF TimelineGeometry::diagram() const
{
    return {headerWidth, rulerHeight, size.width() - headerWidth, size.height() - rulerHeight};
}

QRectF TimelineGeometry::ruler() const
{
    return {headerWidth, 0, size.width() - headerWidth, rulerHeight};
}

QRectF TimelineGeometry::lane(int process) const
{
    return {0, rulerHeight + process * laneHeight - scrollY, size.width(), laneHeight};
}

double TimelineGeometry::radius() const
{
    return qMax(1.5, qMin(qMin(textHeight * 0.75, laneHeight * 0.2), scale.pixelsPerStep * 0.42));
}

bool TimelineGeometry::hasLabels() const
{
    return scale.pixelsPerStep >= 16 && laneHeight >= 2 * radius() + 1.2 * textHeight;
}

bool TimelineGeometry::labelsAbove(int process) const
{
    return 2 * process < lanes - 1;
}

QPointF TimelineGeometry::centre(qint64 step, int process) const
{
    const double label = hasLabels() ? textHeight * 0.55 : 0;
    return {xOf(step), lane(process).center().y() + (labelsAbove(process) ? label : -label)};
}

QLineF TimelineGeometry::arrow(const TimelineMark& effect) const
{
    if (effect.causeStep <= 0 || effect.causeProcess < 0)
        return {};
    QLineF line(
        centre(effect.causeStep, effect.causeProcess), centre(effect.step.number, effect.step.process));
    const double gap = radius() + 1.5;
    if (line.length() <= 2 * gap)
        return line;
    line.setLength(line.length() - gap);
    QLineF back(line.p2(), line.p1());
    back.setLength(back.length() - gap);
    return {back.p2(), back.p1()};
}

bool TimelineGeometry::hits(const TimelineMark& mark, QPointF point) const
{
    const QPointF off = point - centre(mark.step.number, mark.step.process);
    const double reach = qMax(radius() + 3, textHeight * 0.5);
    const bool onMark = std::hypot(off.x(), off.y()) <= reach;
    const bool inCell
        = lane(mark.step.process).contains(point) && std::abs(off.x()) <= scale.pixelsPerStep / 2;
    return onMark || inCell;
}

} // namespace occasion
