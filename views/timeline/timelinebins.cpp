// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/timelinebins.h"

#include <cmath>

namespace occasion {

TimelineBins TimelineBins::count(const Timescale& scale, int processes, const StepPages<StripStep>& strip)
{
    TimelineBins bins{.columns = qMax(1, static_cast<int>(std::ceil(scale.width / columnWidth)))};
    bins.counts.resize(static_cast<size_t>(bins.columns) * static_cast<size_t>(processes));
    const auto [first, last] = scale.visible();
    strip.forEach(first, last, [&](qint64 step, const StripStep& item) {
        const int column = qBound(0, static_cast<int>(scale.xOf(step) / columnWidth), bins.columns - 1);
        if (item.process >= processes)
            return;
        BinCount& bin = bins.counts[static_cast<size_t>(item.process) * static_cast<size_t>(bins.columns)
            + static_cast<size_t>(column)];
        ++bin.all;
        bin.bad += item.bad;
        bins.highest = qMax(bins.highest, bin.all);
    });
    return bins;
}

} // namespace occasion
