// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/supposedmarks.h"
#include "views/common/theme.h"
#include "views/timeline/lightcones.h"
#include "views/timeline/timelinebins.h"
#include "views/timeline/timelinegeometry.h"

#include <QFont>

class QPainter;

namespace occasion {

/// What a timeline looks like at one moment. It borrows the steps.
struct TimelineScene
{
    std::shared_ptr<const SystemMap> map = {};
    TimelineGeometry geometry = {};
    const StepPages<TimelineMark>* marks = nullptr;
    const TimelineBins* bins = nullptr; ///< instead of marks where steps are too narrow for them
    qint64 newest = 0;
    qint64 cursor = 0;
    qint64 selected = 0;
    LightCones cones = {}; ///< of the step under the mouse
    QMap<qint64, QString> supposed = {}; ///< of a hypothetical branch: what is supposed, by its steps
};

/// Paints a scene: the same on screen and into files.
class TimelinePainter
{
public:
    /// Effects may stand this far to the right of what is visible and still have their arrow painted.
    static constexpr qint64 margin = 256;

    TimelinePainter(const TimelineScene& scene, const Theme& theme, const QFont& font);

    void paint(QPainter& painter) const;

    /// How strongly a step is painted: less after the cursor, and outside the light cones of another one.
    static double opacity(const TimelineScene& scene, qint64 step);
    /// The room that a label at a mark has until its neighbours in the lane.
    double labelWidth(const TimelineMark& mark) const;

private:
    void paintLanes(QPainter& painter) const;
    void paintSelection(QPainter& painter) const;
    void paintBins(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintArrow(QPainter& painter, const TimelineMark& effect) const;
    void paintLabel(QPainter& painter, const TimelineMark& mark) const;
    void paintSupposed(QPainter& painter, QPointF centre) const;
    void paintCursor(QPainter& painter) const;
    void paintCursorTag(QPainter& painter) const;
    void paintRuler(QPainter& painter) const;
    void paintNames(QPainter& painter) const;
    QColor arrowColour(const TimelineMark& effect) const;

    const TimelineScene& m_scene;
    const TimelineGeometry& m_geometry;
    const Theme& m_theme;
    QFont m_font;
    QFont m_bold;
    QFont m_small;
};

} // namespace occasion
