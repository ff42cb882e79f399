// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/httpnotificationlog.h"

#include "engine/application/http/httpfetcher.h"
#include "engine/application/http/httplogservice.h"
#include "engine/application/remotelog.h"
#include "engine/errors.h"

#include <QUrl>

#include <algorithm>
#include <limits>

namespace occasion {

using namespace Qt::StringLiterals;
using std::chrono::steady_clock;

namespace {

constexpr qsizetype longestQuery = 7'000; // servers refuse addresses that are not much longer

QByteArray selectionPath(NotificationId start, int limit, const QStringList& topics)
{
    QByteArray path = "?start=" + QByteArray::number(start) + "&limit=" + QByteArray::number(limit);
    for (const auto& topic : topics)
        path += "&topics=" + QUrl::toPercentEncoding(topic);
    return path;
}

bool canBeAsked(const QStringList& topics)
{
    return topics.size() <= HttpLogService::mostTopics && selectionPath(0, 0, topics).size() < longestQuery;
}

QByteArray sectionPath(const QString& sectionId)
{
    const auto [first, last] = parseSectionId(sectionId);
    return '/' + QByteArray::number(first) + ',' + QByteArray::number(last);
}

QByteArray waitPart(char before, std::chrono::seconds wait)
{
    return wait.count() > 0 ? before + QByteArray("wait=") + QByteArray::number(qint64(wait.count()))
                            : QByteArray();
}

/// Reads the texts that are fetched; each may be held back for `wait`.
NotificationLogJsonClient clientOf(HttpFetcher& fetcher, std::chrono::seconds wait = {})
{
    return NotificationLogJsonClient({.section =
                                          [&fetcher, wait](const QString& sectionId) {
                                              return fetcher.get(
                                                  sectionPath(sectionId) + waitPart('?', wait), wait);
                                          },
        .notifications =
            [&fetcher, wait](NotificationId start, int limit, const QStringList& topics) {
                return fetcher.get(selectionPath(start, limit, topics) + waitPart('&', wait), wait);
            }});
}

/// The id of a small section from there on.
QString sectionFrom(NotificationId start)
{
    constexpr NotificationId more = 9;
    constexpr auto last = std::numeric_limits<NotificationId>::max();
    return u"%1,%2"_s.arg(start).arg(start > last - more ? last : start + more);
}

/// Waits for more topics than an address has room for, which are looked for here.
bool waitAmongAll(
    HttpFetcher& fetcher, NotificationId start, const QStringList& topics, std::chrono::seconds time)
{
    const auto end = steady_clock::now() + time;
    for (;;) {
        const auto left = std::max(
            std::chrono::seconds(0), std::chrono::ceil<std::chrono::seconds>(end - steady_clock::now()));
        const auto items = clientOf(fetcher, left).section(sectionFrom(start)).items;
        const bool isThere = std::any_of(items.begin(), items.end(),
            [&topics](const Notification& item) { return topics.contains(item.topic); });
        if (isThere || items.empty() || items.back().id == std::numeric_limits<NotificationId>::max())
            return isThere;
        start = items.back().id + 1;
    }
}

/// A server may answer with something else than a log.
template <class Read>
auto understood(const QString& address, const Read& read)
{
    try {
        return read();
    } catch (const DataError& error) {
        throw OperationalError(
            u"What answers at '%1' is no notification log: %2"_s.arg(address, error.message()));
    }
}

}

HttpNotificationLog::HttpNotificationLog(const QString& address, HttpLogOptions options)
    : m_fetcher(std::make_unique<HttpFetcher>(address, std::move(options)))
{
}

HttpNotificationLog::~HttpNotificationLog() = default;

Section HttpNotificationLog::section(const QString& sectionId) const
{
    return understood(m_fetcher->address(), [&] { return clientOf(*m_fetcher).section(sectionId); });
}

std::vector<Notification> HttpNotificationLog::select(const NotificationRange& range) const
{
    if (range.limit < 0)
        throw ValueError(u"A remote log is not asked for all that it has: give a limit of 0 or more."_s);
    return understood(m_fetcher->address(),
        [&] { return canBeAsked(range.topics) ? clientOf(*m_fetcher).select(range) : selectFromAll(range); });
}

bool HttpNotificationLog::waitFor(
    NotificationId start, const QStringList& topics, std::chrono::seconds time) const
{
    HttpFetcher waiting(
        m_fetcher->address(), m_fetcher->options()); // the other is for those who read meanwhile
    return understood(m_fetcher->address(), [&] {
        if (!canBeAsked(topics))
            return waitAmongAll(waiting, start, topics, time);
        return !clientOf(waiting, time).select({.start = start, .limit = 1, .topics = topics}).empty();
    });
}

/// More topics than an address has room for are looked for here.
std::vector<Notification> HttpNotificationLog::selectFromAll(const NotificationRange& range) const
{
    std::vector<Notification> found;
    auto page = range;
    page.topics = {};
    const auto limit = static_cast<size_t>(range.limit);
    while (found.size() < limit) {
        const auto items = clientOf(*m_fetcher).select(page);
        if (items.empty())
            break; // fewer than the limit may be all that went into one answer
        for (const auto& item : items) {
            if (range.topics.contains(item.topic) && found.size() < limit)
                found.push_back(item);
        }
        page.start = items.back().id; // to which one cannot be added when it is the largest
        page.inclusiveOfStart = false;
    }
    return found;
}

}
