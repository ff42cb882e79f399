// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/storedevent.h"

#include <deque>

namespace occasion {

/// The newest notifications of one process: what was recorded a moment ago is what its followers are given next, and
/// need not be read again for that.
class RecentNotifications
{
public:
    /// Keeps at most so many.
    explicit RecentNotifications(size_t most)
        : m_most(most)
    {
    }

    /// Its id is above those that were added before.
    void add(const Notification& notification);
    /// Null when it is not among them; valid until the next add(). O(log n).
    const Notification* find(NotificationId id) const;

private:
    size_t m_most;
    std::deque<Notification> m_notifications;
};

}
