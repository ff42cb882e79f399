// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/preview.h"

#include "engine/session/session.h"

#include <algorithm>

namespace occasion {

StepPreview previewOf(const Session& session, qint64 step, const EnabledStep& enabled)
{
    const auto fork = session.forkAt(step);
    StepPreview preview{.step = fork->take(enabled)};
    if (preview.step.count == 0)
        return preview;
    const auto& history = fork->history();
    const Step& taken = preview.step;
    preview.events = history.notifications(taken.process, taken.first, taken.count, taken.number);
    for (auto event = preview.events.rbegin(); event != preview.events.rend(); ++event) {
        const auto known = [&event](const AggregateView& each) { return each.id == event->originatorId; };
        if (std::none_of(preview.aggregates.begin(), preview.aggregates.end(), known))
            preview.aggregates.push_back(
                history.aggregate(taken.process, event->originatorId, event->version));
    }
    return preview;
}

}
