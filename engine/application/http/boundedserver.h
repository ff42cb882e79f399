// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

#include <httplib.h>
#include <poll.h>

namespace occasion {

/// How long and how much a client may take, and how many there may be.
struct ConnectionLimits
{
    std::chrono::milliseconds idle{5'000}; ///< until its next request begins
    std::chrono::milliseconds request{10'000}; ///< from there until all of it has come
    std::chrono::milliseconds answer{30'000}; ///< until it has taken all of the answer
    size_t requestBytes = size_t{32} * 1024;
    int requests = 1'000; ///< on one connection
    size_t threads = 32; ///< requests that are read or answered at the same time
    size_t mostIdle = 256; ///< connections without a request; of more, those are closed that wait longest
    size_t mostOpen = 512; ///< connections in all; more are told to come again
};

/// Whether more than its head comes with a request.
bool hasBody(const httplib::Request& request);

/// Whether the client of a request that is being answered has closed its end. Only for the thread that answers it.
bool hasLeft(const httplib::Request& request);

/// cpp-httplib's server, with limits on what is the client's doing: the library bounds each wait for a byte, not the
/// whole, so that a client that sends one now and then would keep a thread for hours; and it gives each connection a
/// thread for as long as it is open. Here a thread has a connection from the beginning of a request to the end of its
/// answer, and one more waits for all that are idle. It reads no bodies.
class BoundedServer : public httplib::Server
{
public:
    explicit BoundedServer(ConnectionLimits limits);
    /// It must no longer listen.
    ~BoundedServer() override;

    /// Lets as many clients at a time ask to be connected as the system allows: the library lets five, and others try
    /// again a second later. To be called when the server is bound.
    void widenQueue();

    /// Ends all connections, also those to come, and waits until none is answered any more. Any thread may call it but
    /// those that answer.
    void shutDownConnections();

private:
    class Connection;
    using Connections = std::vector<std::unique_ptr<Connection>>;

    bool process_and_close_socket(socket_t socket) override;
    bool take(socket_t socket);
    void signal() const;
    void waitForRequests();
    bool takeIdle(Connections& idle);
    void handOut(Connections& idle, const std::vector<pollfd>& waited);
    void closeSome(Connections& idle) const;
    void answerRequests();
    std::unique_ptr<Connection> nextWithRequest();
    bool answer(Connection& connection);

    ConnectionLimits m_limits;
    int m_signal; // an event that wakes the thread which waits for requests
    std::mutex m_mutex; // of all below
    std::condition_variable m_changed;
    std::set<socket_t> m_open;
    Connections m_idle; // which the waiting thread has not seen yet
    std::deque<std::unique_ptr<Connection>> m_withRequest;
    bool m_isShutDown = false;
    std::vector<std::thread> m_threads;
};

}
