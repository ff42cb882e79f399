// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/notificationfilter.h"

#include <QObject>

#include <vector>

namespace occasion {

class EngineLink;

/// Which notifications of one log a condition keeps, found a chunk at a time in the engine thread. What was recorded
/// never changes, so moving the cursor costs nothing but looking at what was added. GUI thread only.
class LogFilter : public QObject
{
    Q_OBJECT
public:
    explicit LogFilter(EngineLink& link, QObject* parent = nullptr);

    bool isActive() const { return m_condition != nullptr; }
    /// Looks with another condition, from the beginning; null shows all again.
    void setCondition(std::shared_ptr<const NotificationFilter> condition);
    /// Another log, from the beginning, with the same condition.
    void setProcess(int process);
    /// Where the cursor is: what was recorded later is not shown.
    void setCursor(qint64 step);

    /// How many of those up to the cursor are kept, as far as they were looked through.
    qint64 matchCount() const;
    std::vector<NotificationId> matches(qint64 first, int limit) const;
    /// Where the first match from that id on stands among the matches; matchCount() when there is none.
    qint64 matchFrom(NotificationId id) const;
    bool isMatch(NotificationId id) const;
    /// Whether all notifications up to the cursor were looked through.
    bool isComplete() const { return m_completeAt >= m_cursor; }
    /// The last id that was looked at.
    NotificationId scanned() const { return m_scanned; }

Q_SIGNALS:
    /// More was looked through.
    void progressed();
    /// It cannot go on, and why: a sentence. It stays as far as it came.
    void problem(const QString& sentence);

private:
    struct Match
    {
        NotificationId id;
        qint64 step; ///< that recorded it
    };
    struct Found
    {
        std::vector<Match> matches = {};
        NotificationId last = 0; ///< the last that was looked at
        bool isEnd = false; ///< there was no more at that step
    };

    void beginAgain();
    void scanNext();
    static Found scan(const History& history, int process, NotificationId from, qint64 step,
        const NotificationFilter& condition);
    std::vector<Match>::const_iterator end() const;

    EngineLink& m_link;
    std::shared_ptr<const NotificationFilter> m_condition;
    int m_process = 0;
    qint64 m_cursor = 0;
    qint64 m_completeAt = 0; // all that was recorded up to this step was looked through
    NotificationId m_scanned = 0;
    bool m_hasFailed = false;
    std::vector<Match> m_matches; // ascending
    std::shared_ptr<int> m_underWay; // an answer that is still wanted
};

} // namespace occasion
