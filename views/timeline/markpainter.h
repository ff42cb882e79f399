// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/theme.h"
#include "views/timeline/timelinemark.h"

#include <QFont>
#include <QRectF>

class QPainter;

namespace occasion {

/// Paints one step's mark by what it was and how it ended: a command is a square, a delivery a disc,
/// something refused or failed a hollow one with a cross, nothing to do a small ring; more than one event
/// shows their number.
class MarkPainter
{
public:
    MarkPainter(const Theme& theme, const QFont& font)
        : m_theme(theme)
        , m_font(font)
    {
    }

    /// A step of no process (-1) is painted in the colour of text, as legends do.
    void paint(QPainter& painter, const Step& step, QPointF centre, double radius) const;

    /// The shapes with their meanings in one line, as far as the width allows. Returns the width it took.
    double paintLegend(QPainter& painter, const QRectF& place, bool causesKnown) const;

private:
    void paintShape(QPainter& painter, StepKind kind, QPointF centre, double radius) const;
    void paintCross(QPainter& painter, QPointF centre, double radius) const;

    const Theme& m_theme;
    QFont m_font;
};

} // namespace occasion
