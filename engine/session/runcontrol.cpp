// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/runcontrol.h"

#include <algorithm>

namespace occasion {

void RunControl::start(const request::Run& run, const std::shared_ptr<const SystemMap>& map)
{
    if (!run.until.isEmpty())
        m_until = std::make_unique<const StopCondition>(run.until, map);
    else if (!isRunning())
        m_until.reset();
    m_stepsPerSecond = std::max(0.0, run.stepsPerSecond);
}

bool RunControl::isReached(const History& history, qint64 step) const
{
    return m_until && m_until->holdsAfter(history, step);
}

}
