// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/httplogserver.h"
#include "tests/support/fixedrecorder.h"
#include "tests/support/socket.h"

#include "engine/application/remotelog.h"
#include "engine/errors.h"

#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

struct Reply
{
    int status = 0;
    QMap<QByteArray, QByteArray> headers; // names in small letters
    QByteArray body;
};

Reply parsed(const QByteArray& text)
{
    const auto end = text.indexOf("\r\n\r\n");
    Reply reply;
    if (end < 0)
        return reply;
    const auto lines = text.first(end).split('\n');
    reply.status = lines.front().split(' ').value(1).toInt();
    for (const auto& line : lines.sliced(1)) {
        const auto colon = line.indexOf(':');
        reply.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
    }
    reply.body = text.sliced(end + 4);
    return reply;
}

/// The answer to these bytes, of which the server knows that no more follow it.
Reply answerTo(const HttpLogServer& server, const QByteArray& request)
{
    const Socket socket(Socket::connected(server.port()));
    socket.send(request);
    return parsed(socket.read());
}

QByteArray get(const QByteArray& path, const QByteArray& headers = {}, const QByteArray& method = "GET")
{
    return method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n";
}

HttpLogServerOptions patient()
{
    HttpLogServerOptions options;
    options.idleTime = options.requestTime = std::chrono::minutes(2);
    return options;
}

}

/// A server of a log of five notifications.
class HttpLogServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itAnswersWithTheExactText();
    void whatNeverChangesMayBeCached();
    void anotherStoreAtTheSameAddressIsNotMistaken();
    void aHeadIsAnAnswerWithoutBody();
    void severalRequestsUseOneConnection();
    void whatIsNoQuestionIsAnsweredInOneSentence_data();
    void whatIsNoQuestionIsAnsweredInOneSentence();
    void aBodyIsNotTakenForTheNextRequest();
    void aSlowRequestIsCutOff_data();
    void aSlowRequestIsCutOff();
    void aClientThatDoesNotReadIsCutOff();
    void clientsThatLeaveDoNoHarm();
    void keptConnectionsKeepNobodyOut();
    void silentConnectionsKeepNobodyOut();
    void tooManyConnectionsAreSentAway();
    void whoLeavesWaitsNoLonger();
    void aTokenIsAskedFor();
    void strangersNeedAToken();
    void withoutATokenOtherHostNamesAreRefused();
    void aTakenPortIsAnError();
    void itEndsWhileClientsWait();

private:
    FixedRecorder m_recorder{notificationsWithIds({1, 2, 3, 4, 5})};
    LocalNotificationLog m_log{m_recorder};
    std::vector<ServedLog> m_served{{u"Accounts"_s, &m_log}};
};

void HttpLogServerTest::itAnswersWithTheExactText()
{
    const HttpLogServer server(m_served);
    QCOMPARE(server.url(), u"http://127.0.0.1:%1"_s.arg(server.port()));
    const NotificationLogJsonService texts(m_log);
    const auto section = answerTo(server, get("/notifications/1,10"));
    QCOMPARE(section.status, 200);
    QCOMPARE(section.headers["content-type"], QByteArray("application/json"));
    QCOMPARE(section.body, texts.section(u"1,10"_s));
    QCOMPARE(answerTo(server, get("/Accounts/notifications?start=2&limit=2&topics=m%3AC.E")).body,
        texts.notifications(2, 2));
    const auto unknown = answerTo(server, get("/nothing/h%65re"));
    QCOMPARE(unknown.status, 404);
    QCOMPARE(unknown.body, QByteArray("Not found: /nothing/here"));
}

void HttpLogServerTest::whatNeverChangesMayBeCached()
{
    const HttpLogServer server(m_served);
    const auto archived = answerTo(server, get("/notifications/1,5"));
    QCOMPARE(archived.headers["cache-control"], QByteArray("public, no-cache, immutable"));
    const auto etag = archived.headers["etag"];
    const QByteArrayList knowing{etag, "W/" + etag, "\"a,b\", W/\"\" , " + etag, "*"};
    for (const auto& known : knowing) {
        const auto again = answerTo(server, get("/notifications/1,5", "If-None-Match: " + known + "\r\n"));
        QCOMPARE(again.status, 304);
        QVERIFY(again.body.isEmpty());
        QCOMPARE(again.headers["cache-control"], archived.headers["cache-control"]);
    }
    for (const auto& other : {QByteArray("\"x\""), etag.sliced(1).chopped(1), QByteArray()})
        QCOMPARE(answerTo(server, get("/notifications/1,5", "If-None-Match: " + other + "\r\n")).status, 200);
    QCOMPARE(answerTo(server, get("/notifications/1,10")).headers["cache-control"], QByteArray("no-cache"));
    // Compressed it would be another text under the same ETag; a part of it is not the section.
    const auto plain
        = answerTo(server, get("/notifications/1,5", "Accept-Encoding: gzip, br\r\nRange: bytes=0-3\r\n"));
    QCOMPARE(plain.status, 200);
    QCOMPARE(plain.body, archived.body);
}

