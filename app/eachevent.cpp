// SPDX-License-Identifier: BSD-3-Clause
#include "app/eachevent.h"

#include <algorithm>

namespace occasion {

namespace {

constexpr int pageSize = 1000;
constexpr auto largestId = std::numeric_limits<NotificationId>::max();

}

void forEachEvent(const History& history, int process, qint64 step, const ShownRange& range,
    const std::function<void(const EventView&)>& visit)
{
    auto left = range.limit < 0 ? std::numeric_limits<qint64>::max() : range.limit;
    for (auto start = range.from; left > 0;) {
        const auto limit = range.where ? pageSize : static_cast<int>(std::min<qint64>(left, pageSize));
        const auto page = history.notifications(process, start, limit, step);
        for (auto event = page.begin(); event != page.end() && left > 0; ++event) {
            if (range.where && !range.where->keeps(*event))
                continue;
            visit(*event);
            --left;
        }
        if (page.empty() || page.back().id == largestId)
            return;
        start = page.back().id + 1;
    }
}

}
