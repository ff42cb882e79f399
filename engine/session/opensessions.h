// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"
#include "engine/session/hypothesis.h"
#include "engine/session/session.h"

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
    std::unique_ptr<Session> session = {}; ///< null for an opened store
    std::unique_ptr<History> store = {};
    QStringList leftOut = {}; ///< of the store: why files are not shown

    const History& history() const;
};

/// The open sessions and stores, and which one is looked at. Ids are never used again. Used in the engine thread.
class OpenSessions
{
public:
    /// Gives it an id and makes it the current one.
    OpenSession& add(OpenSession open);
    /// ValueError when it is not open.
    void switchTo(int id);
    /// Closes it, if it is open; the one opened last becomes current if this one was. The sessions forked from it stay.
    void close(int id);
    /// Opens again the one that was closed last, where it stood, and makes it current. ValueError when there is none.
    /// The last ten are kept.
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

    using Sessions
        = std::vector<std::unique_ptr<OpenSession>>; // so that a reference outlives the opening of others
    Sessions m_open;
    Sessions m_closed; // the one closed last stands last
    int m_current = -1;
    int m_nextId = 0;
};

}
