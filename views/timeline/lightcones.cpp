// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/lightcones.h"

namespace occasion {

LightCones lightCones(qint64 step, const StepPages<TimelineMark>& marks)
{
    LightCones cones{.step = step};
    for (const TimelineMark* mark = marks.find(step); mark && mark->causeStep > 0;
         mark = marks.find(mark->causeStep))
        cones.past.insert(mark->causeStep);
    // A cause is always older than its effects, so one pass finds them all.
    marks.forEach(step + 1, marks.newest(), [&cones, step](qint64 later, const TimelineMark& mark) {
        if (mark.causeStep == step || cones.future.contains(mark.causeStep))
            cones.future.insert(later);
    });
    return cones;
}

} // namespace occasion
