// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/notificationlog.h"
#include "engine/application/remotelog.h"

#include <functional>

namespace occasion {

/// Log reader (chapter 11): reads a notification log, local or remote, from a position on, part by part.
class NotificationLogReader
{
public:
    /// The log must outlive the reader. A section size above the log's makes `select` a ValueError.
    explicit NotificationLogReader(
        const NotificationLog& log, int sectionSize = 10, Observer* observer = nullptr);

    /// Follows the sections from `start` to the end of the log, one notification after another, until
    /// `visit` answers false.
    void read(NotificationId start, const std::function<bool(const Notification&)>& visit) const;

    /// The same in batches by selection, up to and with `stop`, of these topics only (empty: all).
    void select(NotificationId start, std::optional<NotificationId> stop, const QStringList& topics,
        const std::function<bool(const std::vector<Notification>&)>& visit) const;

    /// The first notification from `start` on of one of these topics; none when there is none yet.
    std::optional<Notification> next(NotificationId start, const QStringList& topics) const;

private:
    const NotificationLog& m_log;
    int m_sectionSize;
    Observer* m_observer;
};

}
