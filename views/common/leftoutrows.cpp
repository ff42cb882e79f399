// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/leftoutrows.h"

#include <algorithm>

namespace occasion {

LeftOutRows::LeftOutRows(Place place)
    : m_place(std::move(place))
{
}

void LeftOutRows::set(std::vector<SupposedEvent> events)
{
    m_events = std::move(events);
    m_shown = 0;
}

int LeftOutRows::rowOf(const SupposedEvent& event) const
{
    return m_place(event) + static_cast<int>(&event - m_events.data());
}

/// The first of them that stands in this row or a later one.
LeftOutRows::Iterator LeftOutRows::firstFrom(int row) const
{
    return std::partition_point(m_events.begin(), m_events.begin() + m_shown,
        [this, row](const SupposedEvent& event) { return rowOf(event) < row; });
}

const SupposedEvent* LeftOutRows::at(int row) const
{
    const auto found = firstFrom(row);
    return found != m_events.begin() + m_shown && rowOf(*found) == row ? &*found : nullptr;
}

int LeftOutRows::without(int row) const
{
    return row - static_cast<int>(firstFrom(row) - m_events.begin());
}

int LeftOutRows::with(int row) const
{
    const auto after = std::partition_point(m_events.begin(), m_events.begin() + m_shown,
        [this, row](const SupposedEvent& event) { return m_place(event) <= row; });
    return row + static_cast<int>(after - m_events.begin());
}

} // namespace occasion
