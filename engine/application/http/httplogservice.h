// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/notificationlog.h"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace occasion {

/// A notification log that is served, under the name of its application. The log must outlive its service.
struct ServedLog
{
    QString application;
    const NotificationLog* log = nullptr;
};

/// What of an HTTP request counts here. Its texts are decoded.
struct LogRequest
{
    QString path = {};
    QList<std::pair<QString, QString>> parameters = {};
    QByteArray ifNoneMatch = {}; ///< the ETags that the asker knows, as HTTP writes them: "a", W/"b" or *
    /// Whether nobody waits for the answer any more; none: somebody does. Asked in the thread that answers.
    std::function<bool()> hasLeft = {};
};

/// What is answered.
struct LogAnswer
{
    int status = 200;
    QByteArray body = {}; ///< JSON text, or one sentence when the status is not 200
    QByteArray etag = {}; ///< of a 200 or 304, in its quotes
    bool isArchived = false; ///< it will be the same for ever
};

/// Remote log (chapter 10) as paths, for an HTTP server to ask; knows no socket. Any thread may ask.
///
///     GET /                                             the applications
///     GET /NAME/notifications/1,10                      a section
///     GET /NAME/notifications?start=1&limit=10&topics=… a selection; `topics` once for each
///
/// With one application alone, /notifications means it too. `wait=SECONDS` (thirty at most) holds the answer back while
/// there is nothing, or nothing else than If-None-Match names, and while the asker is there. A section or selection
/// that is full is archived.
class HttpLogService
{
public:
    explicit HttpLogService(std::vector<ServedLog> logs);

    /// Answers everything: 400 for what is wrong with a request, 404 "Not found: <path>", 503 when the store fails or
    /// too many wait at once. Throws nothing of the engine's.
    LogAnswer answer(const LogRequest& request);

    /// To be called when a log has grown: those that wait look again. Logs that nobody calls for are looked at four
    /// times a second.
    void wake();
    /// Lets those that wait have their answers, now and from now on.
    void close();

    static constexpr std::chrono::seconds longestWait{30};
    static constexpr int mostWaiting = 16;
    static constexpr int mostTopics = 100;

private:
    struct Reading;
    class Place;
    using Reader = std::function<Reading()>;

    LogAnswer route(const LogRequest& request);
    LogAnswer applications(const LogRequest& request) const;
    const NotificationLog* logAt(const QString& place) const;
    Reading waitFor(const LogRequest& request, const Reader& read, std::chrono::seconds wait);
    void waitForChange(quint64 wakes, std::chrono::steady_clock::time_point end);
    LogAnswer readAndAnswer(const LogRequest& request, const Reader& read);

    std::vector<ServedLog> m_logs;
    std::mutex m_mutex; // for writing what follows
    std::condition_variable m_changed;
    std::atomic<quint64> m_wakes = 0;
    std::atomic<bool> m_closed = false;
    int m_waiting = 0;
};

}
