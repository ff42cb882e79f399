// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/session.h"

namespace occasion {

/// The longest short code, hyphens included.
constexpr qsizetype longestShortCode = 40;

/// Where the steps of a session came from, as its short code says: the system, the scenario, the seed, the scheduler,
/// how many steps, and where somebody chose otherwise than the scheduler. It makes the same session again, to the last
/// byte of its journal (DESIGN §4.1).
struct CodedSession
{
    struct Deviation
    {
        qint64 step = 0; ///< which one, from 1
        int choice = 0; ///< an index into what was enabled before it
        friend bool operator==(const Deviation&, const Deviation&) = default;
    };

    SessionOptions options = {};
    qint64 steps = 0;
    std::vector<Deviation> deviations = {}; ///< ascending
};

/// The short code of the first steps of a session's history. Does them again in memory to see where its choices were
/// not the scheduler's. Throws ValueError, a sentence that says what to do instead, when a person's own command is among
/// them or when the code would be longer than `longestShortCode`.
QString shortCode(const SessionOptions& options, const History& history, qint64 steps);

/// What a code says. Letters and groups as CodeReader takes them. ValueError when it is none, or is one of a system that
/// is not among these.
CodedSession readShortCode(
    const QString& code, const std::vector<std::shared_ptr<const SystemDefinition>>& systems);

/// Takes the steps that the code says, in a session that has taken none. ValueError when they cannot be taken: then
/// the code was made by another version of the system.
void follow(const CodedSession& coded, Session& session);

}
