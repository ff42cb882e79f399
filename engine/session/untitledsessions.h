// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>
#include <vector>

namespace occasion {

/// What can be said of a session's file without opening the session.
struct SessionFileInfo
{
    QString path = {};
    QString name = {}; ///< that of its first run, "bank · transfer"
    qint64 steps = 0; ///< of the branch that went farthest
    bool wasClosed = true; ///< properly; if not, its program was killed, or the machine was
    bool isInUse = false; ///< some window of Occasion has it open
    QDateTime changed = {};
};

/// Looks into a session's file; nothing when it cannot be read. The file stays as it is.
std::optional<SessionFileInfo> lookIntoSession(const QString& path);

/// The folder in which sessions are kept that were given no file of their own, so that none is lost.
class UntitledSessions
{
public:
    /// Empty: there is none, and sessions are in memory alone.
    explicit UntitledSessions(QString folder);

    bool isUsed() const { return !m_folder.isEmpty(); }
    /// A file for a new session of that system; makes the folder. OperationalError when it cannot be made.
    QString newPath(const QString& system) const;
    bool holds(const QString& path) const;

    /// The last one changed stands first.
    std::vector<SessionFileInfo> all() const;
    /// Those that were cut short and that no window has open.
    std::vector<SessionFileInfo> recoverable() const;
    /// Removes those that were closed properly in which nothing was done, and of the others all but the last ten.
    void tidy() const;

private:
    QString m_folder;
};

}
