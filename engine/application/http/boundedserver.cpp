// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/boundedserver.h"

#include "engine/application/http/boundedstream.h"
#include "engine/errors.h"

#include <array>

#include <poll.h>
#include <sys/eventfd.h>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view tooSlow
    = "HTTP/1.1 408 Request Timeout\r\nContent-Type: text/plain; charset=utf-8\r\n"
      "Content-Length: 42\r\nConnection: close\r\n\r\n"
      "The request did not come whole and in time";
static_assert(tooSlow.size() - tooSlow.find("The request") == 42);

constexpr std::string_view tooMany
    = "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n"
      "Content-Length: 54\r\nRetry-After: 1\r\nConnection: close\r\n\r\n"
      "Too many clients are connected already: ask again soon";
static_assert(tooMany.size() - tooMany.find("Too many") == 54);

using Clock = std::chrono::steady_clock;

int millisecondsUntil(Clock::time_point end)
{
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now()).count();
    return static_cast<int>(std::max<std::chrono::milliseconds::rep>(0, left));
}

/// Lets the listening thread hand a connection over by itself.
class AtOnce : public httplib::TaskQueue
{
public:
    void enqueue(std::function<void()> task) override { task(); }
    void shutdown() override {}
};

/// Told without waiting for it to be read.
void sendAway(socket_t socket)
{
    std::array<char, 4096> request{};
    ::recv(socket, request.data(), request.size(), MSG_DONTWAIT); // or closing would take the answer back
    ::send(socket, tooMany.data(), tooMany.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    ::shutdown(socket, SHUT_WR);
    ::close(socket);
}

}

bool hasBody(const httplib::Request& request)
{
    const auto length = request.get_header_value("Content-Length");
    return request.has_header("Transfer-Encoding") || (!length.empty() && length != "0");
}

bool hasLeft(const httplib::Request& request)
{
    return request.progress && !request.progress(0, 0);
}

/// A socket in the server's list of open ones, until it is closed.
class BoundedServer::Connection
{
public:
    /// The server's mutex must be locked.
    Connection(BoundedServer& server, socket_t socket)
        : m_server(server)
        , m_socket(socket)
        , m_stream(socket, server.m_limits)
    {
        m_server.m_open.insert(socket);
        beginIdling();
    }

    ~Connection()
    {
        // Under the lock, so that nobody shuts down another connection that gets the same number.
        const std::lock_guard lock(m_server.m_mutex);
        m_server.m_open.erase(m_socket);
        ::shutdown(m_socket, SHUT_RDWR);
        ::close(m_socket);
    }

    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    socket_t socket() const { return m_socket; }
    BoundedStream& stream() { return m_stream; }
    void beginIdling() { m_idleEnd = Clock::now() + m_server.m_limits.idle; }
    Clock::time_point idleEnd() const { return m_idleEnd; }
    /// Counts one more request; whether it is the last that may come.
    bool countsLast() { return ++m_requests >= m_server.m_limits.requests; }

private:
    BoundedServer& m_server;
    socket_t m_socket;
    BoundedStream m_stream;
    Clock::time_point m_idleEnd;
    int m_requests = 0;
};

BoundedServer::BoundedServer(ConnectionLimits limits)
    : m_limits(limits)
    , m_signal(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_signal < 0)
        throw OperationalError(u"No log can be served: this system has no more files to open."_s);
    new_task_queue = [] { return new AtOnce; };
    set_post_routing_handler([](const httplib::Request&, httplib::Response& response) {
        response.headers.erase("Keep-Alive"); // the library's own limits, which are not kept to here
    });
    m_threads.emplace_back([this] { waitForRequests(); });
    for (size_t i = 0; i < m_limits.threads; ++i)
        m_threads.emplace_back([this] { answerRequests(); });
}

BoundedServer::~BoundedServer()
{
    shutDownConnections();
    ::close(m_signal);
}

void BoundedServer::widenQueue()
{
    ::listen(svr_sock_, SOMAXCONN);
}

void BoundedServer::shutDownConnections()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isShutDown = true;
        for (const auto socket : m_open)
            ::shutdown(socket, SHUT_RDWR);
    }
    m_changed.notify_all();
    signal();
    for (auto& thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
    m_idle.clear();
    m_withRequest.clear();
}

