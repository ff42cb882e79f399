// SPDX-License-Identifier: BSD-3-Clause
#include "views/log/logfilter.h"

#include "views/common/answer.h"
#include "views/common/enginelink.h"

#include <algorithm>

namespace occasion {

namespace {

constexpr int chunk = 1000; // some milliseconds of the engine thread, between which others have their turn

}

LogFilter::LogFilter(EngineLink& link, QObject* parent)
    : QObject(parent)
    , m_link(link)
{
}

void LogFilter::setCondition(std::shared_ptr<const NotificationFilter> condition)
{
    m_condition = std::move(condition);
    beginAgain();
}

void LogFilter::setProcess(int process)
{
    m_process = process;
    beginAgain();
}

void LogFilter::setCursor(qint64 step)
{
    m_cursor = step;
    scanNext();
}

void LogFilter::beginAgain()
{
    m_underWay.reset();
    m_hasFailed = false;
    m_matches.clear();
    m_scanned = 0;
    m_completeAt = 0;
    scanNext();
}

LogFilter::Found LogFilter::scan(const History& history, int process, NotificationId from, qint64 step,
    const NotificationFilter& condition)
{
    const auto events = history.notifications(process, from, chunk, step);
    Found found{.last = from - 1, .isEnd = events.size() < chunk};
    for (const EventView& event : events) {
        if (condition.keeps(event))
            found.matches.push_back({event.id, event.step});
        found.last = event.id;
    }
    return found;
}

void LogFilter::scanNext()
{
    if (!isActive() || m_hasFailed || m_underWay || isComplete())
        return;
    m_underWay = std::make_shared<int>();
    m_link.ask(this,
        answering([process = m_process, from = m_scanned + 1, step = m_cursor, condition = m_condition](
                      const History& history) { return scan(history, process, from, step, *condition); }),
        [this, step = m_cursor, wanted = std::weak_ptr<int>(m_underWay)](const Answer<Found>& answer) {
            if (wanted.expired())
                return;
            m_underWay.reset();
            if (!answer.value) {
                m_hasFailed = true; // it would again at every move of the cursor
                Q_EMIT problem(answer.problem);
                return;
            }
            m_scanned = answer.value->last;
            if (answer.value->isEnd)
                m_completeAt = step;
            m_matches.insert(m_matches.end(), answer.value->matches.begin(), answer.value->matches.end());
            Q_EMIT progressed();
            scanNext();
        });
}

std::vector<LogFilter::Match>::const_iterator LogFilter::end() const
{
    return std::upper_bound(m_matches.begin(), m_matches.end(), m_cursor,
        [](qint64 step, const Match& match) { return step < match.step; });
}

qint64 LogFilter::matchCount() const
{
    return end() - m_matches.begin();
}

std::vector<NotificationId> LogFilter::matches(qint64 first, int limit) const
{
    std::vector<NotificationId> ids;
    const qint64 last = qMin(first + limit, matchCount());
    for (qint64 i = first; i < last; ++i)
        ids.push_back(m_matches[static_cast<size_t>(i)].id);
    return ids;
}

qint64 LogFilter::matchFrom(NotificationId id) const
{
    const auto found = std::lower_bound(m_matches.begin(), end(), id,
        [](const Match& match, NotificationId wanted) { return match.id < wanted; });
    return found - m_matches.begin();
}

bool LogFilter::isMatch(NotificationId id) const
{
    const auto place = matchFrom(id);
    return place < matchCount() && m_matches[static_cast<size_t>(place)].id == id;
}

} // namespace occasion
