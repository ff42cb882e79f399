// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/originatorid.h"
#include "engine/domain/value.h"

#include <optional>

namespace occasion {

/// One aggregate of one process application; the application by its name, as that stays the same in every session of a
/// system.
struct WatchedAggregate
{
    QString process = {};
    OriginatorId id = {};

    friend bool operator==(const WatchedAggregate&, const WatchedAggregate&) = default;
};

/// An expression that a person keeps an eye on: about the whole session (SessionScope), or about one aggregate
/// (AggregateScope), as a pinned field is.
struct Watch
{
    QString expression = {};
    std::optional<WatchedAggregate> about = {};

    /// As settings hold it: {"expression", "process", "aggregate"}, the last two only where it is about one.
    Value toValue() const;
    /// Throws TypeError where that is no watch.
    static Watch fromValue(const Value& value);

    friend bool operator==(const Watch&, const Watch&) = default;
};

} // namespace occasion
