// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/httpnotificationlog.h"
#include "tests/support/fixedrecorder.h"
#include "tests/support/kennel.h"
#include "tests/support/socket.h"

#include "engine/application/http/httplogserver.h"
#include "engine/errors.h"
#include "engine/system/logreader.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

namespace {

/// What a log's reader is told in the given words, whatever it asks.
class TellingServer
{
public:
    explicit TellingServer(QByteArray words)
        : m_listener([words = std::move(words)](const Socket& client) {
            client.read([](const QByteArray& request) { return request.contains("\r\n\r\n"); });
            client.send(words);
        })
    {
    }

    QString url() const { return u"http://127.0.0.1:%1"_s.arg(m_listener.port()); }

private:
    Listener m_listener;
};

QByteArray answer(const QByteArray& status, const QByteArray& body, const QByteArray& headers = {})
{
    return "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body;
}

HttpLogOptions impatient()
{
    return {.connectTime = std::chrono::milliseconds(500), .answerTime = std::chrono::milliseconds(500)};
}

StoredEvent eventOfVersion(Version version)
{
    return {.originatorId = idOf(u"dog"_s), .originatorVersion = version, .topic = u"t"_s, .state = "{}"};
}

/// More than an address has room for.
QStringList manyTopics()
{
    QStringList topics;
    for (int i = 100; i < 600; ++i)
        topics.append(u"module:Class.Event%1"_s.arg(i));
    return topics;
}

/// The message of the error of that kind; empty when there is none, or another.
template <class Error, class Act>
QString errorOf(const Act& act)
{
    try {
        act();
    } catch (const Error& error) {
        return error.message();
    } catch (const EngineError&) {
        return {};
    }
    return {};
}

/// What a follower of the kennel has come to: its tracking and its own log.
std::pair<std::vector<Tracking>, std::vector<Notification>> endOf(const Process& follower)
{
    return {follower.recorder().selectTracking(), follower.recorder().selectNotifications({.limit = -1})};
}

}

class HttpNotificationLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itGivesWhatTheLogGives();
    void anAnswerMayEndWithItsConnection();
    void anApplicationIsFoundByItsAddress();
    void archivedAnswersAreAskedForOnce();
    void whatIsKeptOfAnotherStoreIsForgotten();
    void currentAnswersAreAskedForAgain();
    void manyTopicsAreFoundToo();
    void largeStatesAreReadToTheEnd();
    void aStartThatIsExcludedIsNotGiven();
    void itWaitsForNews();
    void itWaitsForManyTopics();
    void readersGoOnWhileOthersWait();
    void aFollowerOverHttpEndsAsALocalOne();
    void whatIsNoAddressIsRefused_data();
    void whatIsNoAddressIsRefused();
    void aWrongQuestionIsAValueError();
    void nobodyThereIsAnError();
    void theWrongTokenIsAnError();
    void anotherAnswerIsAnError_data();
    void anotherAnswerIsAnError();
    void noAnswerInTimeIsAnError();
    void anAnswerWithoutEndIsAnError_data();
    void anAnswerWithoutEndIsAnError();
    void aHeadWithoutEndIsTooLarge();
    void aConnectionThatWasClosedIsMadeAgain();
};

/// As those of small servers do, which say no length.
void HttpNotificationLogTest::anAnswerMayEndWithItsConnection()
{
    const FixedRecorder recorder(notificationsWithIds({1, 2}));
    const LocalNotificationLog log(recorder);
    const NotificationLogJsonService texts(log);
    const TellingServer server("HTTP/1.0 200 OK\r\n\r\n" + texts.section(u"1,10"_s));
    const HttpNotificationLog remote(server.url());
    QCOMPARE(idsOf(remote.section(u"1,10"_s).items), (QList<NotificationId>{1, 2}));
}

