// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/boundedserver.h"

#include "engine/application/http/boundedstream.h"

namespace occasion {

namespace {

constexpr std::string_view tooSlow
    = "HTTP/1.1 408 Request Timeout\r\nContent-Type: text/plain; charset=utf-8\r\n"
      "Content-Length: 42\r\nConnection: close\r\n\r\n"
      "The request did not come whole and in time";
static_assert(tooSlow.size() - tooSlow.find("The request") == 42);

}

bool hasBody(const httplib::Request& request)
{
    const auto length = request.get_header_value("Content-Length");
    return request.has_header("Transfer-Encoding") || (!length.empty() && length != "0");
}

/// A socket in the server's list of open ones, until it is closed.
class BoundedServer::OpenConnection
{
public:
    OpenConnection(BoundedServer& server, socket_t socket)
        : m_server(server)
        , m_socket(socket)
    {
        const std::lock_guard lock(m_server.m_mutex);
        m_server.m_open.insert(socket);
        if (m_server.m_isShutDown)
            ::shutdown(socket, SHUT_RDWR);
    }

    ~OpenConnection()
    {
        // Under the lock, so that nobody shuts down another connection that gets the same number.
        const std::lock_guard lock(m_server.m_mutex);
        m_server.m_open.erase(m_socket);
        ::shutdown(m_socket, SHUT_RDWR);
        ::close(m_socket);
    }

    OpenConnection(const OpenConnection&) = delete;
    OpenConnection& operator=(const OpenConnection&) = delete;

private:
    BoundedServer& m_server;
    socket_t m_socket;
};

BoundedServer::BoundedServer(ConnectionLimits limits)
    : m_limits(limits)
{
}

void BoundedServer::shutDownConnections()
{
    const std::lock_guard lock(m_mutex);
    m_isShutDown = true;
    for (const auto socket : m_open)
        ::shutdown(socket, SHUT_RDWR);
}

bool BoundedServer::process_and_close_socket(socket_t socket)
{
    const OpenConnection open(*this, socket);
    BoundedStream stream(socket, m_limits);
    bool isOver = false;
    bool isUnderstood = true; // else nobody knows where the next request begins
    const auto prepare = [&](httplib::Request& request) {
        isUnderstood = true;
        isOver = isOver || hasBody(request); // nobody reads it, so what follows would be taken for a request
        request.ranges.clear();
        request.headers.erase("Accept-Encoding"); // one text, one ETag
    };
    for (int served = 1; isUnderstood && !isOver && stream.waitForRequest(); ++served) {
        const bool isLast = served == m_limits.requests;
        isUnderstood = false;
        if (!process_request(stream, isLast, isOver, prepare) || isLast)
            break;
    }
    if (stream.leftUnanswered())
        stream.write(tooSlow.data(), tooSlow.size());
    stream.finish();
    return true;
}

}
