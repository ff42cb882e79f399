// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/storedevent.h"

#include <map>
#include <utility>

namespace occasion {

/// Of a hypothetical session: since which step, how many hypotheses deep, and what causes its events stand for, by
/// process and notification.
struct Supposed
{
    qint64 since = 0;
    int depth = 0;
    std::map<std::pair<int, NotificationId>, QString> causes = {};
};

}
