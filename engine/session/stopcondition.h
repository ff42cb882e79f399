// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/expression.h"
#include "engine/session/sessionscope.h"

namespace occasion {

/// A condition over a whole session (SessionScope) that is asked after its steps: where a run ends, what must hold.
class StopCondition
{
public:
    /// Throws cel::ExpressionError with the place in the text.
    StopCondition(const QString& text, const std::shared_ptr<const SystemMap>& map);

    const QString& text() const { return m_condition.text(); }

    /// Whether it holds after the step; false also where it has no value. Throws cel::ExpressionError when that takes
    /// more than ten million operations, and what reading the history throws.
    bool holdsAfter(const History& history, qint64 step) const;
    /// Why it does not hold after the step, as a sentence; empty when it does. Throws as holdsAfter().
    QString whyNotAfter(const History& history, qint64 step) const;

private:
    SessionScope m_scope;
    cel::Expression m_condition;
};

}
