// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/httpnotificationlog.h"

#include "engine/application/http/httpfetcher.h"
#include "engine/application/http/httplogservice.h"
#include "engine/application/remotelog.h"
#include "engine/errors.h"

#include <QUrl>

namespace occasion {

using namespace Qt::StringLiterals;

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
    return understood(m_fetcher->address(), [&] { return client().section(sectionId); });
}

std::vector<Notification> HttpNotificationLog::select(const NotificationRange& range) const
{
    return understood(m_fetcher->address(),
        [&] { return canBeAsked(range.topics) ? client().select(range) : selectFromAll(range); });
}

bool HttpNotificationLog::waitFor(
    NotificationId start, const QStringList& topics, std::chrono::seconds time) const
{
    if (!canBeAsked(topics))
        return waitFor(start, {}, time);
    return understood(m_fetcher->address(),
        [&] { return !client(time).select({.start = start, .limit = 1, .topics = topics}).empty(); });
}

/// Reads the texts that are fetched; each may be held back for `wait`.
NotificationLogJsonClient HttpNotificationLog::client(std::chrono::seconds wait) const
{
    const QByteArray waiting
        = wait.count() > 0 ? "&wait=" + QByteArray::number(qint64(wait.count())) : QByteArray();
    return NotificationLogJsonClient(
        {.section = [this](const QString& sectionId) { return m_fetcher->get(sectionPath(sectionId)); },
            .notifications =
                [this, wait, waiting](NotificationId start, int limit, const QStringList& topics) {
                    return m_fetcher->get(selectionPath(start, limit, topics) + waiting, wait);
                }});
}

/// More topics than an address has room for are looked for here.
std::vector<Notification> HttpNotificationLog::selectFromAll(const NotificationRange& range) const
{
    std::vector<Notification> found;
    auto page = range;
    page.topics = {};
    const auto limit = static_cast<size_t>(std::max(0, range.limit));
    while (found.size() < limit) {
        const auto items = client().select(page);
        for (const auto& item : items) {
            if (range.topics.contains(item.topic) && found.size() < limit)
                found.push_back(item);
        }
        if (items.size() < limit)
            break;
        page.start = items.back().id + 1;
    }
    return found;
}

}
