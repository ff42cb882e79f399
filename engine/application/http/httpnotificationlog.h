// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/remotelog.h"

#include <chrono>
#include <memory>

namespace occasion {

class HttpFetcher;

/// How a remote log is read.
struct HttpLogOptions
{
    QString token = {}; ///< what the server asks for; empty: nothing
    std::chrono::milliseconds connectTime{5'000};
    std::chrono::milliseconds answerTime{
        10'000}; ///< until an answer begins, and from there until it is whole
    qsizetype mostBytes = 64 << 20; ///< of one answer with its head
    qsizetype cacheBytes = 16 << 20; ///< of the answers that are kept
};

/// Remote log (chapter 10), read over HTTP: the notification log of an application that another program serves, for
/// NotificationLogReader, Process::follow and all who read logs.
///
/// Archived sections and selections are asked for once, until an answer comes from another server than they did; others
/// again with their ETag. One connection is kept. Any thread may read; readers take turns, beside those that wait.
/// Everything may throw OperationalError: nobody answers, not in time, not without the right token, or with something
/// that is no notification log.
class HttpNotificationLog : public NotificationLog
{
public:
    /// The address of the server, with one application, or of an application there: "http://127.0.0.1:8000",
    /// "https://example.com/Accounts". Asks for nothing yet. ValueError when it is no such address.
    explicit HttpNotificationLog(const QString& address, HttpLogOptions options = {});
    ~HttpNotificationLog() override;

    /// Errors also as parseSectionId.
    Section section(const QString& sectionId) const override;
    /// ValueError also for a limit below 0. What lies beyond `range.stop` is dropped here.
    std::vector<Notification> select(const NotificationRange& range) const override;

    /// Waits until the log has a notification of these topics (empty: all) from `start` on; false when there is none
    /// within that time, of which the server gives half a minute at most.
    bool waitFor(NotificationId start, const QStringList& topics, std::chrono::seconds time) const;

private:
    std::vector<Notification> selectFromAll(const NotificationRange& range) const;

    std::unique_ptr<HttpFetcher> m_fetcher;
};

}
