// SPDX-License-Identifier: BSD-3-Clause
#include "app/outlinedstyle.h"

#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

bool isDark(const QStyleOption& option)
{
    return option.palette.color(QPalette::Window).lightness() < 128;
}

void drawOutline(QPainter& painter, const QRect& around, const QColor& colour, bool isRound = false)
{
    const QRectF frame = QRectF(around).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = isRound ? frame.height() / 2 : 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colour);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame, radius, radius);
    painter.restore();
}

QColor lineColour(const QStyleOption& option)
{
    return option.palette.color(QPalette::Mid);
}

/// Fusion draws the frame of a text of several lines as that of a list: neither as a field nor with the focus.
bool isTextField(const QWidget* widget)
{
    const auto* text = qobject_cast<const QPlainTextEdit*>(widget);
    return text && !text->isReadOnly();
}

} // namespace

OutlinedStyle::OutlinedStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

void OutlinedStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool hasFocus = option->state.testFlag(State_HasFocus);
    if (element == PE_Frame && isTextField(widget)) {
        if (widget->hasFocus())
            drawOutline(*painter, option->rect, option->palette.color(QPalette::Highlight));
        else if (isDark(*option))
            drawOutline(*painter, option->rect, lineColour(*option));
    }
    if (!isDark(*option))
        return;
    if ((element == PE_FrameLineEdit && !hasFocus) || element == PE_IndicatorCheckBox)
        drawOutline(*painter, option->rect, lineColour(*option));
    if (element == PE_IndicatorRadioButton)
        drawOutline(*painter, option->rect, lineColour(*option), true);
}

void OutlinedStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox && isDark(*option) && !option->state.testFlag(State_HasFocus))
        drawOutline(*painter, option->rect, lineColour(*option));
}

} // namespace occasion
