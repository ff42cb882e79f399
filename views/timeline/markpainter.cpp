// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/markpainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr double simplerBelow = 4; ///< a smaller mark is a dot or a tick, whatever it was

}

void MarkPainter::paintShape(QPainter& painter, StepKind kind, QPointF centre, double radius) const
{
    if (kind == StepKind::Command) {
        const double side = radius * 0.92;
        painter.drawRoundedRect(
            QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side), side * 0.28, side * 0.28);
    } else {
        painter.drawEllipse(centre, radius, radius);
    }
}

void MarkPainter::paintCross(QPainter& painter, QPointF centre, double radius) const
{
    const double arm = radius * 0.42;
    painter.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm));
    painter.drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm));
}

void MarkPainter::paint(QPainter& painter, const Step& step, QPointF centre, double radius) const
{
    const QColor own = step.process < 0 ? m_theme.mutedText : m_theme.process(step.process);
    const double stroke = qMax(1.2, radius * 0.2);
    const bool bad = step.outcome == StepOutcome::Refused || step.outcome == StepOutcome::Failed;
    if (bad) {
        painter.setPen(QPen(step.outcome == StepOutcome::Refused ? m_theme.refused : m_theme.failed, stroke));
        painter.setBrush(m_theme.canvas);
        paintShape(painter, step.kind, centre, radius - stroke / 2);
        if (radius >= simplerBelow)
            paintCross(painter, centre, radius);
        return;
    }
    if (step.outcome == StepOutcome::NothingToDo) {
        painter.setPen(QPen(own, qMax(1.0, radius * 0.18)));
        painter.setBrush(m_theme.canvas);
        paintShape(painter, step.kind, centre, qMax(1.5, radius * 0.55));
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(own);
    paintShape(painter, step.kind, centre, radius);
    if (step.count < 2 || radius < simplerBelow * 1.6)
        return;
    QFont digits = m_font;
    digits.setBold(true);
    digits.setPixelSize(qMax(1, static_cast<int>(std::round(radius * 1.25))));
    painter.setFont(digits);
    painter.setPen(m_theme.onProcess());
    painter.drawText(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius),
        Qt::AlignCenter, QString::number(step.count));
}

double MarkPainter::paintLegend(QPainter& painter, const QRectF& place, bool causesKnown) const
{
    struct Entry
    {
        Step step;
        QString meaning;
    };
    std::vector<Entry> entries;
    if (causesKnown)
        entries = {{{.kind = StepKind::Command, .process = -1, .count = 1}, u"command"_s},
            {{.kind = StepKind::Delivery, .process = -1, .count = 1}, u"delivery"_s},
            {{.kind = StepKind::Delivery, .process = -1, .outcome = StepOutcome::NothingToDo},
                u"nothing to do"_s},
            {{.kind = StepKind::Command, .outcome = StepOutcome::Refused}, u"refused"_s}};
    else
        entries = {{{.kind = StepKind::Stored, .process = -1, .count = 1}, u"stored event"_s}};
    const QFontMetricsF metrics(m_font);
    const double radius = metrics.height() * 0.36;
    double x = place.left();
    for (const Entry& entry : entries) {
        const double text = metrics.horizontalAdvance(entry.meaning) + 2;
        const double width = radius * 2 + metrics.height() * 0.4 + text;
        if (x + width > place.right() + 1)
            break;
        paint(painter, entry.step, {x + radius + 1, place.center().y()}, radius);
        painter.setFont(m_font);
        painter.setPen(m_theme.mutedText);
        painter.drawText(QRectF(x + width - text, place.top(), text, place.height()),
            Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, entry.meaning);
        x += width + metrics.height();
    }
    return x - place.left();
}

} // namespace occasion
