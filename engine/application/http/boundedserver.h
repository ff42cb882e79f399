// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <chrono>
#include <mutex>
#include <set>

#include <httplib.h>

namespace occasion {

/// How long and how much a client may take.
struct ConnectionLimits
{
    std::chrono::milliseconds idle{5'000}; ///< until its next request begins
    std::chrono::milliseconds request{10'000}; ///< from there until all of it has come
    std::chrono::milliseconds answer{30'000}; ///< until it has taken all of the answer
    size_t requestBytes = 32 * 1024;
    int requests = 1'000; ///< on one connection
};

/// Whether more than its head comes with a request.
bool hasBody(const httplib::Request& request);

/// cpp-httplib's server, with limits on what is the client's doing: the library bounds each wait for a byte, not the
/// whole, so that a client that sends one now and then would keep a thread for hours. It reads no bodies.
class BoundedServer : public httplib::Server
{
public:
    explicit BoundedServer(ConnectionLimits limits);

    /// Ends all connections, also those to come. Any thread may call it.
    void shutDownConnections();

private:
    class OpenConnection;

    bool process_and_close_socket(socket_t socket) override;

    ConnectionLimits m_limits;
    std::mutex m_mutex;
    std::set<socket_t> m_open;
    bool m_isShutDown = false;
};

}
