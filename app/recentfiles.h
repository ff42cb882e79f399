// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QMenu>

namespace occasion {

class UntitledSessions;

/// Puts a session's file or a store before those that were opened earlier; the oldest of many is forgotten.
void rememberFile(const QString& path);

/// The menu of the sessions and stores that were opened last, the newest first, and of the sessions that were given no
/// file of their own. Those that are not there any more are left out.
class RecentFiles : public QMenu
{
    Q_OBJECT
public:
    explicit RecentFiles(const UntitledSessions& untitled, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const QString& path);

private:
    void fill();
    void addUntitled();
    void add(const QString& name, const QString& path);

    const UntitledSessions& m_untitled;
};

} // namespace occasion
