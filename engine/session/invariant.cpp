// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/invariant.h"

#include <algorithm>
#include <iterator>

namespace occasion {

namespace {

constexpr qint64 firstInterval = 256;
constexpr size_t mostCheckpoints = 8; // a fold may hold something of each aggregate

}

InvariantWatch::InvariantWatch(const std::vector<InvariantType>& types)
    : m_interval(firstInterval)
{
    for (const auto& type : types)
        m_watched.push_back({type.name, type.expression, type.make(), {}});
    m_checkpoints.push_back(checkpoint());
}

InvariantWatch::InvariantWatch(const InvariantWatch& base, qint64 since)
    : m_shared(std::min(since, std::max(base.m_folded, base.m_shared)))
    , m_interval(base.m_interval)
{
    std::copy_if(base.m_checkpoints.begin(), base.m_checkpoints.end(), std::back_inserter(m_checkpoints),
        [since](const auto& kept) { return kept->step <= since; });
    m_folded = m_checkpoints.back()->step;
    for (const auto& watched : base.m_watched) {
        m_watched.push_back({watched.name, watched.expression, {}, {}});
        std::copy_if(watched.changes.begin(), watched.changes.end(),
            std::back_inserter(m_watched.back().changes),
            [this](const Change& change) { return change.step <= m_shared; });
    }
}

std::shared_ptr<const InvariantWatch::Checkpoint> InvariantWatch::checkpoint() const
{
    auto now = std::make_shared<Checkpoint>();
    now->step = m_folded;
    for (const auto& watched : m_watched)
        now->folds.push_back(watched.fold->copy());
    return now;
}

void InvariantWatch::ownFolds()
{
    for (size_t i = 0; i < m_watched.size(); ++i) {
        if (!m_watched[i].fold)
            m_watched[i].fold = m_checkpoints.back()->folds[i]->copy();
    }
}

/// When there are many, every second one goes, and the next ones are kept further apart.
void InvariantWatch::keepCheckpoint()
{
    if (m_checkpoints.size() >= mostCheckpoints) {
        qint64 place = 0;
        std::erase_if(m_checkpoints, [&place](const auto&) { return place++ % 2 == 1; });
        m_interval *= 2;
    }
    m_checkpoints.push_back(checkpoint());
}

void InvariantWatch::apply(const DomainEvent& event, const Step& step)
{
    ownFolds();
    for (auto& watched : m_watched)
        watched.fold->apply(event, step);
}

void InvariantWatch::endStep(qint64 step, bool quiet)
{
    ownFolds();
    m_folded = step;
    if (step >= m_checkpoints.back()->step + m_interval)
        keepCheckpoint();
    if (step <= m_shared)
        return;
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
