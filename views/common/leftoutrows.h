// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/supposedevents.h"

#include <functional>

namespace occasion {

/// What was left out of a hypothetical branch, woven into the rows of a list: each stands before the row that has its
/// place, and the rows after it move down. Of a list's rows those are the first that have had their step.
///
/// A row is looked up in O(log n) calls of the place function.
class LeftOutRows
{
public:
    /// The row before which an event stands, counted without what was left out: for later events never an earlier one.
    using Place = std::function<int(const SupposedEvent&)>;

    explicit LeftOutRows(Place place);

    /// Others, in the order of the log; none of them is shown yet.
    void set(std::vector<SupposedEvent> events);
    const std::vector<SupposedEvent>& events() const { return m_events; }
    /// The first so many of them have a row.
    void show(int count) { m_shown = count; }
    int shown() const { return m_shown; }

    /// What was left out in that row; null for a row of the list's own.
    const SupposedEvent* at(int row) const;
    /// The row counted without what was left out; of what was left out, that of the row that it stands before.
    int without(int row) const;
    /// The row that has this number without what was left out.
    int with(int row) const;

private:
    using Iterator = std::vector<SupposedEvent>::const_iterator;

    int rowOf(const SupposedEvent& event) const;
    Iterator firstFrom(int row) const;

    Place m_place;
    std::vector<SupposedEvent> m_events;
    int m_shown = 0;
};

} // namespace occasion