void HttpNotificationLogTest::itGivesWhatTheLogGives()
{
    const FixedRecorder recorder(notificationsWithIds({1, 2, 6, 7, 8, 10, 11, 12, 13, 28, 29}));
    const LocalNotificationLog log(recorder);
    const HttpLogServer server({{u"A"_s, &log}});
    const HttpNotificationLog remote(server.url());
    for (const auto& sectionId : {u"1,10"_s, u" 6 , 9 "_s, u"14,20"_s, u"3,2"_s, u"100,110"_s, u"-4,3"_s})
        QVERIFY(remote.section(sectionId) == log.section(sectionId));
    for (const NotificationId start : {-3, 0, 1, 7, 28, 30}) {
        for (const QStringList& topics :
            {QStringList{}, {u"m:C.E"_s}, {u"m:C.Ë & more"_s, u"m:C.E"_s}, {u"?"_s}}) {
            const NotificationRange range{.start = start, .limit = 4, .topics = topics};
            QVERIFY(remote.select(range) == log.select(range));
        }
    }
    QVERIFY(remote.select({.stop = 7}) == log.select({.stop = 7}));
}

void HttpNotificationLogTest::anApplicationIsFoundByItsAddress()
{
    const FixedRecorder recorder(notificationsWithIds({1}));
    const FixedRecorder other(notificationsWithIds({2}));
    const LocalNotificationLog log(recorder);
    const LocalNotificationLog otherLog(other);
    const HttpLogServer server({{u"Bücher & mehr"_s, &log}, {u"Other"_s, &otherLog}});
    for (const auto& end :
        {u"/Bücher & mehr"_s, u"/B%C3%BCcher%20&%20mehr/"_s, u"/Bücher & mehr/notifications/"_s}) {
        const HttpNotificationLog remote(server.url() + end);
        QCOMPARE(remote.section(u"1,10"_s).id, u"1,1"_s);
    }
    for (const auto& end : {u""_s, u"/Nobody"_s}) {
        const HttpNotificationLog nowhere(server.url() + end);
        const auto error = errorOf<OperationalError>([&] { nowhere.section(u"1,10"_s); });
        QVERIFY2(error.contains(u"no notification log"), qPrintable(error));
    }
}

void HttpNotificationLogTest::archivedAnswersAreAskedForOnce()
{
    const FixedRecorder recorder(notificationsWithIds({1, 2, 3, 4}));
    const LocalNotificationLog log(recorder, 2);
    std::optional<HttpLogServer> server(std::in_place, std::vector<ServedLog>{{u"A"_s, &log}});
    const HttpNotificationLog remote(server->url());
    const auto section = remote.section(u"1,2"_s);
    const auto selection = remote.select({.start = 3, .limit = 2});
    server.reset();
    QVERIFY(remote.section(u"1,2"_s) == section);
    QVERIFY(remote.section(u" 1,2"_s) == section);
    QVERIFY(remote.select({.start = 3, .limit = 2}) == selection);
    QVERIFY_THROWS_EXCEPTION(OperationalError, remote.section(u"5,6"_s));
}

void HttpNotificationLogTest::whatIsKeptOfAnotherStoreIsForgotten()
{
    auto items = notificationsWithIds({1, 2, 3});
    const FixedRecorder recorder(items);
    const LocalNotificationLog log(recorder);
    items.front().state = "{\"other\":1}";
    const FixedRecorder other(items);
    const LocalNotificationLog otherLog(other);
    std::optional<HttpLogServer> server(std::in_place, std::vector<ServedLog>{{u"A"_s, &log}});
    const HttpNotificationLog remote(server->url());
    QVERIFY(remote.section(u"1,2"_s) == log.section(u"1,2"_s));
    const int port = server->port();
    server.reset();
    server.emplace(std::vector<ServedLog>{{u"A"_s, &otherLog}}, HttpLogServerOptions{.port = port});
    QVERIFY(remote.section(u"3,9"_s) == otherLog.section(u"3,9"_s)); // from here on it is known
    QVERIFY(remote.section(u"1,2"_s) == otherLog.section(u"1,2"_s));
}

