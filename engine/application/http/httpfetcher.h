// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/http/boundedclient.h"
#include "engine/application/http/httpnotificationlog.h"

#include <QCache>

#include <mutex>

class QUrl;

namespace occasion {

/// Fetches the texts of a remote log by their paths and keeps those that it may need again.
class HttpFetcher
{
public:
    /// ValueError when it is no address of a server.
    HttpFetcher(const QString& address, HttpLogOptions options);

    /// The text at a path below ".../notifications", which is encoded as addresses are. The server may hold the answer
    /// back for `wait`. OperationalError when there is none; ValueError with the server's sentence when it finds the
    /// question wrong.
    QByteArray get(const QByteArray& path, std::chrono::seconds wait = {});

    const QString& address() const { return m_address; }
    const HttpLogOptions& options() const { return m_options; }

private:
    struct Kept
    {
        QByteArray body;
        std::string etag;
        bool isArchived = false;
    };
    struct Answer;

    Answer ask(const std::string& path, const std::string& etag, std::chrono::seconds wait);
    Answer askOnce(const std::string& path, const std::string& etag, std::chrono::seconds wait);
    void forgetOtherLogs(const Answer& answer);
    void keep(const QByteArray& path, const Answer& answer);
    [[noreturn]] void failWithout(const Answer& answer, std::chrono::steady_clock::duration taken) const;
    [[noreturn]] void failWith(const Answer& answer) const;

    QString m_address;
    HttpLogOptions m_options;
    std::string m_path; // "/Accounts/notifications"
    std::mutex m_mutex; // of all below
    AnswerBudget m_budget;
    std::unique_ptr<httplib::ClientImpl> m_client;
    std::string m_log; // whose answers are kept
    QCache<QByteArray, Kept> m_kept;
};

}