void HttpLogServerTest::anotherStoreAtTheSameAddressIsNotMistaken()
{
    auto items = notificationsWithIds({1, 2, 3, 4, 5});
    items.front().state = "{\"other\":1}";
    const FixedRecorder other(items);
    const LocalNotificationLog otherLog(other);
    std::optional<HttpLogServer> server(std::in_place, m_served);
    const auto before = answerTo(*server, get("/notifications/1,5"));
    const int port = server->port();
    server.reset();
    HttpLogServerOptions options;
    options.port = port;
    server.emplace(std::vector<ServedLog>{{u"Accounts"_s, &otherLog}}, options);
    // A browser that has kept the section must ask, and is told.
    QVERIFY(before.headers["cache-control"].contains("no-cache"));
    const auto after
        = answerTo(*server, get("/notifications/1,5", "If-None-Match: " + before.headers["etag"] + "\r\n"));
    QCOMPARE(after.status, 200);
    QVERIFY(after.body != before.body);
    QVERIFY(after.headers["occasion-log"] != before.headers["occasion-log"]);
}

void HttpLogServerTest::aHeadIsAnAnswerWithoutBody()
{
    const HttpLogServer server(m_served);
    const auto whole = answerTo(server, get("/notifications/1,5"));
    const auto head = answerTo(server, get("/notifications/1,5", {}, "HEAD"));
    QCOMPARE(head.status, 200);
    QCOMPARE(head.headers["etag"], whole.headers["etag"]);
    QCOMPARE(head.headers["content-length"].toInt(), whole.body.size());
    QVERIFY(head.body.isEmpty());
}

void HttpLogServerTest::severalRequestsUseOneConnection()
{
    const HttpLogServer server(m_served);
    const Socket socket(Socket::connected(server.port()));
    const QByteArray request = "GET /notifications/1,1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    socket.send(request + request + get("/notifications/1,1"));
    QCOMPARE(socket.read().count("HTTP/1.1 200 OK"), 3);
}

