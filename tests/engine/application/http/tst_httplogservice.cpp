// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/http/httplogservice.h"
#include "tests/support/fixedrecorder.h"

#include "engine/application/remotelog.h"
#include "engine/persistence/recorderplace.h"

#include <QtTest>

#include <thread>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

LogRequest asked(const QString& path, const QList<std::pair<QString, QString>>& parameters = {})
{
    return {.path = path, .parameters = parameters};
}

StoredEvent eventOfVersion(Version version)
{
    return {.originatorId = OriginatorId::fromStored(u"a"_s),
        .originatorVersion = version,
        .topic = u"m:C.E"_s,
        .state = "{}"};
}

}

class HttpLogServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theAnswersAreTheTextsOfTheLog();
    void severalApplicationsAreFoundByTheirNames();
    void whatIsNotThereIsNotFound_data();
    void whatIsNotThereIsNotFound();
    void whatIsWrongIsRefusedInOneSentence_data();
    void whatIsWrongIsRefusedInOneSentence();
    void onlyWhatIsFullIsArchived_data();
    void onlyWhatIsFullIsArchived();
    void aLargeAnswerEndsEarly_data();
    void aLargeAnswerEndsEarly();
    void anArchivedAnswerStaysTheSameWhileTheLogGrows();
    void whatIsKnownIsNotSentAgain();
    void waitingEndsWhenTheLogGrows();
    void waitingEndsWithNothingWhenTheTimeIsUp();
    void waitingEndsWhenTheServiceCloses();
    void tooManyWaitersAreSentAway();
    void aNewcomerTakesNobodysPlace();
};

void HttpLogServiceTest::theAnswersAreTheTextsOfTheLog()
{
    const FixedRecorder recorder(notificationsWithIds({1, 2, 6, 7, 8}));
    const LocalNotificationLog log(recorder);
    const NotificationLogJsonService texts(log);
    HttpLogService service({{u"Accounts"_s, &log}});
    for (const QString& before : {u""_s, u"/Accounts"_s}) {
        const auto section = service.answer(asked(before + u"/notifications/2,4"_s));
        QCOMPARE(section.status, 200);
        QCOMPARE(section.body, texts.section(u"2,4"_s));
        QCOMPARE(service
                     .answer(asked(before + u"/notifications"_s,
                         {{u"start"_s, u"2"_s}, {u"limit"_s, u"3"_s}, {u"topics"_s, u"m:C.E"_s}}))
                     .body,
            texts.notifications(2, 3));
        QCOMPARE(service.answer(asked(before + u"/notifications/"_s)).body, texts.notifications(1, 10));
    }
    QCOMPARE(service.answer(asked(u"/notifications"_s, {{u"topics"_s, u"m:C.F"_s}})).body, QByteArray("[]"));
    QCOMPARE(service.answer(asked(u"/"_s)).body, QByteArray(R"({"applications": ["Accounts"]})"));
}

void HttpLogServiceTest::severalApplicationsAreFoundByTheirNames()
{
    const FixedRecorder one(notificationsWithIds({1}));
    const FixedRecorder other(notificationsWithIds({2}));
    const LocalNotificationLog oneLog(one);
    const LocalNotificationLog otherLog(other);
    HttpLogService service({{u"One"_s, &oneLog}, {u"The other"_s, &otherLog}});
    QVERIFY(service.answer(asked(u"/One/notifications/1,10"_s)).body.contains(R"("id": "1,1")"));
    QVERIFY(service.answer(asked(u"/The other/notifications/1,10"_s)).body.contains(R"("id": "2,2")"));
    QCOMPARE(service.answer(asked(u"/notifications/1,10"_s)).status, 404); // which of them?
}

void HttpLogServiceTest::whatIsNotThereIsNotFound_data()
{
    QTest::addColumn<QString>("path");
    for (const char* path : {"", "/x", "/notificationsx", "/accounts/notifications/1,10",
             "/Accounts/x/notifications/1,10", "Accounts/notifications", "//notifications"})
        QTest::newRow(*path ? path : "nothing") << QString::fromLatin1(path);
}

