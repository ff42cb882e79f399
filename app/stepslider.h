// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/checkpoint.h"

#include <QSlider>

#include <vector>

namespace occasion {

/// The scrubber over all steps, with a mark at each step that has a name; the tooltip over a mark says it.
class StepSlider : public QSlider
{
    Q_OBJECT
public:
    explicit StepSlider(QWidget* parent = nullptr);

    /// Those beyond the last step are not drawn.
    void setMarks(std::vector<Checkpoint> marks);
    /// Where a step's mark is, in the widget's coordinates.
    int xOf(qint64 step) const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString nameAt(int x) const;

    std::vector<Checkpoint> m_marks;
};

} // namespace occasion
