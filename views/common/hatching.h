// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QWidget>

namespace occasion {

struct Theme;

/// Faint lines in the ground of a view that shows a hypothetical branch: lists and canvases alike. Text on that ground,
/// and whatever else stands out from it more than the lines do, is as if they ran below it; over what is selected they
/// run faintly. Nothing is moved. Takes no mouse and no key.
class Hatching : public QWidget
{
    Q_OBJECT
public:
    explicit Hatching(QWidget* over);

    void setTheme(const Theme& theme);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QPixmap m_tile;
    bool m_isDark = false;
};

} // namespace occasion
