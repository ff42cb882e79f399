// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/opensessions.h"
#include "engine/session/progress.h"

namespace occasion {

/// What a session's file is to say of it; `parent` is the branch that it was forked from.
KeptBranch keptBranch(const OpenSession& open, int parent);

/// Writes a fork that is in memory, with all that it has recorded since it was forked, as a new branch into the file of
/// its parent, and lets it go on there: in one commit. Errors as SessionFile's: then the fork stays as it was.
void keepFork(OpenSession& fork, const OpenSession& parent);

/// All branches of a file, by their ids in it, each taken up at its newest step; as ids and parents they have those of
/// the file. ValueError when the system is none of these, DataError when something is missing, OperationalError when
/// `watch` stopped it, errors as SessionFile's.
std::vector<OpenSession> readSessions(std::shared_ptr<SessionFile> file,
    const std::vector<std::shared_ptr<const SystemDefinition>>& systems, const ProgressWatch& watch);

/// Makes a session's file at a path where there is none: of a session and what was forked from it, parents first, each
/// whole. As branches they have the ids 0, 1, 2 …, in this order. When it fails, a part of it may be there.
/// OperationalError when `watch` stopped it, errors as SessionFile's and the recorders'.
void writeSessions(
    const QString& path, const std::vector<OpenSession*>& tree, int current, const ProgressWatch& watch);

/// Removes a session's file that is open nowhere, with what SQLite has left beside it. An empty path is none.
void removeSessionFile(const QString& path);

/// The note of a file that says which branch was shown last.
inline const QString currentNote = QStringLiteral("current");

}