void HttpLogServiceTest::whatIsNotThereIsNotFound()
{
    QFETCH(QString, path);
    const FixedRecorder recorder({});
    const LocalNotificationLog log(recorder);
    HttpLogService service({{u"Accounts"_s, &log}});
    const auto answer = service.answer(asked(path));
    QCOMPARE(answer.status, 404);
    QCOMPARE(answer.body, "Not found: " + path.toUtf8());
}

void HttpLogServiceTest::whatIsWrongIsRefusedInOneSentence_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* path, const char* name, const char* value) {
        QTest::addRow("%s?%s=%.40s", path, name, value)
            << QString::fromLatin1(path) << QString::fromLatin1(name) << QString::fromLatin1(value);
    };
    row("/notifications/1", "", "");
    row("/notifications/a,b", "", "");
    row("/notifications/1,99999999999999999999", "", "");
    row("/notifications/1,10/more", "", "");
    row("/notifications", "limit", "11"); // above the section size
    row("/notifications", "limit", "-1"); // everything there is
    row("/notifications", "limit", "2147483648");
    row("/notifications", "limit", "");
    row("/notifications", "start", "one");
    row("/notifications", "start", "9223372036854775808");
    row("/notifications", "wait", "-1");
    row("/notifications/1,10", "wait", "soon");
}

void HttpLogServiceTest::whatIsWrongIsRefusedInOneSentence()
{
    QFETCH(QString, path);
    QFETCH(QString, name);
    QFETCH(QString, value);
    const FixedRecorder recorder({});
    const LocalNotificationLog log(recorder);
    HttpLogService service({{u"Accounts"_s, &log}});
    const auto answer = service.answer(asked(path, {{name, value}}));
    QCOMPARE(answer.status, 400);
    QVERIFY(!answer.body.isEmpty() && !answer.body.contains('\n'));

    QList<std::pair<QString, QString>> topics(HttpLogService::mostTopics + 1, {u"topics"_s, u"m:C.E"_s});
    QCOMPARE(service.answer(asked(u"/notifications"_s, topics)).status, 400);
}

void HttpLogServiceTest::onlyWhatIsFullIsArchived_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("limit");
    QTest::addColumn<bool>("isArchived");
    QTest::newRow("full") << u"/notifications/1,3"_s << u"10"_s << true;
    QTest::newRow("full, over a gap") << u"/notifications/2,4"_s << u"10"_s << true;
    QTest::newRow("full, from before the first") << u"/notifications/-5,3"_s << u"10"_s << true;
    QTest::newRow("not yet full") << u"/notifications/6,9"_s << u"10"_s << false;
    QTest::newRow("empty") << u"/notifications/9,12"_s << u"10"_s << false;
    QTest::newRow("asks for nothing") << u"/notifications/3,2"_s << u"10"_s << false;
    // With another section size the same question would get another answer.
    QTest::newRow("cut by the section size") << u"/notifications/1,6"_s << u"10"_s << false;
    QTest::newRow("full selection") << u"/notifications"_s << u"4"_s << true;
    QTest::newRow("selection of none") << u"/notifications"_s << u"0"_s << false;
    QTest::newRow("the applications") << u"/"_s << u"0"_s << false;
}

void HttpLogServiceTest::onlyWhatIsFullIsArchived()
{
    QFETCH(QString, path);
    QFETCH(QString, limit);
    QFETCH(bool, isArchived);
    const FixedRecorder recorder(notificationsWithIds({1, 2, 3, 6, 7, 8}));
    const LocalNotificationLog log(recorder, 5);
    HttpLogService service({{u"Accounts"_s, &log}});
    const auto answer = service.answer(asked(path, {{u"limit"_s, limit}}));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.isArchived, isArchived);
}

void HttpLogServiceTest::aLargeAnswerEndsEarly_data()
{
    QTest::addColumn<qint64>("mostBytes");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("ids");
    QTest::addColumn<bool>("isArchived");
    constexpr qint64 mega = 1 << 20;
    QTest::newRow("after two") << 3 * mega << u"/notifications/1,10"_s
                               << QByteArray(R"({"id": "1,2", "next_id": "3,12",)") << false;
    QTest::newRow("one that is larger")
        << mega << u"/notifications/2,3"_s << QByteArray(R"({"id": "2,2", "next_id": "3,4",)") << false;
    QTest::newRow("full at the same time")
        << 4 * mega << u"/notifications/1,2"_s << QByteArray(R"({"id": "1,2", "next_id": "3,4",)") << true;
    QTest::newRow("never") << LocalNotificationLog::usualBytes << u"/notifications/1,10"_s
                           << QByteArray(R"({"id": "1,5", "next_id": null,)") << false;
}

