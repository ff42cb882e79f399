// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/theme.h"

#include <QWidget>

namespace occasion {

/// One line that says what the timeline's marks mean; as much of it as fits.
class LegendWidget : public QWidget
{
    Q_OBJECT
public:
    explicit LegendWidget(QWidget* parent = nullptr);

    void explain(const Theme& theme, bool causesKnown);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, 0}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Theme m_theme = Theme::light();
    bool m_causesKnown = true;
};

} // namespace occasion
