// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/boundedstream.h"

#include "engine/application/http/socketwait.h"

#include <poll.h>

namespace occasion {

BoundedStream::BoundedStream(socket_t socket, const ConnectionLimits& limits)
    : m_socket(socket)
    , m_limits(limits)
{
}

bool BoundedStream::waitForRequest()
{
    m_received = 0;
    m_wrote = false;
    if (m_begin == m_end && !fill(Clock::now() + m_limits.idle))
        return false;
    m_requestEnd = Clock::now() + m_limits.request;
    return true;
}

bool BoundedStream::hasEnded() const
{
    pollfd looked{.fd = m_socket, .events = POLLRDHUP, .revents = 0};
    return ::poll(&looked, 1, 0) > 0;
}

bool BoundedStream::wait(short events, Clock::time_point end) const
{
    return waitForSocket(m_socket, events, end);
}

bool BoundedStream::fill(Clock::time_point end)
{
    if (!wait(POLLIN, end))
        return false;
    const auto count = ::recv(m_socket, m_buffer.data(), m_buffer.size(), 0);
    m_begin = 0;
    m_end = count > 0 ? static_cast<size_t>(count) : 0;
    return count > 0;
}

void BoundedStream::finish()
{
    constexpr int mostReads = 64;
    ::shutdown(m_socket, SHUT_WR);
    const auto end = Clock::now() + std::chrono::seconds(1);
    for (int reads = 0; reads < mostReads && fill(end); ++reads) {}
}

bool BoundedStream::is_readable() const
{
    return m_begin < m_end || wait(POLLIN, m_requestEnd);
}

bool BoundedStream::is_writable() const
{
    return wait(POLLOUT, Clock::now() + m_limits.answer);
}

ssize_t BoundedStream::read(char* data, size_t size)
{
    if (m_received >= m_limits.requestBytes || (m_begin == m_end && !fill(m_requestEnd)))
        return -1;
    const auto count = std::min(size, m_end - m_begin);
    std::copy_n(m_buffer.data() + m_begin, count, data);
    m_begin += count;
    m_received += count;
    return static_cast<ssize_t>(count);
}

ssize_t BoundedStream::write(const char* data, size_t size)
{
    if (!m_wrote)
        m_answerEnd = Clock::now() + m_limits.answer;
    m_wrote = true;
    for (size_t done = 0; done < size;) {
        if (!wait(POLLOUT, m_answerEnd))
            return -1;
        const auto count = ::send(m_socket, data + done, size - done, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && errno != EAGAIN && errno != EINTR)
            return -1;
        done += static_cast<size_t>(std::max<ssize_t>(0, count));
    }
    return static_cast<ssize_t>(size);
}

void BoundedStream::get_remote_ip_and_port(std::string& ip, int& port) const
{
    ip.clear();
    port = 0;
}

void BoundedStream::get_local_ip_and_port(std::string& ip, int& port) const
{
    get_remote_ip_and_port(ip, port);
}

}
