// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/http/boundedserver.h"

#include <array>

namespace occasion {

/// A server's end of a connection, which keeps to the limits: what goes beyond them is read or written as an error.
class BoundedStream : public httplib::Stream
{
public:
    BoundedStream(socket_t socket, const ConnectionLimits& limits);

    /// Waits until a request begins; false when none does in time, or the client is gone. From then on its time runs.
    bool waitForRequest();
    /// Whether more than the last request has been read already.
    bool hasMore() const { return m_begin < m_end; }
    /// Whether the client has closed its end.
    bool hasEnded() const;
    /// Whether a part of a request came and nothing was answered to it.
    bool leftUnanswered() const { return m_received > 0 && !m_wrote; }
    /// Says that nothing more comes, and reads what the client still sends, a second and some bytes long: if the
    /// connection were closed with something unread, the client might lose its answer.
    void finish();

    bool is_readable() const override;
    bool is_writable() const override;
    ssize_t read(char* data, size_t size) override;
    ssize_t write(const char* data, size_t size) override;
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    socket_t socket() const override { return m_socket; }

private:
    using Clock = std::chrono::steady_clock;

    bool wait(short events, Clock::time_point end) const;
    bool fill(Clock::time_point end);

    socket_t m_socket;
    const ConnectionLimits& m_limits;
    std::array<char, 4096> m_buffer{};
    size_t m_begin = 0; // of what waits in the buffer
    size_t m_end = 0;
    size_t m_received = 0; // of this request
    bool m_wrote = false;
    Clock::time_point m_requestEnd;
    Clock::time_point m_answerEnd;
};

}
