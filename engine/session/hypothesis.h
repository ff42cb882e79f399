// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/progress.h"
#include "engine/session/session.h"

namespace occasion {

/// That an event never happened: which one of those that a step would record.
struct Supposition
{
    qint64 step = 0;
    int place = 0; ///< among the step's events, from 0; those supposed before it are gone already
};

/// A session in which something is supposed, and what, in terms of its own steps.
struct SupposedSession
{
    std::unique_ptr<Session> session = {};
    std::vector<Supposition> suppositions = {};
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
/// `inherited` is what was supposed in the original already, which holds here as well. The original, its recorders
/// and its journal stay as they are; the new session is in memory and keeps only what comes after the fork.
/// ValueError when the original has no such event; OperationalError when `watch` stopped it. Engine thread; takes
/// the time of reading the original and of doing again what follows.
SupposedSession withoutEvent(const Session& original, const std::vector<Supposition>& inherited, int process,
    NotificationId event, const ProgressWatch& watch = {});

}
