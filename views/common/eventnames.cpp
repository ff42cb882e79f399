// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/eventnames.h"

namespace occasion {

namespace {

constexpr int lookedAt = 1000;

}

QStringList eventNames(const History& history)
{
    QStringList names;
    const auto processes = history.map()->processCount();
    for (int process = 0; process < processes; ++process) {
        for (const EventView& event : history.notifications(process, 1, lookedAt, history.newestStep())) {
            if (!names.contains(event.name))
                names.append(event.name);
        }
    }
    names.sort();
    return names;
}

} // namespace occasion
