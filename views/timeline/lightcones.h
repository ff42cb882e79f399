// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/timeline/steppages.h"
#include "views/timeline/timelinemark.h"

namespace occasion {

/// What led to a step and what it led to, following causes only.
struct LightCones
{
    qint64 step = 0;
    std::set<qint64> past = {};
    std::set<qint64> future = {};

    bool isEmpty() const { return step == 0; }
    bool contains(qint64 other) const
    {
        return other == step || past.contains(other) || future.contains(other);
    }
};

/// Over the steps that are here: O(chain) for the past, O(steps · log) for the future.
LightCones lightCones(qint64 step, const StepPages<TimelineMark>& marks);

} // namespace occasion
