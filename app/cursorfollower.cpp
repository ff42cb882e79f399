// SPDX-License-Identifier: BSD-3-Clause
#include "app/cursorfollower.h"

#include "views/common/enginelink.h"
#include "views/common/selection.h"

namespace occasion {

CursorFollower::CursorFollower(EngineLink& link, Selection& selection, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_selection(selection)
{
    connect(&m_link, &EngineLink::frameChanged, this, &CursorFollower::follow);
}

void CursorFollower::follow()
{
    const Frame& frame = m_link.frame();
    if (frame.running && frame.run.mode == RunMode::Express)
        return; // the views wait for the end
    const bool other = frame.session != m_session;
    const bool moved = other || frame.cursor != m_cursor;
    m_session = frame.session;
    m_cursor = frame.cursor;
    if (other || (moved && m_on && frame.cursor == 0))
        m_selection.clear();
    if (moved && m_on && frame.cursor > 0)
        m_selection.selectStep(frame.cursor);
}

}