void HttpNotificationLogTest::currentAnswersAreAskedForAgain()
{
    const auto recorder = inMemory();
    const LocalNotificationLog log(*recorder);
    const HttpLogServer server({{u"A"_s, &log}});
    const HttpNotificationLog remote(server.url());
    for (Version version = 1; version <= 3; ++version) {
        recorder->record({.events = {eventOfVersion(version)}});
        QCOMPARE(remote.section(u"1,10"_s).items.size(), static_cast<size_t>(version));
        QVERIFY(remote.section(u"1,10"_s) == log.section(u"1,10"_s)); // now known by its ETag
    }
}

void HttpNotificationLogTest::manyTopicsAreFoundToo()
{
    auto items = notificationsWithIds({1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 14});
    for (auto& item : items)
        item.topic = u"module:Class.Event%1"_s.arg(item.id);
    const FixedRecorder recorder(items);
    const LocalNotificationLog log(recorder, 3);
    const HttpLogServer server({{u"A"_s, &log}});
    const HttpNotificationLog remote(server.url());
    const auto topics = manyTopics() << u"module:Class.Event2"_s << u"module:Class.Event9"_s
                                     << u"module:Class.Event14"_s;
    for (const NotificationId start : {1, 3, 10, 15}) {
        for (const int limit : {0, 1, 2, 3}) {
            const NotificationRange range{.start = start, .limit = limit, .topics = topics};
            QVERIFY(remote.select(range) == log.select(range));
        }
    }
}

