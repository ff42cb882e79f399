// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QByteArray>

#include <functional>
#include <thread>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace occasion {

/// A loopback connection that says what an HTTP library would never say.
class Socket
{
public:
    explicit Socket(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    ~Socket() { ::close(m_descriptor); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    static sockaddr_in loopback(int port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    /// Connected to a port; a connection that fails reads as one that was closed.
    static int connected(int port)
    {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
        const auto address = loopback(port);
        if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            ::shutdown(descriptor, SHUT_RDWR);
        return descriptor;
    }

    /// False when the other side has closed.
    bool send(const QByteArray& bytes) const
    {
        return ::send(m_descriptor, bytes.data(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL) >= 0;
    }

    /// What comes until the other side closes, or until `isEnough`.
    QByteArray read(const std::function<bool(const QByteArray&)>& isEnough = {}) const
    {
        QByteArray all;
        char buffer[4096];
        while (!isEnough || !isEnough(all)) {
            const auto count = ::recv(m_descriptor, buffer, sizeof buffer, 0);
            if (count <= 0)
                break;
            all.append(buffer, count);
        }
        return all;
    }

    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// Accepts connections on loopback, one after another, and lets `talk` have each.
class Listener
{
public:
    explicit Listener(std::function<void(const Socket&)> talk)
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
        , m_talk(std::move(talk))
    {
        auto address = Socket::loopback(0);
        socklen_t size = sizeof address;
        if (::bind(m_socket.descriptor(), reinterpret_cast<const sockaddr*>(&address), size) != 0)
            qFatal("a server of this test has no port");
        ::listen(m_socket.descriptor(), 5);
        ::getsockname(m_socket.descriptor(), reinterpret_cast<sockaddr*>(&address), &size);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { accept(); });
    }

    ~Listener()
    {
        ::shutdown(m_socket.descriptor(), SHUT_RDWR);
        m_thread.join();
    }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    int port() const { return m_port; }

private:
    void accept() const
    {
        for (;;) {
            const int client = ::accept(m_socket.descriptor(), nullptr, nullptr);
            if (client < 0)
                return;
            m_talk(Socket(client));
        }
    }

    Socket m_socket;
    std::function<void(const Socket&)> m_talk;
    int m_port = 0;
    std::thread m_thread;
};

}
