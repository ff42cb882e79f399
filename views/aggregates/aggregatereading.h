// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/aggregates/aggregateeventsmodel.h"

namespace occasion {

/// Which versions of an aggregate are looked at.
struct ShownVersions
{
    Version version = 0;
    std::optional<Version> compared = {}; ///< with it; none: with the one before

    friend bool operator==(const ShownVersions&, const ShownVersions&) = default;
};

/// What an AggregateDetail asks the engine thread.
struct AggregateQuestion
{
    int process = 0;
    OriginatorId id = {};
    qint64 step = 0;
    std::optional<Version> chosen = {}; ///< none: the newest at that step
    std::optional<Version> compared = {};
    qint64 known = 0; ///< of its events are here already
    std::optional<ShownVersions> shown
        = {}; ///< is on screen already: not read again, as no version ever changes
};

/// One version of an aggregate: the event that made it and the states to compare.
struct VersionReading
{
    AggregateView view = {};
    std::optional<EventView> event = {};
    std::optional<AggregateView> compared = {};
};

/// One aggregate as of a step.
struct AggregateReading
{
    bool exists = false; ///< at that step
    Version newest = 0; ///< its version at that step
    qint64 count = 0; ///< of its events at that step
    qint64 offset = 0; ///< of the first of `events`: before it are those that were known
    std::vector<AggregateEventItem> events = {}; ///< a page: a long life comes in several
    ShownVersions versions = {};
    std::optional<VersionReading> version = {}; ///< none when it is on screen already
};

/// Engine thread. Throws what History throws.
AggregateReading readAggregate(const History& history, const AggregateQuestion& question);

} // namespace occasion
