// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QWidget>

namespace occasion {

/// Faint lines over a view that shows a hypothetical branch: lists and canvases alike, and nothing below them is hidden
/// or moved. Takes no mouse and no key.
class Hatching : public QWidget
{
    Q_OBJECT
public:
    explicit Hatching(QWidget* over);

    void setColour(const QColor& colour);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPixmap m_tile;
};

} // namespace occasion
