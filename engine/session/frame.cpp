// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/frame.h"

#include <algorithm>

namespace occasion {

const SessionFigure* Frame::shown() const
{
    const auto found = std::find_if(sessions.begin(), sessions.end(),
        [this](const SessionFigure& figure) { return figure.id == session; });
    return found == sessions.end() ? nullptr : &*found;
}

}