bool BoundedServer::process_and_close_socket(socket_t socket)
{
    const bool isTaken = take(socket);
    if (!isTaken)
        sendAway(socket);
    return isTaken;
}

bool BoundedServer::take(socket_t socket)
{
    const std::lock_guard lock(m_mutex);
    if (m_isShutDown || m_open.size() >= m_limits.mostOpen)
        return false;
    m_idle.push_back(std::make_unique<Connection>(*this, socket));
    signal();
    return true;
}

void BoundedServer::signal() const
{
    ::eventfd_write(m_signal, 1);
}

void BoundedServer::waitForRequests()
{
    Connections idle;
    while (takeIdle(idle)) {
        std::vector<pollfd> waited{{.fd = m_signal, .events = POLLIN, .revents = 0}};
        for (const auto& connection : idle)
            waited.push_back({.fd = connection->socket(), .events = POLLIN, .revents = 0});
        ::poll(waited.data(), waited.size(), idle.empty() ? -1 : millisecondsUntil(idle.front()->idleEnd()));
        handOut(idle, waited);
        closeSome(idle);
    }
}

/// Adds those that have become idle; false when the server is shut down.
bool BoundedServer::takeIdle(Connections& idle)
{
    eventfd_t count = 0;
    ::eventfd_read(m_signal, &count);
    const std::lock_guard lock(m_mutex);
    std::move(m_idle.begin(), m_idle.end(), std::back_inserter(idle));
    m_idle.clear();
    return !m_isShutDown;
}

/// Gives those whose next request begins to the threads that answer. What was waited for is the signal, and then these.
void BoundedServer::handOut(Connections& idle, const std::vector<pollfd>& waited)
{
    {
        const std::lock_guard lock(m_mutex);
        for (size_t i = 0; i < idle.size(); ++i) {
            if (waited[i + 1].revents != 0)
                m_withRequest.push_back(std::move(idle[i]));
        }
    }
    m_changed.notify_all();
    std::erase(idle, nullptr);
}

/// Closes those whose time is up, and the oldest of too many.
void BoundedServer::closeSome(Connections& idle) const
{
    const auto now = Clock::now();
    size_t count = idle.size() - std::min(idle.size(), m_limits.mostIdle);
    while (count < idle.size() && idle[count]->idleEnd() <= now)
        ++count;
    idle.erase(idle.begin(), idle.begin() + static_cast<ptrdiff_t>(count));
}

void BoundedServer::answerRequests()
{
    while (auto connection = nextWithRequest()) {
        if (!answer(*connection))
            continue;
        connection->beginIdling();
        const std::lock_guard lock(m_mutex);
        m_idle.push_back(std::move(connection));
        signal();
    }
}

/// None when the server is shut down.
std::unique_ptr<BoundedServer::Connection> BoundedServer::nextWithRequest()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isShutDown || !m_withRequest.empty(); });
    if (m_isShutDown)
        return {};
    auto connection = std::move(m_withRequest.front());
    m_withRequest.pop_front();
    return connection;
}

/// Answers what has come; whether the connection stays open for more.
bool BoundedServer::answer(Connection& connection)
{
    auto& stream = connection.stream();
    bool isOver = false;
    bool isUnderstood = true; // else nobody knows where the next request begins
    const auto prepare = [&](httplib::Request& request) {
        isUnderstood = true;
        isOver = isOver || hasBody(request); // nobody reads it, so what follows would be taken for a request
        request.ranges.clear();
        request.headers.erase("Accept-Encoding"); // one text, one ETag
        // The library's clients are asked this way whether to go on; its server has nothing to ask.
        request.progress = [&stream](uint64_t, uint64_t) { return !stream.hasEnded(); };
    };
    while (isUnderstood && !isOver && stream.waitForRequest()) {
        const bool isLast = connection.countsLast();
        isUnderstood = false;
        if (!process_request(stream, isLast, isOver, prepare) || isLast)
            break;
        if (isUnderstood && !isOver && !stream.hasMore())
            return true;
    }
    if (stream.leftUnanswered())
        stream.write(tooSlow.data(), tooSlow.size());
    stream.finish();
    return false;
}

}
