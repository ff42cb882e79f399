// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/filefigure.h"
#include "engine/session/frame.h"
#include "engine/session/hypothesis.h"
#include "engine/session/session.h"
#include "engine/session/sessionfile.h"

namespace occasion {

/// One of them: a run of a system, a fork of one, or an opened store, and the step at which it is looked at.
struct OpenSession
{
    int id = 0;
    QString name = {}; ///< "bank · transfer", "bank · transfer (from step 4)"
    int parent = -1; ///< the session that it was forked from
    qint64 forkedAt = 0;
    QString chosen = {}; ///< of a fork: what was done otherwise there
    std::vector<Supposition> suppositions = {}; ///< of a hypothetical branch: what is supposed in it
    std::vector<SupposedEvent> supposed = {}; ///< the same as it is seen; found out when the session is added
    qint64 cursor = 0;
    std::vector<Checkpoint> checkpoints = {}; ///< by step
    int root = -1; ///< the session that it comes from by forks; its own id when it is none
    int closed = 0; ///< 0: it is open; else its place in the order of closing
    int branch = 0; ///< its id in the file
    std::shared_ptr<SessionFile> file = {}; ///< of all branches of the root; null: in memory
    KeptBranch kept = {}; ///< as the file describes it
    std::unique_ptr<Session> session = {}; ///< null for an opened store
    std::unique_ptr<History> store = {};
    QStringList leftOut = {}; ///< of the store: why files are not shown

    const History& history() const;
};

/// The open sessions and stores, and which one is looked at. Ids are never used again. Used in the engine thread.
class OpenSessions
{
public:
    /// Gives it an id and makes it the current one. A fork is kept in the file of what it was forked from; errors as the
    /// file's: then it is not added.
    OpenSession& add(OpenSession open);
    /// The same with all branches of a file: of these, ids and parents are those of the file (see readSessions). The
    /// one with that id in the file is made the current one, and opened if all are closed.
    void addTree(std::vector<OpenSession> branches, int current);
    /// Puts those in the place of the branches with the same ids in the file, and keeps the ids that they have here.
    /// `branches` are all of the tree's, in tree()'s order.
    void replaceTree(int root, std::vector<OpenSession> branches);
    /// Forgets a session and all that was forked from it, closed ones too: they cannot be opened again from here.
    void dropTree(int root);
    /// The files that sessions are kept in here.
    QStringList files() const;
    /// A session and all that was forked from it, parents first, closed ones too.
    std::vector<OpenSession*> tree(int root) const;
    /// Of those that are kept in that file, the one that was shown last; null when it is not open here.
    const OpenSession* keptIn(const QString& file) const;
    /// Names a step of the current session, or takes its name away: in the branch in which it happened.
    void nameStep(qint64 step, const QString& name);
    /// Those that can be gone to from the current session, and those of the other open branches of its tree.
    std::vector<CheckpointFigure> checkpoints() const;
    /// Writes into the files what has changed about the sessions themselves: names, cursors and the like.
    void keep();
    /// ValueError when it is not open.
    void switchTo(int id);
    /// Switches to it, and opens it again if it is closed. ValueError when it is neither.
    void show(int id);
    /// Closes it, if it is open; the one opened last becomes current if this one was. The sessions forked from it stay.
    void close(int id);
    /// Opens again the one that was closed last, where it stood, and makes it current. ValueError when there is none.
    /// The last ten are kept, and those from which others were forked.
    void reopen();
    bool canReopen() const { return !m_closed.empty(); }
    /// ValueError when it is not open or the name is empty.
    void rename(int id, const QString& name);

    int currentId() const { return m_current; } ///< -1: none
    /// Null when none is open.
    const OpenSession* find() const { return find(m_current); }
    const OpenSession* find(int id) const; ///< null when it is not open
    /// ValueError when none is open.
    OpenSession& current();
    /// The current one's session. ValueError when none is open, NotSupportedError when it is a store.
    Session& currentSession();

    /// A fork of the current session at its cursor, not yet open: whoever does something in it first adds it.
    OpenSession forkAtCursor();

    std::vector<SessionFigure> figures() const; ///< in the order in which they were opened

private:
    OpenSession& opened(int id);
    OpenSession* any(int id) const; // open or closed; null when it is neither
    bool isForked(int id) const;
    void forgetOldest();
    void insert(std::unique_ptr<OpenSession> open);

    using Sessions
        = std::vector<std::unique_ptr<OpenSession>>; // so that a reference outlives the opening of others
    Sessions m_open;
    Sessions m_closed; // the one closed last stands last
    int m_current = -1;
    int m_nextId = 0;
    int m_closings = 0;
};

}
