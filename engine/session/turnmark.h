// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFile>

namespace occasion {

/// How far the steps of a turn at full speed have come, in a small file beside the session's for as long as their
/// transaction is not committed. Saying so costs a few stores into memory, and what was said last outlives the program
/// when it is killed. Used in one thread.
class TurnMark
{
public:
    struct Place
    {
        int branch = 0;
        qint64 since = 0; ///< the branch's newest step when the turn began: what its file holds
        qint64 step = 0; ///< how far it has come; 0: nothing is marked
    };

    /// Nothing is made before something is marked.
    explicit TurnMark(const QString& session);

    /// Without a mark a step is as safe as the transaction that it is in, so a file that cannot be written stops
    /// nothing.
    void put(Place place);
    void clear() { put({}); }
    /// To be called at the end: whoever looks afterwards finds nothing marked.
    void remove();

private:
    void map();

    QFile m_file;
    qint64* m_mapped = nullptr; // branch, since and step; null: not to be written
};

/// Where the mark of a session's file is: whoever removes or replaces that file removes it, too.
QString marksPath(const QString& session);
/// What was marked last, if it was not cleared.
TurnMark::Place placeMarkedBeside(const QString& session);

}
