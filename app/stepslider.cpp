// SPDX-License-Identifier: BSD-3-Clause
#include "app/stepslider.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyleOptionSlider>
#include <QToolTip>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int markSize = 4;

}

StepSlider::StepSlider(QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
{
}

void StepSlider::setMarks(std::vector<Checkpoint> marks)
{
    if (marks == m_marks)
        return;
    m_marks = std::move(marks);
    update();
}

int StepSlider::xOf(qint64 step) const
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRect groove = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderGroove, this);
    const int handle
        = style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this).width();
    return groove.x() + handle / 2
        + QStyle::sliderPositionFromValue(
            minimum(), maximum(), static_cast<int>(step), groove.width() - handle, option.upsideDown);
}

/// Where several are at one place, all of them.
QString StepSlider::nameAt(int x) const
{
    QStringList names;
    for (const Checkpoint& mark : m_marks) {
        if (mark.step <= maximum() && qAbs(xOf(mark.step) - x) <= markSize)
            names.append(u"Step %1: %2"_s.arg(QString::number(mark.step), mark.name));
    }
    return names.join(u'\n');
}

bool StepSlider::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString name = nameAt(help->pos().x());
        if (!name.isEmpty()) {
            QToolTip::showText(help->globalPos(), name, this);
            return true;
        }
    }
    return QSlider::event(event);
}

void StepSlider::paintEvent(QPaintEvent* event)
{
    QSlider::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(
        palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    for (const Checkpoint& mark : m_marks) {
        if (mark.step > maximum())
            continue;
        const QPointF tip(xOf(mark.step) + 0.5, markSize * 1.5);
        painter.drawPolygon(QPolygonF(
            {tip, tip - QPointF(markSize, markSize * 1.5), tip - QPointF(-markSize, markSize * 1.5)}));
    }
}

} // namespace occasion
