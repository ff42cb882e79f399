// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/sqliteconnection.h"
#include "engine/session/turnmark.h"

#include <memory>

namespace occasion {

/// Many steps of one branch that a run at full speed takes and the session's file stores together. Each is marked as it
/// is taken, which costs a fraction of a commit: so a program that is killed before the turn ends loses nothing, as the
/// steps that a scheduler chooses can be done again (see readSessions). One at a time for a file, which must outlive it.
/// Used in the file's thread.
class SessionTurn
{
public:
    /// `newest` is the branch's newest step: what the file holds. OperationalError when the file cannot be written.
    SessionTurn(SqliteConnection& connection, TurnMark& mark, int branch, qint64 newest);
    /// A turn that was not ended stores nothing and stays marked, as if the program had been killed.
    ~SessionTurn() = default;
    SessionTurn(const SessionTurn&) = delete;
    SessionTurn& operator=(const SessionTurn&) = delete;

    /// The branch has come to that step. O(1); never fails.
    void stepped(qint64 step) { m_mark.put({m_branch, m_since, step}); }
    /// Stores the steps. OperationalError when that fails: then none of them has happened, nor is one marked, and
    /// whoever holds the session reads it again.
    void end();

private:
    TurnMark& m_mark;
    int m_branch;
    qint64 m_since;
    std::unique_ptr<SqliteTransaction> m_transaction; // null: ended
};

}
