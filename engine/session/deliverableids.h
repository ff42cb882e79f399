// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/storedevent.h"

#include <memory>
#include <vector>

namespace occasion {

/// What a pipe's follower follows of its leader's log: the ids of the notifications, ascending. That of a fork shares
/// those of `base` up to `since`; the base may go on. Asked in at most O(log n), times the depth of forks.
class DeliverableIds
{
public:
    DeliverableIds() = default;
    DeliverableIds(std::shared_ptr<const DeliverableIds> base, NotificationId since);

    /// The id must be above all that are there.
    void append(NotificationId id) { m_ids.push_back(id); }

    /// The lowest above `after`, up to and with `upTo`; 0 when there is none.
    NotificationId next(NotificationId after, NotificationId upTo) const;
    /// How many there are above `after`, up to and with `upTo`.
    qint64 count(NotificationId after, NotificationId upTo) const;

private:
    std::shared_ptr<const DeliverableIds> m_base; // null: none
    NotificationId m_since = 0;
    std::vector<NotificationId> m_ids;
};

}
