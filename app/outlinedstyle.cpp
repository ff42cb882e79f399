// SPDX-License-Identifier: BSD-3-Clause
#include "app/outlinedstyle.h"

#include <QPainter>
#include <QStyleOption>

namespace occasion {

using namespace Qt::StringLiterals;

OutlinedStyle::OutlinedStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void OutlinedStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isDark = option->palette.color(QPalette::Window).lightness() < 128;
    const bool isOutlined = element == PE_FrameLineEdit || element == PE_IndicatorCheckBox
        || element == PE_IndicatorRadioButton;
    if (!isDark || !isOutlined || (element == PE_FrameLineEdit && option->state.testFlag(State_HasFocus)))
        return;
    const QRectF frame = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = element == PE_IndicatorRadioButton ? frame.height() / 2 : 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(option->palette.color(QPalette::Disabled, QPalette::Text)); // the theme's lines
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(frame, radius, radius);
    painter->restore();
}

} // namespace occasion
