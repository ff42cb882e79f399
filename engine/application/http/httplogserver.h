// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/http/httplogservice.h"

#include <memory>

namespace occasion {

/// Where and for whom logs are served, and how patient the server is with its clients.
struct HttpLogServerOptions
{
    QString address = QStringLiteral("127.0.0.1");
    int port = 0; ///< 0: any that is free
    QString token = {}; ///< what clients have to show; needed when the address is not this machine's alone
    std::chrono::milliseconds idleTime{5'000}; ///< until a connection's next request begins
    std::chrono::milliseconds requestTime{10'000}; ///< until all of a request has come
    std::chrono::milliseconds answerTime{30'000}; ///< until a client has taken all of an answer
    size_t mostConnections = 512; ///< half of them idle, of which the oldest are closed first; more get a 503
};

/// Remote log (chapter 10), served over HTTP as HttpLogService says, in threads of its own.
///
/// Answers carry an ETag by which clients that keep them ask whether they are still right. Those that will be the same
/// for ever are marked as immutable, though another store may be served at this address later: Occasion-Log names the
/// server whose logs they are, and each has another name. Only GET and HEAD are
/// answered, bodies and long requests refused. Without a token, requests that were sent to another host's name are
/// refused: a page in a browser could have such a name mean this machine.
class HttpLogServer
{
public:
    /// Serves from now on. The logs must outlive the server. ValueError for an address beyond this machine without a
    /// token; OperationalError when the address or port cannot be used.
    explicit HttpLogServer(std::vector<ServedLog> logs, HttpLogServerOptions options = {});
    /// Ends all connections and waits for its threads; what is being read from a log is read to its end.
    ~HttpLogServer();
    HttpLogServer(const HttpLogServer&) = delete;
    HttpLogServer& operator=(const HttpLogServer&) = delete;

    int port() const;
    /// "http://127.0.0.1:8000"
    QString url() const;

    /// As HttpLogService::wake: a log has grown. Any thread may call it.
    void wake();

private:
    class Threads;
    std::unique_ptr<Threads> m_threads;
};

}
