// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"

#include <QString>

#include <vector>

namespace occasion {

/// Where a run shall stop. It names things as the system does, so that it holds in every session of that system and
/// can be kept in a file.
struct Breakpoint
{
    enum class Kind : quint8
    {
        Process, ///< this process application takes a step
        Pipe, ///< a notification is delivered through this pipe
        EventType, ///< an event of this name is recorded
        Aggregate, ///< an event of this aggregate is recorded
        Expression, ///< the condition begins to hold
        Refused, ///< a command is refused
        Error, ///< a step fails
    };

    Kind kind = Kind::Expression;
    QString process = {}; ///< of a process; of a pipe its follower
    QString leader = {}; ///< of a pipe
    QString event = {}; ///< of an event type: its short name
    QString aggregate = {}; ///< of an aggregate: its id as text
    QString aggregateType = {}; ///< of an aggregate, for people
    /// Empty: always. Of an event type or an aggregate over NotificationScope, of the others over SessionScope.
    QString condition = {};
    int every = 1; ///< stops at each so-manieth hit; never below 1
    bool enabled = true;
    bool processOnly = false; ///< pauses the process that took the step, and the run goes on without it

    /// Whether both are about the same thing, whatever their conditions and counts.
    bool isSamePlace(const Breakpoint& other) const;
    friend bool operator==(const Breakpoint&, const Breakpoint&) = default;
};

/// A breakpoint as a person sees it in the list.
struct BreakpointFigure
{
    Breakpoint breakpoint = {};
    int hits = 0; ///< since it was set
    QString problem = {}; ///< why its condition has no value, the last time when it had none; empty otherwise
    friend bool operator==(const BreakpointFigure&, const BreakpointFigure&) = default;
};

/// What it is about: "Accounts", "Accounts → Transfers", "Debited", "BankAccount 1a2b3c4d", "a refused command".
QString placeText(const Breakpoint& breakpoint);
/// The whole: "Debited where state.amount > 100d".
QString toText(const Breakpoint& breakpoint);

/// A JSON-like object and back. DataError or TypeError for a value that is no breakpoint.
Value toValue(const Breakpoint& breakpoint);
Breakpoint breakpointFromValue(const Value& value);

}
