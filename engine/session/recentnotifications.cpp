// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/recentnotifications.h"

#include <algorithm>

namespace occasion {

void RecentNotifications::add(const Notification& notification)
{
    m_notifications.push_back(notification);
    if (m_notifications.size() > m_most)
        m_notifications.pop_front();
}

const Notification* RecentNotifications::find(NotificationId id) const
{
    const auto found = std::lower_bound(m_notifications.begin(), m_notifications.end(), id,
        [](const Notification& each, NotificationId wanted) { return each.id < wanted; });
    return found != m_notifications.end() && found->id == id ? &*found : nullptr;
}

}
