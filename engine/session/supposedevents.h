// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"
#include "engine/session/supposition.h"

namespace occasion {

/// Where something supposed is seen in the branch that supposes it.
struct SupposedEvent
{
    Supposition supposition = {};
    int process = 0;
    /// The event that was edited or inserted; of one that was left out the one in whose place it would stand, which may
    /// be the next to be recorded.
    NotificationId notification = 0;

    friend bool operator==(const SupposedEvent&, const SupposedEvent&) = default;
};

/// What the branch supposes, as it is seen at the end: an event that was edited and then left out is left out, one that
/// was inserted and then left out was never there. In the order of the steps. `suppositions` are those in force, by
/// steps. Reads a step of each.
std::vector<SupposedEvent> supposedEvents(
    const History& history, const std::vector<Supposition>& suppositions);

/// One of a step's events as they would be without what is supposed of the step.
struct UnsupposedEvent
{
    int place = -1; ///< among those that the step recorded; -1: it was left out
    const Supposition* leftOut = nullptr; ///< then, which supposition says so
};

/// What a step recorded, with what was left out and without what was inserted. `suppositions` are the step's, in the
/// order in which they were made.
std::vector<UnsupposedEvent> withoutSuppositions(int count, const std::vector<Supposition>& suppositions);

}