/// Of which not all that are asked for go into one answer.
void HttpNotificationLogTest::largeStatesAreReadToTheEnd()
{
    auto items = notificationsWithIds({1, 2, 3, 5, 6, 7});
    for (auto& item : items)
        item.state = QByteArray(300'000 + 100'000 * (item.id % 3), 'x');
    const FixedRecorder recorder(items);
    const LocalNotificationLog log(recorder, 10, nullptr, 500'000);
    const HttpLogServer server({{u"A"_s, &log}});
    const HttpNotificationLog remote(server.url());
    QCOMPARE(idsOf(remote.section(u"1,10"_s).items), QList<NotificationId>({1, 2}));
    const NotificationLogReader reader(remote);
    std::vector<Notification> all;
    reader.read(1, [&all](const Notification& item) {
        all.push_back(item);
        return true;
    });
    QVERIFY(all == items);
    QVERIFY(remote.select({.topics = manyTopics() << u"m:C.E"_s}) == items);
}

void HttpNotificationLogTest::aStartThatIsExcludedIsNotGiven()
{
    const auto last = std::numeric_limits<NotificationId>::max();
    const FixedRecorder recorder(notificationsWithIds({1, 2, 6, last}));
    const LocalNotificationLog log(recorder);
    const HttpLogServer server({{u"A"_s, &log}});
    const HttpNotificationLog remote(server.url());
    for (const auto& topics : {QStringList(), manyTopics() << u"m:C.E"_s}) {
        const auto above = [&](NotificationId start) {
            return idsOf(
                remote.select({.start = start, .limit = 2, .topics = topics, .inclusiveOfStart = false}));
        };
        QCOMPARE(above(0), QList<NotificationId>({1, 2}));
        QCOMPARE(above(1), QList<NotificationId>({2, 6}));
        QCOMPARE(above(3), QList<NotificationId>({6, last}));
        QCOMPARE(above(6), QList<NotificationId>({last}));
        QCOMPARE(above(last), QList<NotificationId>());
    }
}

void HttpNotificationLogTest::itWaitsForNews()
{
    const auto recorder = inMemory();
    const LocalNotificationLog log(*recorder);
    HttpLogServer server({{u"A"_s, &log}});
    const HttpNotificationLog remote(server.url());
    QVERIFY(!remote.waitFor(1, {}, std::chrono::seconds(1)));
    std::thread recording([&] {
        recorder->record({.events = {eventOfVersion(1)}});
        server.wake();
    });
    QVERIFY(remote.waitFor(1, {}, std::chrono::seconds(30)));
    recording.join();
    QVERIFY(!remote.waitFor(1, {u"other"_s}, std::chrono::seconds(1)));
}

void HttpNotificationLogTest::itWaitsForManyTopics()
{
    const auto recorder = inMemory();
    const LocalNotificationLog log(*recorder, 2);
    HttpLogServer server({{u"A"_s, &log}});
    const HttpNotificationLog remote(server.url());
    for (Version version = 1; version <= 5; ++version)
        recorder->record({.events = {eventOfVersion(version)}}); // of a topic that is not waited for
    const auto topics = manyTopics() << u"other"_s;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!remote.waitFor(1, topics, std::chrono::seconds(1)));
    QVERIFY(timer.elapsed() >= 1'000);
    std::thread recording([&] {
        for (Version version = 6; version <= 8; ++version) {
            auto event = eventOfVersion(version);
            event.topic = version == 8 ? u"other"_s : event.topic;
            recorder->record({.events = {event}});
            server.wake();
        }
    });
    QVERIFY(remote.waitFor(1, topics, std::chrono::seconds(30)));
    recording.join();
    QVERIFY(!remote.waitFor(9, topics, std::chrono::seconds(0)));
}

void HttpNotificationLogTest::readersGoOnWhileOthersWait()
{
    const FixedRecorder recorder(notificationsWithIds({1}));
    std::atomic<int> looks = 0;
    const LocalNotificationLog log([&](const NotificationRange& range) {
        looks += range.start == 2 ? 1 : 0;
        return recorder.selectNotifications(range);
    });
    std::optional<HttpLogServer> server(std::in_place, std::vector<ServedLog>{{u"A"_s, &log}});
    const HttpNotificationLog remote(server->url());
    std::atomic<bool> isOver = false;
    std::thread waiting([&] {
        errorOf<OperationalError>(
            [&] { remote.waitFor(2, {}, std::chrono::seconds(30)); }); // the server ends
        isOver = true;
    });
    const bool waits = QTest::qWaitFor([&] { return looks >= 2; }, 20'000);
    const auto id = remote.section(u"1,10"_s).id;
    const bool isStillWaiting = !isOver;
    server.reset();
    waiting.join();
    QVERIFY(waits && isStillWaiting);
    QCOMPARE(id, u"1,1"_s);
}

/// The law of the pattern: where the log is makes no difference to what comes of following it.
void HttpNotificationLogTest::aFollowerOverHttpEndsAsALocalOne()
{
    for (const int dogs : {1, 3, 12}) {
        Clockwork clock;
        Process leader(kennel::kennel(), inMemory(), topics());
        HttpLogServer server({{u"Kennel"_s, &leader.notificationLog()}});
        leader.lead([&](const RecordingEvent&) { server.wake(); });
        Process follower(counters(), inMemory(), topics());
        std::atomic<NotificationId> end = 0;
        std::thread following([&] {
            const HttpNotificationLog remote(server.url() + u"/Kennel"_s);
            follower.follow(u"Kennel"_s, remote);
            while (end == 0 || follower.recorder().maxTrackingId(u"Kennel"_s) < end) {
                const auto next = follower.recorder().maxTrackingId(u"Kennel"_s) + 1;
                if (remote.waitFor(next, {}, std::chrono::seconds(1)))
                    follower.pullAndProcess(u"Kennel"_s, {instant(), {}});
            }
        });
        for (int i = 0; i < dogs; ++i) {
            const auto dog = call(leader, u"RegisterDog"_s, registerDog(u"Fido"_s), clock.next())
                                 .front()
                                 .notification.originatorId.uuid();
            for (const auto& trick : {u"sit"_s, u"roll over"_s, u"fetch ball"_s})
                call(leader, u"TeachTrick"_s, teachTrick(dog, trick), clock.next());
        }
        end = leader.recorder().maxNotificationId();
        following.join();

        Process local(counters(), inMemory(), topics());
        local.follow(u"Kennel"_s, leader.notificationLog());
        local.pullAndProcess(u"Kennel"_s, {instant(), {}});
        QVERIFY(endOf(follower) == endOf(local));
        QCOMPARE(endOf(local).first.size(), static_cast<size_t>(4 * dogs));
    }
}

void HttpNotificationLogTest::whatIsNoAddressIsRefused_data()
{
    QTest::addColumn<QString>("address");
    for (const char* address : {"", "bank", "ftp://localhost", "http://", "http://local host",
             "http://localhost?x", "http://me:secret@localhost", "http://localhost#x", "/notifications"})
        QTest::newRow(*address ? address : "nothing") << QString::fromLatin1(address);
}

void HttpNotificationLogTest::whatIsNoAddressIsRefused()
{
    QFETCH(QString, address);
    QVERIFY_THROWS_EXCEPTION(ValueError, HttpNotificationLog{address});
}

void HttpNotificationLogTest::aWrongQuestionIsAValueError()
{
    const FixedRecorder recorder({});
    const LocalNotificationLog log(recorder);
    const HttpLogServer server({{u"A"_s, &log}});
    const HttpNotificationLog remote(server.url());
    QVERIFY_THROWS_EXCEPTION(IndexError, remote.section(u"1"_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, remote.section(u"a,b"_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, remote.select({.limit = -1}));
    QVERIFY_THROWS_EXCEPTION(ValueError, remote.select({.limit = -1, .topics = manyTopics()}));
    QCOMPARE(errorOf<ValueError>([&] { remote.select({.limit = 20}); }),
        errorOf<ValueError>([&] { log.select({.limit = 20}); }));
}

void HttpNotificationLogTest::nobodyThereIsAnError()
{
    int port = 0;
    {
        const Listener listener([](const Socket&) {});
        port = listener.port();
    }
    const HttpNotificationLog remote(u"http://127.0.0.1:%1"_s.arg(port));
    const auto error = errorOf<OperationalError>([&] { remote.section(u"1,10"_s); });
    QVERIFY2(error.startsWith(u"Nobody answers at 'http://127.0.0.1:"), qPrintable(error));
}

void HttpNotificationLogTest::theWrongTokenIsAnError()
{
    const FixedRecorder recorder({});
    const LocalNotificationLog log(recorder);
    const HttpLogServer server({{u"A"_s, &log}}, {.token = u"right"_s});
    for (const auto& token : {u""_s, u"wrong"_s}) {
        const HttpNotificationLog remote(server.url(), {.token = token});
        const auto error = errorOf<OperationalError>([&] { remote.section(u"1,10"_s); });
        QVERIFY2(error.contains(u"token"), qPrintable(error));
    }
    QVERIFY(HttpNotificationLog(server.url(), {.token = u"right"_s}).section(u"1,10"_s).id.isNull());
}

void HttpNotificationLogTest::anotherAnswerIsAnError_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n");
    QTest::newRow("a page") << answer("200 OK", "<html>");
    QTest::newRow("other JSON") << answer("200 OK", R"({"error": "none"})");
    QTest::newRow("a failure") << answer("500 Internal Server Error", "broken");
    QTest::newRow("another place") << answer("302 Found", "", "Location: http://localhost:1/\r\n");
    QTest::newRow("less than it says") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[]");
    QTest::newRow("not modified, unasked") << answer("304 Not Modified", "");
    QTest::newRow("deep") << answer("200 OK", QByteArray(100'000, '['));
    QTest::newRow("too large") << answer("200 OK", QByteArray(2 << 20, ' ') + "[]");
}

void HttpNotificationLogTest::anotherAnswerIsAnError()
{
    QFETCH(QByteArray, words);
    const TellingServer server(words);
    auto options = impatient();
    options.mostBytes = 1 << 20;
    const HttpNotificationLog remote(server.url(), options);
    for (const auto& error : {errorOf<OperationalError>([&] { remote.section(u"1,10"_s); }),
             errorOf<OperationalError>([&] { remote.select({}); })})
        QVERIFY2(error.contains(u'\'' + server.url() + u'\''), qPrintable(error));
}

void HttpNotificationLogTest::noAnswerInTimeIsAnError()
{
    const Listener listener([](const Socket& client) { client.read(); });
    const HttpNotificationLog remote(u"http://127.0.0.1:%1"_s.arg(listener.port()), impatient());
    const auto error = errorOf<OperationalError>([&] { remote.section(u"1,10"_s); });
    QVERIFY2(error.contains(u"in time"), qPrintable(error));
}

void HttpNotificationLogTest::anAnswerWithoutEndIsAnError_data()
{
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("in its body") << QByteArray("Content-Length: 1000\r\n\r\n") << QByteArray(" ");
    QTest::newRow("in its head") << QByteArray() << QByteArray("X: y\r\n");
    QTest::newRow("in a line of its head") << QByteArray("X: ") << QByteArray("y");
    QTest::newRow("in a chunk's length")
        << QByteArray("Transfer-Encoding: chunked\r\n\r\n") << QByteArray("0");
}

void HttpNotificationLogTest::anAnswerWithoutEndIsAnError()
{
    QFETCH(QByteArray, beginning);
    QFETCH(QByteArray, more);
    // A bit at a time, so that no single wait is long.
    const Listener listener([&](const Socket& client) {
        client.read([](const QByteArray& request) { return request.contains("\r\n\r\n"); });
        client.send("HTTP/1.1 200 OK\r\n" + beginning);
        for (int i = 0; i < 600 && client.send(more); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
    });
    const HttpNotificationLog remote(u"http://127.0.0.1:%1"_s.arg(listener.port()), impatient());
    QElapsedTimer timer;
    timer.start();
    const auto error = errorOf<OperationalError>([&] { remote.section(u"1,10"_s); });
    QVERIFY(timer.elapsed() < 20'000); // less than the server goes on for
    QVERIFY2(error.contains(u"in time"), qPrintable(error));
}

void HttpNotificationLogTest::aHeadWithoutEndIsTooLarge()
{
    std::atomic<qint64> sent = 0;
    const Listener listener([&](const Socket& client) {
        client.read([](const QByteArray& request) { return request.contains("\r\n\r\n"); });
        client.send("HTTP/1.1 200 OK\r\n");
        const auto lines = QByteArray("X: y\r\n").repeated(1'000);
        while (sent < 256 << 20 && client.send(lines))
            sent += lines.size();
    });
    HttpLogOptions options;
    options.mostBytes = 1 << 20;
    const HttpNotificationLog remote(u"http://127.0.0.1:%1"_s.arg(listener.port()), options);
    const auto error = errorOf<OperationalError>([&] { remote.section(u"1,10"_s); });
    QVERIFY2(error.contains(u"larger than 1048576 bytes"), qPrintable(error));
    QVERIFY(sent < 64 << 20); // what lay in the system's buffers included
}

void HttpNotificationLogTest::aConnectionThatWasClosedIsMadeAgain()
{
    const FixedRecorder recorder(notificationsWithIds({1}));
    const LocalNotificationLog log(recorder);
    const HttpLogServer server({{u"A"_s, &log}}, {.idleTime = std::chrono::milliseconds(50)});
    const HttpNotificationLog remote(server.url());
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(remote.section(u"1,10"_s).id, u"1,1"_s);
        QTest::qWait(40 + 10 * i); // around the time when the server closes it
    }
}

QTEST_GUILESS_MAIN(HttpNotificationLogTest)
#include "tst_httpnotificationlog.moc"
