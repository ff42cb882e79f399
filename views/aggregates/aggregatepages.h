// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

namespace occasion {

/// One aggregate as the list shows it at a step: its texts are made with the page, not while painting.
struct AggregateItem
{
    AggregateSummary summary = {};
    QString shortId = {}; ///< the first 8 characters
    QString age = {}; ///< "this step", "2 steps"
    bool fresh = false; ///< the step itself changed it

    friend bool operator==(const AggregateItem&, const AggregateItem&) = default;
};

/// The first 8 characters of an id, as lists show it.
QString shortText(const OriginatorId& id);

/// "this step", "1 step": how long ago a step was, seen from another.
QString ageText(qint64 step, qint64 cursor);

/// A page of the aggregates of one process as of `step`. Engine thread.
std::vector<AggregateItem> readAggregates(
    const History& history, int process, qint64 step, qint64 first, int limit);
/// The aggregates in these places of that order. Engine thread.
std::vector<AggregateItem> readAggregates(
    const History& history, int process, qint64 step, const std::vector<qint64>& places);

/// The places, from `first` on and among at most `limit`, of the aggregates whose id or type begins with the
/// text, whatever its case. Neither changes, so a place found once stays found. Engine thread.
std::vector<qint64> findAggregates(
    const History& history, int process, qint64 step, qint64 first, int limit, const QString& text);

} // namespace occasion
