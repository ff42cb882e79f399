// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QObject>

namespace occasion {

class EngineLink;
class WatchList;

/// Keeps a person's watches with the session that they look at: what is watched of its system goes into the session's
/// file, and comes back with it. A file that says nothing of watches takes those that there are.
class WatchKeeping : public QObject
{
    Q_OBJECT
public:
    WatchKeeping(EngineLink& link, WatchList& watches, QObject* parent);

private:
    void showFrame();
    void keep();

    EngineLink& m_link;
    WatchList& m_watches;
    QString m_path; ///< of the file that is shown
    bool m_isTaking = false;
};

} // namespace occasion
