// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/stopcondition.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// A whole session takes more than one event does.
constexpr cel::Limits sessionLimits{.operations = 10'000'000};

}

StopCondition::StopCondition(const QString& text, const std::shared_ptr<const SystemMap>& map)
    : m_scope(map)
    , m_condition(cel::Expression::condition(text, m_scope))
{
}

bool StopCondition::holdsAfter(const History& history, qint64 step) const
{
    return m_condition.holds(m_scope.object({history, step}), sessionLimits);
}

QString StopCondition::whyNotAfter(const History& history, qint64 step) const
{
    try {
        const cel::Value value = m_condition.evaluate(m_scope.object({history, step}), sessionLimits);
        const auto* holds = value.as<bool>();
        return holds && *holds ? QString()
                               : u"After step %1 it does not hold that %2."_s.arg(step).arg(text());
    } catch (const cel::ExpressionError& error) {
        return u"After step %1 there is no value of %2: %3"_s.arg(step).arg(text(), error.message());
    }
}

}
