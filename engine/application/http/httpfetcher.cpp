// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/httpfetcher.h"

#include "engine/application/http/nopipesignal.h"
#include "engine/errors.h"

#include <QUrl>

namespace occasion {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

QUrl parsed(const QString& address)
{
    QUrl url(address, QUrl::StrictMode);
    const bool isKnown = url.scheme() == u"http" || url.scheme() == u"https";
    if (!isKnown || url.host().isEmpty() || url.hasQuery() || url.hasFragment()
        || !url.userInfo().isEmpty()) {
        throw ValueError(
            u"'%1' is no address of a remote log: give one such as http://127.0.0.1:8000/Accounts."_s.arg(
                address));
    }
    return url;
}

std::string logPath(const QUrl& url)
{
    auto path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    if (!path.endsWith(u"/notifications"))
        path += u"/notifications"_s;
    return path.toStdString();
}

}

struct HttpFetcher::Answer
{
    httplib::Result result;
    QByteArray body;

    std::string header(const char* name) const { return result->get_header_value(name); }
};

HttpFetcher::HttpFetcher(const QString& address, HttpLogOptions options)
    : m_address(address)
    , m_options(std::move(options))
    , m_path(logPath(parsed(address)))
    , m_client(makeBoundedClient(parsed(address), m_budget))
    , m_kept(m_options.cacheBytes)
{
    m_client->set_connection_timeout(m_options.connectTime);
    m_client->set_write_timeout(m_options.answerTime);
    m_client->set_keep_alive(true);
    m_client->set_tcp_nodelay(true);
    m_client->set_url_encode(false); // paths are encoded already
    m_client->set_decompress(false); // nothing small becomes large here
    if (!m_options.token.isEmpty())
        m_client->set_bearer_token_auth(m_options.token.toStdString());
}

QByteArray HttpFetcher::get(const QByteArray& path, std::chrono::seconds wait)
{
    const std::lock_guard lock(m_mutex);
    const auto* kept = m_kept.object(path);
    if (kept && kept->isArchived)
        return kept->body;
    const auto known = kept ? *kept : Kept();
    const auto begin = steady_clock::now();
    const auto answer = ask(m_path + path.toStdString(), known.etag, wait);
    if (!answer.result)
        failWithout(answer, steady_clock::now() - begin - wait);
    const bool isUnchanged = answer.result->status == 304 && !known.etag.empty();
    if (!isUnchanged && answer.result->status != 200)
        failWith(answer);
    forgetOtherLogs(answer);
    if (isUnchanged)
        return known.body;
    keep(path, answer);
    return answer.body;
}

HttpFetcher::Answer HttpFetcher::ask(
    const std::string& path, const std::string& etag, std::chrono::seconds wait)
{
    const bool wasOpen = m_client->is_socket_open() != 0;
    const auto begin = steady_clock::now();
    auto answer = askOnce(path, etag, wait);
    // A server may close a kept connection at the moment it is used again.
    const bool wasClosed = !answer.result && answer.result.error() == httplib::Error::Read && wasOpen
        && !m_budget.isExceeded && steady_clock::now() - begin < m_options.answerTime;
    return wasClosed ? askOnce(path, etag, wait) : std::move(answer);
}

HttpFetcher::Answer HttpFetcher::askOnce(
    const std::string& path, const std::string& etag, std::chrono::seconds wait)
{
    const NoPipeSignal noSignal;
    m_budget = {.begin = milliseconds(m_options.answerTime + wait),
        .whole = m_options.answerTime,
        .bytes = static_cast<size_t>(m_options.mostBytes)};
    QByteArray body;
    const auto receive = [&body](const char* data, size_t size) {
        body.append(data, static_cast<qsizetype>(size));
        return true;
    };
    httplib::Headers headers;
    if (!etag.empty())
        headers.emplace("If-None-Match", etag);
    auto result = m_client->Get(path, headers, receive);
    return {std::move(result), std::move(body)};
}

/// Another store may be served at this address than before.
void HttpFetcher::forgetOtherLogs(const Answer& answer)
{
    if (const auto log = answer.header("Occasion-Log"); log != m_log) {
        m_kept.clear();
        m_log = log;
    }
}

void HttpFetcher::keep(const QByteArray& path, const Answer& answer)
{
    const auto etag = answer.header("ETag");
    const bool isArchived = answer.header("Cache-Control").find("immutable") != std::string::npos;
    if (!etag.empty() || isArchived)
        m_kept.insert(path, new Kept{answer.body, etag, isArchived}, answer.body.size() + path.size());
}

void HttpFetcher::failWithout(const Answer& answer, steady_clock::duration taken) const
{
    if (m_budget.isExceeded) {
        throw OperationalError(
            u"The answer of the remote log at '%1' is larger than %2 bytes: ask for smaller sections."_s
                .arg(m_address)
                .arg(m_options.mostBytes));
    }
    switch (answer.result.error()) {
    case httplib::Error::Connection:
    case httplib::Error::ConnectionTimeout:
        throw OperationalError(
            u"Nobody answers at '%1': check the address, and that the log is served there."_s.arg(m_address));
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
    case httplib::Error::SSLServerVerification:
        throw OperationalError(
            u"There is no safe connection to '%1': check the server's certificate."_s.arg(m_address));
    default:
        break;
    }
    const bool isLate = taken >= m_options.answerTime;
    throw OperationalError((isLate ? u"The remote log at '%1' did not answer in time: try again."_s
                                   : u"The remote log at '%1' broke its answer off: try again."_s)
                               .arg(m_address));
}

void HttpFetcher::failWith(const Answer& answer) const
{
    const auto sentence = QString::fromUtf8(answer.body.first(std::min<qsizetype>(answer.body.size(), 500)));
    switch (answer.result->status) {
    case 400:
        throw ValueError(sentence);
    case 401:
    case 403:
        throw OperationalError(
            u"The remote log at '%1' does not let this program in: give the token that it was started with."_s
                .arg(m_address));
    case 404:
        throw OperationalError(
            u"There is no notification log at '%1': check the application's name in the address."_s.arg(
                m_address));
    default:
        throw OperationalError(u"The remote log at '%1' answered with status %2: %3"_s.arg(m_address)
                                   .arg(answer.result->status)
                                   .arg(sentence));
    }
}

}
