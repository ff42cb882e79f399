// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/progress.h"
#include "engine/session/runrequests.h"

namespace occasion {

/// The step after which a condition holds and before which it does not: the first of all, the first one behind a step,
/// or the last one before it. None where there is none such; 0 when it holds from the beginning and the first of all
/// was asked for.
///
/// Asks after one step after the other, so that conditions which come and go are found where they come. As many
/// evaluations as there are steps between; `watch` is told of them and may stop them: OperationalError then. Errors as
/// StopCondition::holdsAfter().
std::optional<qint64> findStep(const StopCondition& condition, const History& history, qint64 cursor,
    request::FindStep::Where where, const ProgressWatch& watch);

}
