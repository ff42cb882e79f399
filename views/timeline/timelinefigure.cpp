// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/timelinefigure.h"

#include "views/timeline/markpainter.h"
#include "views/timeline/timelinepainter.h"

#include <QPainter>

#include <cmath>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr double widestDiagram = 20'000; // pixels; more steps make narrower ones
constexpr qint64 stepsAtOnce = 4096;

/// Owns what a scene borrows, for as long as the figure lives.
struct FigureScene
{
    StepPages<TimelineMark> marks;
    StepPages<StripStep> strip;
    TimelineBins bins = {};
    TimelineScene scene = {};
    Theme theme;
    QFont font;
    double titleHeight = 0;
    double legendHeight = 0;
    QString title = {};
    bool causesKnown = true;
};

template <class T>
StepPages<T> pagesOf(const History& history, std::vector<T> (*read)(const History&, qint64, qint64))
{
    return StepPages<T>(
        stepsAtOnce, static_cast<size_t>(history.newestStep() / stepsAtOnce + 1),
        [&history, read](
            qint64 first, qint64 last, const auto& answer) { answer(read(history, first, last)); },
        [](qint64, qint64) {});
}

void layOut(FigureScene& figure, qint64 first, qint64 last)
{
    TimelineScene& scene = figure.scene;
    const double h = QFontMetricsF(figure.font).height();
    const auto steps = static_cast<double>(last - first + 2);
    const double perStep = qMin(h * 4.5, widestDiagram / steps);
    TimelineGeometry probe = TimelineGeometry::make(*scene.map, figure.font, QSizeF(4000, 0));
    const double width = std::ceil(probe.headerWidth + qMax(steps * perStep, h * 20));
    const double height = std::ceil(probe.rulerHeight + std::floor(h * 5) * qMax(1, probe.lanes));
    const double headerWidth = probe.headerWidth;
    scene.geometry = TimelineGeometry::make(*scene.map, figure.font, QSizeF(width, height));
    scene.geometry.headerWidth = headerWidth;
    scene.geometry.scale = {.newest = last, .width = width - headerWidth, .pixelsPerStep = perStep};
    // One place is left before the first step, as step 0 has on screen.
    scene.geometry.scale.scroll = static_cast<double>(first - 1) * perStep;
    figure.titleHeight = std::round(h * 2);
    figure.legendHeight = std::round(h * 1.8);
}

void paintFigure(QPainter& painter, const FigureScene& figure)
{
    const TimelineScene& scene = figure.scene;
    const QSizeF size = scene.geometry.size;
    const double h = scene.geometry.textHeight;
    painter.fillRect(QRectF(0, 0, size.width(), size.height() + figure.titleHeight + figure.legendHeight),
        figure.theme.canvas);
    QFont bold = figure.font;
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(figure.theme.text);
    painter.drawText(QRectF(h * 0.8, 0, size.width() - h, figure.titleHeight),
        Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, figure.title);
    painter.save();
    painter.translate(0, figure.titleHeight);
    TimelinePainter(scene, figure.theme, figure.font).paint(painter);
    painter.restore();
    MarkPainter(figure.theme, figure.font)
        .paintLegend(painter,
            QRectF(scene.geometry.headerWidth + h * 0.5, figure.titleHeight + size.height(),
                size.width() - scene.geometry.headerWidth - h, figure.legendHeight),
            figure.causesKnown);
}

} // namespace

Figure timelineFigure(const History& history, const Frame& frame, const Theme& theme, const QFont& font,
    qint64 firstStep, qint64 lastStep)
{
    const qint64 last = qBound(qint64{0}, lastStep, history.newestStep());
    const qint64 first = qBound(qint64{1}, firstStep, qMax(last, qint64{1}));
    const std::shared_ptr<FigureScene> figure(new FigureScene{.marks = pagesOf(history, timelineMarks),
        .strip = pagesOf(history, timelineStrip),
        .theme = theme,
        .font = figureFont(font)});
    TimelineScene& scene = figure->scene;
    scene.map = history.map();
    scene.newest = last;
    scene.cursor = frame.cursor;
    scene.supposed = supposedSteps(frame);
    figure->causesKnown = history.knowsCauses();
    figure->title = frame.name.isEmpty() ? scene.map->title : frame.name;
    layOut(*figure, first, last);
    if (scene.geometry.scale.showsMarks()) {
        figure->marks.setNewest(last);
        figure->marks.want(first, last);
        scene.marks = &figure->marks;
    } else {
        figure->strip.setNewest(last);
        figure->strip.want(first, last);
        figure->bins = TimelineBins::count(scene.geometry.scale, scene.geometry.lanes, figure->strip);
        scene.bins = &figure->bins;
    }
    const QSizeF size = scene.geometry.size + QSizeF(0, figure->titleHeight + figure->legendHeight);
    return {.title = figure->title + u", timeline"_s, .size = size, .paint = [figure](QPainter& painter) {
                paintFigure(painter, *figure);
            }};
}

} // namespace occasion
