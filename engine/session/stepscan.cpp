// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/stepscan.h"

#include "engine/errors.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 stepsBetween = 64;

/// Asks a condition after steps, and tells whoever watches.
class Scan
{
public:
    Scan(const StopCondition& condition, const History& history, qint64 total, const ProgressWatch& watch)
        : m_condition(condition)
        , m_history(history)
        , m_watch(watch)
        , m_progress{u"Looking for where it begins to hold that "_s + condition.text(), 0, total, u"steps"_s}
    {
    }

    bool holdsAfter(qint64 step)
    {
        if (++m_progress.done % stepsBetween == 0 && m_watch && !m_watch(m_progress))
            throw OperationalError(
                u"The search was stopped after %1 of %2 steps; the views are where they were."_s
                    .arg(m_progress.done)
                    .arg(m_progress.total));
        return m_condition.holdsAfter(m_history, step);
    }

private:
    const StopCondition& m_condition;
    const History& m_history;
    const ProgressWatch& m_watch;
    Progress m_progress;
};

std::optional<qint64> forward(Scan& scan, qint64 from, qint64 newest)
{
    bool held = scan.holdsAfter(from);
    for (qint64 step = from + 1; step <= newest; ++step) {
        const bool holds = scan.holdsAfter(step);
        if (holds && !held)
            return step;
        held = holds;
    }
    return {};
}

std::optional<qint64> back(Scan& scan, qint64 before)
{
    bool holds = before > 0 && scan.holdsAfter(before - 1);
    for (qint64 step = before - 1; step > 0; --step) {
        const bool held = scan.holdsAfter(step - 1);
        if (holds && !held)
            return step;
        holds = held;
    }
    return {};
}

}

std::optional<qint64> findStep(const StopCondition& condition, const History& history, qint64 cursor,
    request::FindStep::Where where, const ProgressWatch& watch)
{
    using Where = request::FindStep::Where;
    const qint64 newest = history.newestStep();
    if (where == Where::Back) {
        Scan scan(condition, history, cursor, watch);
        return back(scan, cursor);
    }
    const qint64 from = where == Where::Forward ? cursor : 0;
    Scan scan(condition, history, newest - from, watch);
    if (where == Where::FromBeginning && condition.holdsAfter(history, 0))
        return 0;
    return forward(scan, from, newest);
}

}