void HttpLogServiceTest::aLargeAnswerEndsEarly()
{
    QFETCH(qint64, mostBytes);
    QFETCH(QString, path);
    QFETCH(QByteArray, ids);
    QFETCH(bool, isArchived);
    auto items = notificationsWithIds({1, 2, 3, 4, 5});
    for (auto& item : items)
        item.state = QByteArray(2 << 20, 'x');
    const FixedRecorder recorder(items);
    const LocalNotificationLog log(recorder, 10, nullptr, mostBytes);
    HttpLogService service({{u"A"_s, &log}});
    const auto answer = service.answer(asked(path));
    QVERIFY2(answer.body.startsWith(ids), answer.body.first(100).constData());
    QCOMPARE(answer.isArchived, isArchived);
    QVERIFY(answer.body.size() < (mostBytes + items.front().state.size()) / 3 * 4 + 10'000);
    const auto selection = service.answer(asked(u"/notifications"_s));
    QVERIFY(selection.body.size() < (mostBytes + items.front().state.size()) / 3 * 4 + 10'000);
}

void HttpLogServiceTest::anArchivedAnswerStaysTheSameWhileTheLogGrows()
{
    const auto recorder = openRecorder({});
    const LocalNotificationLog log(*recorder, 5);
    HttpLogService service({{u"A"_s, &log}});
    QMap<QString, QByteArray> archived;
    for (Version version = 1; version <= 12; ++version) {
        recorder->record({.events = {eventOfVersion(version)}});
        for (int first = 1; first <= 12; ++first) {
            for (int last = first; last <= 14; ++last) {
                const auto path = u"/notifications/%1,%2"_s.arg(first).arg(last);
                const auto answer = service.answer(asked(path));
                if (archived.contains(path))
                    QCOMPARE(answer.body, archived.value(path));
                else if (answer.isArchived)
                    archived.insert(path, answer.body);
            }
        }
    }
    QCOMPARE(archived.size(), 12 + 11 + 10 + 9 + 8); // all of one to five notifications
}

void HttpLogServiceTest::whatIsKnownIsNotSentAgain()
{
    const auto recorder = openRecorder({});
    const LocalNotificationLog log(*recorder);
    HttpLogService service({{u"A"_s, &log}});
    recorder->record({.events = {eventOfVersion(1)}});
    auto request = asked(u"/notifications/1,10"_s);
    const auto first = service.answer(request);
    request.ifNoneMatch = first.etag;
    const auto again = service.answer(request);
    QCOMPARE(again.status, 304);
    QVERIFY(again.body.isEmpty());
    QCOMPARE(again.etag, first.etag);
    recorder->record({.events = {eventOfVersion(2)}});
    const auto grown = service.answer(request);
    QCOMPARE(grown.status, 200);
    QVERIFY(grown.etag != first.etag);
}

void HttpLogServiceTest::waitingEndsWhenTheLogGrows()
{
    const auto recorder = openRecorder({});
    const LocalNotificationLog log(*recorder);
    HttpLogService service({{u"A"_s, &log}});
    for (const bool isCalledFor : {true, false}) {
        const auto last = recorder->maxNotificationId();
        LogAnswer answer;
        std::thread waiting([&] {
            answer = service.answer(
                asked(u"/notifications"_s, {{u"start"_s, QString::number(last + 1)}, {u"wait"_s, u"30"_s}}));
        });
        recorder->record({.events = {eventOfVersion(last + 1)}});
        if (isCalledFor)
            service.wake();
        waiting.join();
        QVERIFY(answer.body.contains(QByteArray("\"id\": " + QByteArray::number(last + 1))));
    }
}

void HttpLogServiceTest::waitingEndsWithNothingWhenTheTimeIsUp()
{
    const FixedRecorder recorder(notificationsWithIds({1}));
    const LocalNotificationLog log(recorder);
    HttpLogService service({{u"A"_s, &log}});
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(
        service.answer(asked(u"/notifications"_s, {{u"start"_s, u"2"_s}, {u"wait"_s, u"1"_s}})).body, "[]");
    QVERIFY(timer.elapsed() >= 1000);
    // A current section is waited for only by who knows it.
    timer.start();
    const auto etag = service.answer(asked(u"/notifications/1,10"_s, {{u"wait"_s, u"30"_s}})).etag;
    QVERIFY(timer.elapsed() < 20'000);
    auto current = asked(u"/notifications/1,10"_s, {{u"wait"_s, u"1"_s}});
    current.ifNoneMatch = etag;
    timer.start();
    QCOMPARE(service.answer(current).status, 304);
    QVERIFY(timer.elapsed() >= 1000);
}

void HttpLogServiceTest::waitingEndsWhenTheServiceCloses()
{
    const FixedRecorder recorder({});
    const LocalNotificationLog log(recorder);
    HttpLogService service({{u"A"_s, &log}});
    LogAnswer answer;
    std::thread waiting([&] { answer = service.answer(asked(u"/notifications"_s, {{u"wait"_s, u"30"_s}})); });
    QElapsedTimer timer;
    timer.start();
    service.close();
    waiting.join();
    QVERIFY(timer.elapsed() < 10'000);
    QCOMPARE(answer.body, QByteArray("[]"));
}

void HttpLogServiceTest::tooManyWaitersAreSentAway()
{
    const FixedRecorder recorder({});
    const LocalNotificationLog log(recorder);
    HttpLogService service({{u"A"_s, &log}});
    std::atomic<int> sentAway = 0;
    std::vector<std::thread> waiting;
    for (int i = 0; i <= HttpLogService::mostWaiting; ++i) {
        waiting.emplace_back([&] {
            if (service.answer(asked(u"/notifications"_s, {{u"wait"_s, u"30"_s}})).status == 503)
                ++sentAway;
        });
    }
    const bool oneWent = QTest::qWaitFor([&] { return sentAway > 0; }, 20'000);
    service.close();
    for (auto& thread : waiting)
        thread.join();
    QVERIFY(oneWent);
    QCOMPARE(sentAway, 1);
}

/// One asks while another, who waits, looks again.
void HttpLogServiceTest::aNewcomerTakesNobodysPlace()
{
    HttpLogService* served = nullptr;
    std::atomic<bool> isFull = false;
    std::atomic<int> refused = 0;
    std::atomic<int> taken = 0;
    const LocalNotificationLog log([&](const NotificationRange&) {
        if (isFull.exchange(false))
            ++(served->answer(asked(u"/notifications"_s, {{u"wait"_s, u"1"_s}})).status == 503 ? refused
                                                                                               : taken);
        return std::vector<Notification>();
    });
    HttpLogService service({{u"A"_s, &log}});
    served = &service;
    std::atomic<int> placed = 0;
    std::atomic<int> sentAway = 0;
    std::vector<std::thread> waiting;
    waiting.reserve(HttpLogService::mostWaiting);
    for (int i = 0; i < HttpLogService::mostWaiting; ++i) {
        waiting.emplace_back([&] {
            auto request = asked(u"/notifications"_s, {{u"wait"_s, u"30"_s}});
            request.hasLeft = [&, looks = 0]() mutable {
                placed += ++looks == 2 ? 1 : 0; // it has looked before, and waited
                return false;
            };
            sentAway += service.answer(request).status == 503 ? 1 : 0;
        });
    }
    const bool allWait = QTest::qWaitFor([&] { return placed == HttpLogService::mostWaiting; }, 20'000);
    isFull = true;
    const bool oneAsked = QTest::qWaitFor([&] { return refused + taken > 0; }, 20'000);
    service.close();
    for (auto& thread : waiting)
        thread.join();
    QVERIFY(allWait && oneAsked);
    QCOMPARE(taken, 0);
    QCOMPARE(sentAway, 0);
}

QTEST_GUILESS_MAIN(HttpLogServiceTest)
#include "tst_httplogservice.moc"
