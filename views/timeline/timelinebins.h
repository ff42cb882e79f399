// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/timeline/steppages.h"
#include "views/timeline/timelinemark.h"
#include "views/timeline/timescale.h"

namespace occasion {

/// How many steps of one process fall into one column of pixels.
struct BinCount
{
    int all = 0;
    int bad = 0; ///< of them, refused or failed

    friend bool operator==(const BinCount&, const BinCount&) = default;
};

/// The steps of a wide range, counted for each process and each column of pixels.
struct TimelineBins
{
    static constexpr int columnWidth = 2; ///< pixels

    int columns = 0;
    int highest = 0; ///< the largest `all`, for scaling
    std::vector<BinCount> counts = {}; ///< process by process

    const BinCount& at(int process, int column) const
    {
        return counts[static_cast<size_t>(process) * static_cast<size_t>(columns)
            + static_cast<size_t>(column)];
    }

    /// Counts what is visible of the steps that are here: O(visible steps).
    static TimelineBins count(const Timescale& scale, int processes, const StepPages<StripStep>& strip);
};

} // namespace occasion
