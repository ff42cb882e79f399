// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/expression.h"
#include "engine/session/notificationscope.h"

namespace occasion {

/// Which notifications of a history to show: a condition over NotificationScope in which a bare word means "contains
/// this text anywhere". Any thread may use one.
class NotificationFilter
{
public:
    /// Throws cel::ExpressionError with the place in the text.
    NotificationFilter(const QString& text, const std::shared_ptr<const SystemMap>& map)
        : m_scope(map)
        , m_condition(cel::Expression::filter(text, m_scope))
    {
    }

    const QString& text() const { return m_condition.text(); }
    /// Whether the condition holds; where it has no value it does not. Throws cel::ExpressionError when that takes more
    /// than an evaluation may.
    bool keeps(const EventView& event) const { return m_condition.holds(m_scope.object(event)); }

private:
    NotificationScope m_scope;
    cel::Expression m_condition;
};

}
