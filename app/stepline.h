// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QLabel>

namespace occasion {

class EngineLink;

/// Says in one line what the step at the cursor did, or what to do when there is none.
class StepLine : public QLabel
{
    Q_OBJECT
public:
    explicit StepLine(EngineLink& link, QWidget* parent = nullptr);

private:
    void showFrame();

    EngineLink& m_link;
};

}
