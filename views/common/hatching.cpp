// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/hatching.h"

#include "views/common/theme.h"

#include <QEvent>
#include <QPaintEvent>
#include <QPainter>

namespace occasion {

namespace {

constexpr int distance = 14;

}

Hatching::Hatching(QWidget* over)
    : QWidget(over)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(over->rect());
    over->installEventFilter(this);
}

void Hatching::setTheme(const Theme& theme)
{
    m_isDark = theme.dark;
    m_tile = QPixmap(distance, distance);
    m_tile.fill(Qt::transparent);
    QPainter painter(&m_tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.hatching(), 1.5));
    for (int x = -distance; x <= distance; x += distance) // the line, and its ends in the corners
        painter.drawLine(x, distance, x + distance, 0);
    update();
}

void Hatching::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setClipRegion(event->region());
    // The view is painted already. A line changes only what is nearer to the ground than the line is, so letters stay.
    painter.setCompositionMode(
        m_isDark ? QPainter::CompositionMode_Lighten : QPainter::CompositionMode_Darken);
    painter.drawTiledPixmap(rect(), m_tile);
}

bool Hatching::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace occasion
