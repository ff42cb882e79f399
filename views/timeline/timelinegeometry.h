// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/timeline/timelinemark.h"
#include "views/timeline/timescale.h"

#include <QLineF>
#include <QRectF>

class QFont;

namespace occasion {

/// Where everything of a timeline lies: lane names at the left, a ruler of steps above, lanes below it.
struct TimelineGeometry
{
    Timescale scale = {};
    QSizeF size = {};
    double textHeight = 16;
    double headerWidth = 0;
    double rulerHeight = 0;
    double laneHeight = 0;
    double scrollY = 0;
    int lanes = 0;

    /// Measures with the font; lanes share the height, within limits.
    static TimelineGeometry make(const SystemMap& map, const QFont& font, QSizeF size);

    QRectF diagram() const; ///< right of the names and below the ruler
    QRectF ruler() const; ///< right of the names
    QRectF lane(int process) const; ///< over the whole width
    double lanesHeight() const { return laneHeight * lanes; }

    double xOf(qint64 step) const { return headerWidth + scale.xOf(step); }
    double radius() const;
    bool hasLabels() const; ///< whether there is room for text beside marks
    /// In upper lanes, whose arrows come and go below, labels stand above the marks.
    bool labelsAbove(int process) const;
    QPointF centre(qint64 step, int process) const;
    /// From the edge of the cause's mark to the edge of the effect's; null without a cause.
    QLineF arrow(const TimelineMark& effect) const;
    /// Whether the point is on the mark, or so near that it is meant.
    bool hits(const TimelineMark& mark, QPointF point) const;
};

} // namespace occasion
