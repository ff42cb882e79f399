// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/deliverableids.h"

#include <algorithm>

namespace occasion {

DeliverableIds::DeliverableIds(std::shared_ptr<const DeliverableIds> base, NotificationId since)
    : m_base(std::move(base))
    , m_since(since)
{
}

NotificationId DeliverableIds::next(NotificationId after, NotificationId upTo) const
{
    const auto shared = m_base ? m_base->next(after, std::min(upTo, m_since)) : 0;
    if (shared != 0)
        return shared;
    const auto found = std::upper_bound(m_ids.begin(), m_ids.end(), after);
    return found == m_ids.end() || *found > upTo ? 0 : *found;
}

qint64 DeliverableIds::count(NotificationId after, NotificationId upTo) const
{
    if (upTo <= after)
        return 0;
    const auto shared = m_base ? m_base->count(after, std::min(upTo, m_since)) : 0;
    const auto first = std::upper_bound(m_ids.begin(), m_ids.end(), after);
    return shared + (std::upper_bound(first, m_ids.end(), upTo) - first);
}

}
