// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/legendwidget.h"

#include "views/timeline/markpainter.h"

#include <QPainter>

namespace occasion {

using namespace Qt::StringLiterals;

LegendWidget::LegendWidget(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setAccessibleName(u"Square: command. Disc: delivery. Ring: nothing to do. Crossed: refused."_s);
    setToolTip(
        u"A number in a mark says how many events the step recorded. Arrows lead from cause to effect."_s);
}

void LegendWidget::explain(const Theme& theme, bool causesKnown)
{
    m_theme = theme;
    m_causesKnown = causesKnown;
    update();
}

QSize LegendWidget::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().height() + 4};
}

void LegendWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    MarkPainter(m_theme, font()).paintLegend(painter, rect().adjusted(2, 0, -2, 0), m_causesKnown);
}

} // namespace occasion
