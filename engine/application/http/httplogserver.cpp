// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/httplogserver.h"

#include "engine/application/http/boundedserver.h"
#include "engine/errors.h"

#include <QRegularExpression>
#include <QUuid>

#include <thread>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// The names by which only this machine is meant.
bool isLoopback(const QString& host)
{
    static const QRegularExpression names(
        uR"(^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$)"_s, QRegularExpression::CaseInsensitiveOption);
    return names.match(host).hasMatch();
}

/// "localhost:8000" without its port.
QString hostName(const std::string& header)
{
    static const QRegularExpression port(uR"(:\d+$)"_s);
    return QString::fromStdString(header).remove(port);
}

/// Takes the same time however much of the token is right.
bool isSame(const std::string& given, const std::string& expected)
{
    unsigned difference = given.size() == expected.size() ? 0 : 1;
    for (size_t i = 0; i < given.size() && i < expected.size(); ++i)
        difference |= static_cast<unsigned>(given[i] ^ expected[i]);
    return difference == 0;
}

/// The request must outlive it.
LogRequest toLogRequest(const httplib::Request& request)
{
    LogRequest asked{.path = QString::fromStdString(request.path),
        .ifNoneMatch = QByteArray::fromStdString(request.get_header_value("If-None-Match")),
        .hasLeft = [&request] { return hasLeft(request); }};
    for (const auto& [name, value] : request.params)
        asked.parameters.append({QString::fromStdString(name), QString::fromStdString(value)});
    return asked;
}

const char* sentenceFor(int status)
{
    switch (status) {
    case 414:
        return "The address that was asked for is too long: ask for fewer topics.";
    case 500:
        return "The server failed to answer this request.";
    default:
        return "The request could not be read: it is damaged, too long, or came too slowly.";
    }
}

void refuse(httplib::Response& response, int status, const QString& sentence)
{
    response.status = status;
    response.set_content(sentence.toStdString(), "text/plain; charset=utf-8");
}

void send(httplib::Response& response, const LogAnswer& answer, bool isPrivate)
{
    if (answer.status >= 400)
        return refuse(response, answer.status, QString::fromUtf8(answer.body));
    response.status = answer.status;
    response.set_header("ETag", answer.etag.toStdString());
    const std::string whose = isPrivate ? "private, " : "public, ";
    response.set_header("Cache-Control", answer.isArchived ? whose + "no-cache, immutable" : "no-cache");
    if (answer.status == 200)
        response.set_content(
            answer.body.constData(), static_cast<size_t>(answer.body.size()), "application/json");
}

ConnectionLimits limitsOf(const HttpLogServerOptions& options)
{
    return {.idle = options.idleTime,
        .request = options.requestTime,
        .answer = options.answerTime,
        .mostIdle = options.mostConnections / 2,
        .mostOpen = options.mostConnections};
}

/// The library lets several programs share a port, which takes each other's clients away.
void reuseOnlyWhatIsLeft(socket_t socket)
{
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

}

class HttpLogServer::Threads
{
public:
    Threads(std::vector<ServedLog> logs, HttpLogServerOptions options);
    ~Threads();
    Threads(const Threads&) = delete;
    Threads& operator=(const Threads&) = delete;

    int port() const { return m_port; }
    const HttpLogServerOptions& options() const { return m_options; }
    void wake() { m_service.wake(); }

private:
    void setUp();
    void bind();
    void listen();
    void handle(const httplib::Request& request, httplib::Response& response);

    HttpLogServerOptions m_options;
    std::string m_name = QUuid::createUuid().toString(QUuid::Id128).toStdString();
    HttpLogService m_service;
    BoundedServer m_server;
    int m_port = 0;
    std::atomic<bool> m_isOver = false;
    std::thread m_listening;
};

HttpLogServer::Threads::Threads(std::vector<ServedLog> logs, HttpLogServerOptions options)
    : m_options(std::move(options))
    , m_service(std::move(logs))
    , m_server(limitsOf(m_options))
{
    if (m_options.token.isEmpty() && !isLoopback(m_options.address)) {
        throw ValueError(
            u"Others can reach '%1', so logs are served there only with a token: give one, or serve at "
            "127.0.0.1."_s.arg(m_options.address));
    }
    setUp();
    bind();
    listen();
}

HttpLogServer::Threads::~Threads()
{
    m_service.close();
    m_server.stop();
    m_server.shutDownConnections();
    m_listening.join();
}

void HttpLogServer::Threads::setUp()
{
    m_server.set_socket_options(reuseOnlyWhatIsLeft);
    m_server.set_tcp_nodelay(true);
    m_server.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
        response.set_header("X-Content-Type-Options", "nosniff");
        response.set_header("Occasion-Log", m_name);
        handle(request, response);
        return httplib::Server::HandlerResponse::Handled;
    });
    m_server.set_exception_handler(
        [](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
            response.status = 500; // what it was is none of the client's business
        });
    m_server.set_error_handler([](const httplib::Request&, httplib::Response& response) {
        if (response.body.empty())
            refuse(response, response.status, QString::fromLatin1(sentenceFor(response.status)));
    });
}

void HttpLogServer::Threads::bind()
{
    const auto address = m_options.address.toStdString();
    m_port = m_options.port;
    if (m_port == 0)
        m_port = m_server.bind_to_any_port(address);
    else if (!m_server.bind_to_port(address, m_port))
        m_port = -1;
    if (m_port <= 0) {
        throw OperationalError(
            u"Logs cannot be served at '%1', port %2: it is taken, or not this machine's. Choose "
            "another."_s.arg(m_options.address)
                .arg(m_options.port));
    }
    m_server.widenQueue();
}

void HttpLogServer::Threads::listen()
{
    m_listening = std::thread([this] {
        m_server.listen_after_bind();
        m_isOver = true;
    });
    // The library cannot stop what has not begun.
    while (!m_server.is_running() && !m_isOver)
        std::this_thread::yield();
}

void HttpLogServer::Threads::handle(const httplib::Request& request, httplib::Response& response)
{
    if (request.method != "GET" && request.method != "HEAD") {
        response.set_header("Allow", "GET, HEAD");
        return refuse(response, 405, u"Logs are only read here: ask with GET."_s);
    }
    if (hasBody(request))
        return refuse(response, 413, u"A request for a log has no body: ask without one."_s);
    const auto given = request.get_header_value("Authorization");
    if (!m_options.token.isEmpty() && !isSame(given, "Bearer " + m_options.token.toStdString())) {
        response.set_header("WWW-Authenticate", "Bearer");
        return refuse(response, 401,
            u"A token is needed here: send \"Authorization: Bearer TOKEN\" with the one "
            "that the server was started with."_s);
    }
    const auto host = hostName(request.get_header_value("Host"));
    if (m_options.token.isEmpty() && !host.isEmpty() && !isLoopback(host))
        return refuse(response, 403,
            u"Without a token only this machine is served: ask at %1."_s.arg(m_options.address));
    send(response, m_service.answer(toLogRequest(request)), !m_options.token.isEmpty());
}

HttpLogServer::HttpLogServer(std::vector<ServedLog> logs, HttpLogServerOptions options)
    : m_threads(std::make_unique<Threads>(std::move(logs), std::move(options)))
{
}

HttpLogServer::~HttpLogServer() = default;

int HttpLogServer::port() const
{
    return m_threads->port();
}

QString HttpLogServer::url() const
{
    const auto& address = m_threads->options().address;
    return u"http://%1:%2"_s.arg(address.contains(u':') ? u"[%1]"_s.arg(address) : address).arg(port());
}

void HttpLogServer::wake()
{
    m_threads->wake();
}

}
