// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/progress.h"
#include "engine/session/session.h"
#include "engine/session/supposition.h"

namespace occasion {

/// A session in which something is supposed, and what, in terms of its own steps.
struct SupposedSession
{
    std::unique_ptr<Session> session = {};
    std::vector<Supposition> suppositions = {}; ///< those that are in force, by steps
    Supposition made = {}; ///< the new one among them
};

/// What would have happened had the event not: a fork before the event's step, that step without the event, and all
/// that the original did afterwards done again. Commands decide anew and may be refused now; policies run anew;
/// versions are numbered anew; an aggregate that lacks an event that it needs says so itself.
///
/// Deliveries follow the original's order as far as what they deliver exists. Where the original was quiet, whatever
/// else is deliverable is delivered. What corresponds is found by its causes (see CauseTrace), and an event that
/// corresponds to one of the original causes the same new ids as that did, although its version and its
/// notification id may be others; so a comparison shows real differences only.
///
/// `inherited` is what is supposed in the original already; it holds here as well, as far as what it is about still
/// happens. The original, its recorders and its journal stay as they are; the new session is in memory and keeps only
/// what comes after the fork.
/// ValueError when the original has no such event, or when an event that was inserted or edited cannot happen any more;
/// OperationalError when `watch` stopped it. Engine thread; takes the time of reading the original and of doing again
/// what follows.
SupposedSession withoutEvent(const Session& original, const std::vector<Supposition>& inherited,
    const EventPlace& place, const ProgressWatch& watch = {});

/// The same had the event said something else. `fields` are the event's own, all of them. ValueError or TypeError when
/// they do not fit; ValueError, with the aggregate's own error, when the event cannot be applied to it then.
SupposedSession withEdited(const Session& original, const std::vector<Supposition>& inherited,
    const EventPlace& place, const Value& fields, const ProgressWatch& watch = {});

/// The same had one more event happened, in one step with the one beside which it is put. Errors as of the others;
/// ValueError when the process records no events of that topic.
SupposedSession withInserted(const Session& original, const std::vector<Supposition>& inherited,
    const EventPlace& place, const AddedEvent& added, const ProgressWatch& watch = {});

}
