// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QProxyStyle>

namespace occasion {

/// Fusion draws the outlines of fields, check boxes and radio buttons darker than the window, where nobody sees them in
/// a dark theme; this draws them in the colour of lines, the palette's Mid. A field of several lines shows its focus as
/// the others do, in both themes.
class OutlinedStyle : public QProxyStyle
{
    Q_OBJECT
public:
    OutlinedStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
        const QWidget* widget) const override;
};

} // namespace occasion
