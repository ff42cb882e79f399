// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/hatching.h"

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

void Hatching::setColour(const QColor& colour)
{
    m_tile = QPixmap(distance, distance);
    m_tile.fill(Qt::transparent);
    QPainter painter(&m_tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5));
    for (int x = -distance; x <= distance; x += distance) // the line, and its ends in the corners
        painter.drawLine(x, distance, x + distance, 0);
    update();
}

void Hatching::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setClipRegion(event->region());
    painter.drawTiledPixmap(rect(), m_tile);
}

bool Hatching::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace occasion
