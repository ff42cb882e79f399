// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/watchfigure.h"

#include "engine/expression/expression.h"
#include "engine/expression/valuetext.h"
#include "engine/session/aggregatescope.h"
#include "engine/session/sessionscope.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

int processNamed(const SystemMap& map, const QString& name)
{
    const auto found = std::find_if(map.processes.begin(), map.processes.end(),
        [&name](const ProcessInfo& process) { return process.name == name; });
    return found == map.processes.end() ? -1 : static_cast<int>(found - map.processes.begin());
}

WatchOutcome outcomeOf(const cel::Expression& expression, const cel::Object& object)
{
    cel::Budget budget{cel::Limits()};
    return {.text = cel::displayText(expression.evaluate(object), budget), .isValue = true};
}

/// One watch, read once and evaluated at several steps.
class Evaluation
{
public:
    Evaluation(const History& history, const Watch& watch)
        : m_history(history)
        , m_watch(watch)
        , m_scope(watchScope(history.map(), watch.about))
    {
        if (!m_scope) {
            m_problem = u"This session has no application “%1”."_s.arg(watch.about->process);
            return;
        }
        try {
            m_expression.emplace(watch.expression, *m_scope);
        } catch (const cel::ExpressionError& error) {
            m_problem = error.message();
        }
    }

    WatchOutcome at(qint64 step) const
    {
        if (!m_expression)
            return {.text = m_problem};
        try {
            return m_watch.about ? ofAggregate(step) : ofSession(step);
        } catch (const cel::ExpressionError& error) {
            return {.text = error.message()};
        }
    }

private:
    WatchOutcome ofSession(qint64 step) const
    {
        const SessionMoment moment{m_history, step};
        return outcomeOf(*m_expression, static_cast<const SessionScope&>(*m_scope).object(moment));
    }

    WatchOutcome ofAggregate(qint64 step) const
    {
        const int process = processNamed(*m_history.map(), m_watch.about->process);
        const OriginatorId& id = m_watch.about->id;
        const qint64 row = m_history.aggregateRow(process, id, step);
        if (row < 0)
            return {.text = u"The aggregate does not exist yet at step %1."_s.arg(step)};
        const Version version = m_history.aggregates(process, step, row, 1).at(0).version;
        const AggregateView view = m_history.aggregate(process, id, version);
        if (!view.problem.isEmpty())
            return {.text = view.problem};
        return outcomeOf(*m_expression, static_cast<const AggregateScope&>(*m_scope).object(view));
    }

    const History& m_history;
    const Watch& m_watch;
    std::shared_ptr<const cel::Shape> m_scope;
    std::optional<cel::Expression> m_expression;
    QString m_problem;
};

} // namespace

std::vector<WatchFigure> watchFigures(const History& history, const std::vector<Watch>& watches, qint64 step)
{
    std::vector<WatchFigure> figures;
    for (const Watch& watch : watches) {
        const Evaluation evaluation(history, watch);
        WatchFigure figure{.now = evaluation.at(step)};
        if (step > 0) {
            figure.before = evaluation.at(step - 1);
            const bool anyValue = figure.now.isValue || figure.before.isValue;
            figure.changed = anyValue && figure.now != figure.before;
        }
        figures.push_back(std::move(figure));
    }
    return figures;
}

std::shared_ptr<const cel::Shape> watchScope(
    const std::shared_ptr<const SystemMap>& map, const std::optional<WatchedAggregate>& about)
{
    if (!about)
        return std::make_shared<SessionScope>(map);
    const int process = processNamed(*map, about->process);
    if (process < 0)
        return {};
    return std::make_shared<AggregateScope>(map->process(process));
}

} // namespace occasion
