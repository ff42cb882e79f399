// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/requests.h"
#include "engine/session/stopcondition.h"

#include <memory>
#include <optional>

namespace occasion {

/// Whether a run goes on, how fast, and where it ends.
class RunControl
{
public:
    bool isRunning() const { return m_stepsPerSecond.has_value(); }
    /// 0 is as fast as can be.
    double stepsPerSecond() const { return m_stepsPerSecond.value_or(0); }

    /// Throws cel::ExpressionError for a condition that cannot be asked of that system.
    void start(const request::Run& run, const std::shared_ptr<const SystemMap>& map);
    void pause() { m_stepsPerSecond.reset(); }

    /// Whether the run has come, with this step, to where it was to end. Throws as StopCondition::holdsAfter().
    bool isReached(const History& history, qint64 step) const;

private:
    std::optional<double> m_stepsPerSecond;
    std::unique_ptr<const StopCondition> m_until; // null: as long as there are steps
};

}
