// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

namespace occasion {

class EngineLink;
class Selection;

/// Selects what the step at the cursor did whenever the cursor moves, so that all views show it. Another session
/// begins with nothing selected, also when following is off: what was selected is not in it.
class CursorFollower : public QObject
{
    Q_OBJECT
public:
    CursorFollower(EngineLink& link, Selection& selection, QObject* parent = nullptr);

    bool isOn() const { return m_on; }
    void setOn(bool on) { m_on = on; }

private:
    void follow();

    EngineLink& m_link;
    Selection& m_selection;
    bool m_on = true;
    int m_session = -1;
    qint64 m_cursor = 0;
};

}
