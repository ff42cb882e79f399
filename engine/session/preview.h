// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

namespace occasion {

class Session;

/// What a step would do that nobody has taken.
struct StepPreview
{
    Step step = {}; ///< as it would be, with its outcome and its error
    std::vector<EventView> events = {}; ///< that it would record
    std::vector<AggregateView> aggregates = {}; ///< that it would change: how they would be, and how they are
};

/// Takes the step in a fork that nobody sees; the session stays as it is. Costs what Session::forkAt() does. Errors as
/// Session::forkAt() and Session::take().
StepPreview previewOf(const Session& session, qint64 step, const EnabledStep& enabled);

}