void HttpLogServerTest::whatIsNoQuestionIsAnsweredInOneSentence_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("bytes") << QByteArray("\x16\x03\x01\x02\r\n\r\n") << 400;
    QTest::newRow("another method") << get("/notifications/1,5", {}, "DELETE") << 405;
    QTest::newRow("a body") << QByteArray(get("/notifications/1,5", "Content-Length: 3\r\n") + "abc") << 413;
    QTest::newRow("a huge body") << get("/notifications/1,5", "Content-Length: 99999999999999\r\n") << 413;
    QTest::newRow("a body in chunks") << get("/notifications/1,5", "Transfer-Encoding: chunked\r\n") << 413;
    QTest::newRow("a long path") << get('/' + QByteArray(9'000, 'x')) << 414;
    QTest::newRow("a long header") << get("/", "X: " + QByteArray(9'000, 'x') + "\r\n") << 400;
    QTest::newRow("many headers") << get("/", QByteArray("X: y\r\n").repeated(10'000)) << 400;
    QTest::newRow("a bad section") << get("/notifications/one") << 400;
    QTest::newRow("a huge limit") << get("/notifications?limit=1000000000") << 400;
}

void HttpLogServerTest::whatIsNoQuestionIsAnsweredInOneSentence()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    const HttpLogServer server(m_served);
    // Only as much is sent as the server reads, or the rest would make the connection break.
    const Socket socket(Socket::connected(server.port()));
    socket.send(request);
    const auto isWhole = [](const QByteArray& text) { return !parsed(text).body.isEmpty(); };
    const auto reply = parsed(socket.read(isWhole));
    QCOMPARE(reply.status, status);
    QVERIFY(!reply.body.contains('\n'));
    QCOMPARE(answerTo(server, get("/notifications/1,5")).status, 200);
}

void HttpLogServerTest::aBodyIsNotTakenForTheNextRequest()
{
    const HttpLogServer server(m_served);
    const auto inner = get("/notifications/1,5");
    const Socket socket(Socket::connected(server.port()));
    socket.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(inner.size())
        + "\r\n\r\n" + inner);
    QCOMPARE(socket.read().count("HTTP/1.1 "), 1);
}

void HttpLogServerTest::aSlowRequestIsCutOff_data()
{
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<int>("status");
    QTest::newRow("in its first line") << QByteArray("GET /noti") << 408;
    QTest::newRow("in its headers") << QByteArray("GET / HTTP/1.1\r\nHost: ") << 400;
    QTest::newRow("before it begins") << QByteArray() << 0;
}

void HttpLogServerTest::aSlowRequestIsCutOff()
{
    QFETCH(QByteArray, beginning);
    QFETCH(int, status);
    HttpLogServerOptions options;
    options.idleTime = std::chrono::milliseconds(300);
    options.requestTime = std::chrono::milliseconds(300);
    const HttpLogServer server(m_served, options);
    const Socket socket(Socket::connected(server.port()));
    socket.send(beginning);
    // A byte now and then does not keep it open.
    std::atomic<bool> isOver = false;
    std::thread dripping([&] {
        while (!isOver && !beginning.isEmpty()) {
            socket.send("x");
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
    });
    const auto reply = parsed(socket.read([](const QByteArray& text) { return text.contains("\r\n\r\n"); }));
    isOver = true;
    dripping.join();
    QCOMPARE(reply.status, status);
}

void HttpLogServerTest::aClientThatDoesNotReadIsCutOff()
{
    auto large = notificationsWithIds({1});
    large.front().state = QByteArray(16 << 20, 'x');
    const FixedRecorder recorder(large);
    const LocalNotificationLog log(recorder);
    HttpLogServerOptions options;
    options.answerTime = std::chrono::milliseconds(300);
    const HttpLogServer server({{u"Large"_s, &log}}, options);
    const Socket socket(Socket::connected(server.port()));
    socket.send(get("/notifications/1,1"));
    QElapsedTimer timer;
    timer.start();
    char first = 0;
    QCOMPARE(::recv(socket.descriptor(), &first, 1, MSG_PEEK), 1);
    QTest::qWait(1'000); // longer than the server's patience
    QVERIFY(socket.read().size() < 16 << 20);
}

void HttpLogServerTest::clientsThatLeaveDoNoHarm()
{
    HttpLogServer server(m_served);
    for (int i = 0; i < 200; ++i) {
        const Socket socket(Socket::connected(server.port()));
        socket.send(i % 2 ? get("/notifications/1,5") : QByteArray("GET /"));
    }
    QCOMPARE(answerTo(server, get("/notifications/1,5")).status, 200);
}

void HttpLogServerTest::keptConnectionsKeepNobodyOut()
{
    const HttpLogServer server(m_served, patient());
    const QByteArray request = "GET /notifications/1,5 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    const auto isWhole = [](const QByteArray& text) { return text.endsWith("]}"); };
    QElapsedTimer timer;
    timer.start();
    std::vector<std::unique_ptr<Socket>> readers;
    readers.reserve(40);
    for (int i = 0; i < 40; ++i)
        readers.push_back(std::make_unique<Socket>(Socket::connected(server.port())));
    for (int round = 0; round < 2; ++round) {
        for (const auto& reader : readers) {
            reader->send(request);
            const auto reply = parsed(reader->read(isWhole));
            QCOMPARE(reply.status, 200);
            QVERIFY(!reply.headers.contains("keep-alive")); // no promise that is not kept
        }
    }
    QVERIFY(timer.elapsed() < 20'000); // less than any of them may stay idle
}

void HttpLogServerTest::silentConnectionsKeepNobodyOut()
{
    const HttpLogServer server(m_served, patient());
    QElapsedTimer timer;
    timer.start();
    std::vector<std::unique_ptr<Socket>> silent;
    silent.reserve(300);
    for (int i = 0; i < 300; ++i)
        silent.push_back(std::make_unique<Socket>(Socket::connected(server.port())));
    QCOMPARE(answerTo(server, get("/notifications/1,5")).status, 200);
    QVERIFY(silent.front()->read().isEmpty()); // the oldest of too many
    silent.back()->send(get("/notifications/1,5"));
    QCOMPARE(parsed(silent.back()->read()).status, 200);
    QVERIFY(timer.elapsed() < 20'000);
}

void HttpLogServerTest::tooManyConnectionsAreSentAway()
{
    auto options = patient();
    options.mostConnections = 8;
    const HttpLogServer server(m_served, options);
    std::vector<std::unique_ptr<Socket>> busy;
    for (size_t i = 0; i < options.mostConnections; ++i) {
        busy.push_back(std::make_unique<Socket>(Socket::connected(server.port())));
        busy.back()->send(get("/notifications?start=6&wait=30"));
    }
    const Socket socket(Socket::connected(server.port()));
    socket.send(get("/notifications/1,5"));
    const auto reply = parsed(socket.read());
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.headers["content-length"].toInt(), reply.body.size());
}

void HttpLogServerTest::whoLeavesWaitsNoLonger()
{
    const HttpLogServer server(m_served);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 2 * HttpLogService::mostWaiting; ++i) {
        const Socket socket(Socket::connected(server.port()));
        socket.send(get("/notifications?start=6&wait=30"));
    }
    QTRY_COMPARE(answerTo(server, get("/notifications?start=6&wait=1")).status, 200);
    QVERIFY(timer.elapsed() < 20'000); // less than they would have waited
}

void HttpLogServerTest::aTokenIsAskedFor()
{
    HttpLogServerOptions options;
    options.token = u"let me in"_s;
    const HttpLogServer server(m_served, options);
    const auto path = QByteArray("/notifications/1,5");
    const auto refused = answerTo(server, get(path));
    QCOMPARE(refused.status, 401);
    QCOMPARE(refused.headers["www-authenticate"], QByteArray("Bearer"));
    for (const char* wrong :
        {"Bearer let me out", "Bearer let me", "Bearer let me in!", "let me in", "Bearer "})
        QCOMPARE(answerTo(server, get(path, "Authorization: " + QByteArray(wrong) + "\r\n")).status, 401);
    const auto answered
        = answerTo(server, get(path, "Authorization: Bearer let me in\r\nHost: example.com\r\n"));
    QCOMPARE(answered.status, 200);
    QVERIFY(answered.headers["cache-control"].startsWith("private"));
}

void HttpLogServerTest::strangersNeedAToken()
{
    HttpLogServerOptions options;
    for (const QString& address : {u"0.0.0.0"_s, u"::"_s, u"127.0.0.1.example.com"_s, u""_s}) {
        options.address = address;
        QVERIFY_THROWS_EXCEPTION(ValueError, HttpLogServer(m_served, options));
    }
    options = {.address = u"0.0.0.0"_s, .token = u"t"_s};
    const HttpLogServer server(m_served, options);
    QCOMPARE(answerTo(server, get("/")).status, 401);
}

void HttpLogServerTest::withoutATokenOtherHostNamesAreRefused()
{
    const HttpLogServer server(m_served);
    const auto at = [&](const QByteArray& host) {
        return answerTo(server, "GET / HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n").status;
    };
    QCOMPARE(at("example.com"), 403);
    QCOMPARE(at("localhost.example.com:80"), 403);
    for (const char* here : {"localhost", "LocalHost:80", "127.0.0.1:8000", "[::1]:8000"})
        QCOMPARE(at(here), 200);
}

void HttpLogServerTest::aTakenPortIsAnError()
{
    const HttpLogServer server(m_served);
    HttpLogServerOptions options;
    options.port = server.port();
    QVERIFY_THROWS_EXCEPTION(OperationalError, HttpLogServer(m_served, options));
}

void HttpLogServerTest::itEndsWhileClientsWait()
{
    std::optional<HttpLogServer> server(std::in_place, m_served, patient());
    const Socket idle(Socket::connected(server->port()));
    const Socket unfinished(Socket::connected(server->port()));
    unfinished.send("GET /");
    const Socket waiting(Socket::connected(server->port()));
    waiting.send(get("/notifications?start=6&wait=30"));
    QElapsedTimer timer;
    timer.start();
    server.reset();
    QVERIFY(timer.elapsed() < 20'000); // less than any of them would be given
    QVERIFY(idle.read().isEmpty());
}

QTEST_GUILESS_MAIN(HttpLogServerTest)
#include "tst_httplogserver.moc"
