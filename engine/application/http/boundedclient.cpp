// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/boundedclient.h"

#include "engine/application/http/socketwait.h"

#include <QUrl>

#include <array>

#include <fcntl.h>
#include <poll.h>

namespace occasion {

namespace {

using Clock = std::chrono::steady_clock;

/// A client's end of a connection for one request and its answer: what goes beyond the budget is an error.
class BudgetStream : public httplib::Stream
{
public:
    /// Without `ssl` the connection is plain.
    BudgetStream(socket_t socket, SSL* ssl, AnswerBudget& budget)
        : m_socket(socket)
        , m_ssl(ssl)
        , m_budget(budget)
        , m_end(Clock::now() + budget.begin)
    {
        ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK); // only wait() waits
    }

    bool is_readable() const override { return m_begin < m_filled || wait(POLLIN); }
    bool is_writable() const override { return wait(POLLOUT); }
    ssize_t read(char* data, size_t size) override;
    ssize_t write(const char* data, size_t size) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override { none(ip, port); }
    void get_local_ip_and_port(std::string& ip, int& port) const override { none(ip, port); }
    socket_t socket() const override { return m_socket; }

private:
    static void none(std::string& ip, int& port)
    {
        ip.clear();
        port = 0;
    }

    bool wait(int events) const;
    ssize_t fill();
    ssize_t receiveSome();
    ssize_t sendSome(const char* data, size_t size);
    int eventsToWaitFor(ssize_t result, int otherwise) const;

    socket_t m_socket;
    SSL* m_ssl;
    AnswerBudget& m_budget;
    Clock::time_point m_end;
    std::array<char, 16'384> m_buffer{};
    size_t m_begin = 0; // of what waits in the buffer
    size_t m_filled = 0;
    size_t m_received = 0;
};

bool BudgetStream::wait(int events) const
{
    return waitForSocket(m_socket, static_cast<short>(events), m_end);
}

/// What to wait for before a transfer is tried again; 0 when it has failed for good.
int BudgetStream::eventsToWaitFor(ssize_t result, int otherwise) const
{
    if (!m_ssl)
        return errno == EAGAIN || errno == EINTR ? otherwise : 0;
    switch (SSL_get_error(m_ssl, static_cast<int>(result))) {
    case SSL_ERROR_WANT_READ:
        return POLLIN;
    case SSL_ERROR_WANT_WRITE:
        return POLLOUT;
    default:
        return 0;
    }
}

ssize_t BudgetStream::receiveSome()
{
    ERR_clear_error(); // SSL_get_error() looks at all that there are
    if (!m_ssl)
        return ::recv(m_socket, m_buffer.data(), m_buffer.size(), 0);
    const int count = SSL_read(m_ssl, m_buffer.data(), static_cast<int>(m_buffer.size()));
    const bool isCutOff = count == 0 && SSL_get_error(m_ssl, count) != SSL_ERROR_ZERO_RETURN;
    return isCutOff ? -1 : count;
}

ssize_t BudgetStream::sendSome(const char* data, size_t size)
{
    constexpr size_t most = 1 << 20;
    ERR_clear_error();
    return m_ssl ? SSL_write(m_ssl, data, static_cast<int>(std::min(size, most)))
                 : ::send(m_socket, data, size, MSG_NOSIGNAL);
}

/// How many bytes there are now; 0 at the end, -1 after an error and beyond the budget.
ssize_t BudgetStream::fill()
{
    ssize_t count = receiveSome();
    while (count < 0) {
        const int events = eventsToWaitFor(count, POLLIN);
        if (events == 0 || !wait(events))
            return -1;
        count = receiveSome();
    }
    if (m_received == 0)
        m_end = Clock::now() + m_budget.whole;
    m_begin = 0;
    m_filled = static_cast<size_t>(count);
    m_received += m_filled;
    m_budget.isExceeded = m_received > m_budget.bytes;
    return m_budget.isExceeded || Clock::now() >= m_end ? -1 : count;
}

ssize_t BudgetStream::read(char* data, size_t size)
{
    if (m_begin == m_filled) {
        if (const auto filled = fill(); filled <= 0)
            return filled;
    }
    const auto count = std::min(size, m_filled - m_begin);
    std::copy_n(m_buffer.data() + m_begin, count, data);
    m_begin += count;
    return static_cast<ssize_t>(count);
}

ssize_t BudgetStream::write(const char* data, size_t size)
{
    for (size_t done = 0; done < size;) {
        const auto count = sendSome(data + done, size - done);
        if (count > 0) {
            done += static_cast<size_t>(count);
            continue;
        }
        const int events = eventsToWaitFor(count, POLLOUT);
        if (events == 0 || !wait(events))
            return -1;
    }
    return static_cast<ssize_t>(size);
}

/// One of the library's clients.
template <class Base>
class BoundedClient : public Base
{
public:
    BoundedClient(const std::string& host, int port, AnswerBudget& budget)
        : Base(host, port)
        , m_budget(budget)
    {
    }

private:
    bool process_socket(
        const httplib::ClientImpl::Socket& socket, std::function<bool(httplib::Stream& stream)> talk) override
    {
        BudgetStream stream(socket.sock, socket.ssl, m_budget);
        return talk(stream);
    }

    AnswerBudget& m_budget;
};

}

std::unique_ptr<httplib::ClientImpl> makeBoundedClient(const QUrl& address, AnswerBudget& budget)
{
    constexpr int httpPort = 80;
    constexpr int httpsPort = 443;
    const auto host = address.host(QUrl::FullyEncoded).toStdString();
    if (address.scheme() == u"https")
        return std::make_unique<BoundedClient<httplib::SSLClient>>(host, address.port(httpsPort), budget);
    return std::make_unique<BoundedClient<httplib::ClientImpl>>(host, address.port(httpPort), budget);
}

}
