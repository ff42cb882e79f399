// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/notificationfilter.h"

#include <functional>
#include <limits>

namespace occasion {

/// Which notifications of each process application to show.
struct ShownRange
{
    NotificationId from = std::numeric_limits<NotificationId>::min();
    qint64 limit = -1; ///< negative is no limit
    std::shared_ptr<const NotificationFilter> where = {}; ///< null is all
};

/// Visits the notifications of one process that are in the range, as far as they existed at the step, in pages. Errors
/// as History's.
void forEachEvent(const History& history, int process, qint64 step, const ShownRange& range,
    const std::function<void(const EventView&)>& visit);

}
