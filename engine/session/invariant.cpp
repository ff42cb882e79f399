// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/invariant.h"

#include <algorithm>

namespace occasion {

InvariantWatch::InvariantWatch(const std::vector<InvariantType>& types)
{
    for (const auto& type : types)
        m_watched.push_back({type.name, type.expression, type.make(), {}});
}

void InvariantWatch::apply(const DomainEvent& event, const Step& step)
{
    for (auto& watched : m_watched)
        watched.fold->apply(event, step);
}

void InvariantWatch::endStep(qint64 step, bool quiet)
{
    for (auto& watched : m_watched) {
        const QString reason = watched.fold->broken(quiet).value_or(QString());
        const QString before = watched.changes.empty() ? QString() : watched.changes.back().reason;
        if (reason != before)
            watched.changes.push_back({step, reason});
    }
}

std::vector<InvariantFigure> InvariantWatch::at(qint64 step) const
{
    std::vector<InvariantFigure> figures;
    for (const auto& watched : m_watched) {
        InvariantFigure figure{.name = watched.name, .expression = watched.expression};
        const auto after = std::upper_bound(watched.changes.begin(), watched.changes.end(), step,
            [](qint64 at, const Change& change) { return at < change.step; });
        if (after != watched.changes.begin()) {
            figure.firstBroken = watched.changes.front().step; // a first change can only break it
            figure.reason = std::prev(after)->reason;
            figure.holds = figure.reason.isEmpty();
        }
        figures.push_back(std::move(figure));
    }
    return figures;
}

}
