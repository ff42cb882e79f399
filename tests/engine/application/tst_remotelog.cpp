// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/remotelog.h"
#include "tests/support/fixedrecorder.h"
#include "tests/support/shared.h"

#include "engine/errors.h"

#include <QCryptographicHash>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

std::vector<Notification> twoNotifications()
{
    Notification first;
    first.id = 1;
    first.originatorId = *Uuid::fromText(u"b2723fe2c01a40d2875ea3aac6a09ff5");
    first.originatorVersion = 1;
    first.topic = u"m:C.Ë"_s;
    first.state = R"({"a":1})";
    Notification second;
    second.id = 2;
    second.originatorId = OriginatorId::fromStored(u"account-ü"_s);
    second.originatorVersion = 2;
    second.topic = u"m:C.E"_s;
    second.state = QByteArray::fromHex("00ff10");
    return {first, second};
}

const auto bothItems = QByteArray(
    R"([{"id": 1, "originator_id": "b2723fe2c01a40d2875ea3aac6a09ff5", "originator_version": 1, )"
    R"("topic": "m:C.\u00cb", "state": "eyJhIjoxfQ=="}, )"
    R"({"id": 2, "originator_id": "account-\u00fc", "originator_version": 2, )"
    R"("topic": "m:C.E", "state": "AP8Q"}])");

NotificationLogJsonClient clientOf(const NotificationLogJsonService& service)
{
    return NotificationLogJsonClient({[&](const QString& sectionId) { return service.section(sectionId); },
        [&](NotificationId start, int limit, const QStringList& topics) {
            return service.notifications(start, limit, topics);
        }});
}

/// A client that is told the same text whatever it asks.
NotificationLogJsonClient told(const QByteArray& text)
{
    return NotificationLogJsonClient({[text](const QString&) { return text; },
        [text](NotificationId, int, const QStringList&) { return text; }});
}

}

class RemoteLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTextIsTheLibrarys();
    void anEmptySectionHasNullIds();
    void theClientGivesWhatTheLogGives();
    void theClientDropsWhatLiesBeyondTheStop();
    void theClientAsksAboveAStartThatIsExcluded();
    void errorsOfTheLogComeThrough();
    void aDamagedAnswerIsADataError_data();
    void aDamagedAnswerIsADataError();
    void whatWasNotAskedForIsADataError_data();
    void whatWasNotAskedForIsADataError();
    void aSectionThatGoesOnNowhereIsADataError_data();
    void aSectionThatGoesOnNowhereIsADataError();
    void theLibrarysAnswersAreReadAndWrittenAgain();
};

void RemoteLogTest::theTextIsTheLibrarys()
{
    const FixedRecorder recorder(twoNotifications());
    const LocalNotificationLog log(recorder);
    const NotificationLogJsonService service(log);
    QCOMPARE(service.section(u"1,10"_s), R"({"id": "1,2", "next_id": null, "items": )" + bothItems + "}");
    QVERIFY(service.section(u"1,2"_s).startsWith(R"({"id": "1,2", "next_id": "3,4", "items": [)"));
    QCOMPARE(service.notifications(1, 10), bothItems);
    QCOMPARE(service.notifications(3, 10), QByteArray("[]"));
}

void RemoteLogTest::anEmptySectionHasNullIds()
{
    const FixedRecorder recorder({});
    const LocalNotificationLog log(recorder);
    QCOMPARE(NotificationLogJsonService(log).section(u"1,10"_s),
        QByteArray(R"({"id": null, "next_id": null, "items": []})"));
}

void RemoteLogTest::theClientGivesWhatTheLogGives()
{
    const FixedRecorder recorder(notificationsWithIds({1, 2, 6, 7, 8, 10, 11, 12, 13, 28, 29}));
    const LocalNotificationLog log(recorder);
    const NotificationLogJsonService service(log);
    const auto client = clientOf(service);
    for (const auto& sectionId : {u"1,10"_s, u"6,9"_s, u"14,20"_s, u"3,2"_s, u"100,110"_s})
        QVERIFY(client.section(sectionId) == log.section(sectionId));
    for (const NotificationId start : {0, 1, 7, 28, 30})
        QVERIFY(client.select({.start = start, .limit = 4}) == log.select({.start = start, .limit = 4}));
    QVERIFY(client.select({.topics = {u"m:C.F"_s}}).empty());
    QCOMPARE(client.select({.topics = {u"m:C.E"_s}}).size(), 10u);

    const FixedRecorder odd(twoNotifications());
    const LocalNotificationLog oddLog(odd);
    const NotificationLogJsonService oddService(oddLog);
    QVERIFY(clientOf(oddService).select({}) == twoNotifications());
}

void RemoteLogTest::theClientDropsWhatLiesBeyondTheStop()
{
    const FixedRecorder recorder(notificationsWithIds({1, 2, 6, 7}));
    const LocalNotificationLog log(recorder);
    const NotificationLogJsonService service(log);
    QCOMPARE(
        idsOf(clientOf(service).select({.start = 2, .limit = 10, .stop = 6})), QList<NotificationId>({2, 6}));
}

void RemoteLogTest::theClientAsksAboveAStartThatIsExcluded()
{
    const auto last = std::numeric_limits<NotificationId>::max();
    const FixedRecorder recorder(notificationsWithIds({1, 2, 6, 7, last}));
    const LocalNotificationLog log(recorder);
    const NotificationLogJsonService service(log);
    const auto above = [&](NotificationId start) {
        return idsOf(clientOf(service).select({.start = start, .inclusiveOfStart = false}));
    };
    QCOMPARE(above(2), QList<NotificationId>({6, 7, last}));
    QCOMPARE(above(3), QList<NotificationId>({6, 7, last}));
    QCOMPARE(above(last - 1), QList<NotificationId>({last}));
    QCOMPARE(above(last), QList<NotificationId>());
}

void RemoteLogTest::errorsOfTheLogComeThrough()
{
    const FixedRecorder recorder({});
    const LocalNotificationLog log(recorder);
    const NotificationLogJsonService service(log);
    QVERIFY_THROWS_EXCEPTION(ValueError, clientOf(service).select({.limit = 11}));
    QVERIFY_THROWS_EXCEPTION(IndexError, clientOf(service).section(u"1"_s));
}

void RemoteLogTest::aDamagedAnswerIsADataError_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("no JSON") << QByteArray("<html>");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a number") << QByteArray("1");
    QTest::newRow("no items") << QByteArray(R"({"id": "1,2", "next_id": null})");
    QTest::newRow("an item without a state")
        << QByteArray(R"([{"id": 1, "originator_id": "a", "originator_version": 1, "topic": "m"}])");
    QTest::newRow("an id as text") << QByteArray(
        R"([{"id": "1", "originator_id": "a", "originator_version": 1, "topic": "m", "state": ""}])");
    QTest::newRow("no base64") << QByteArray(
        R"([{"id": 1, "originator_id": "a", "originator_version": 1, "topic": "m", "state": "*"}])");
    QTest::newRow("an id beyond 64 bits") << QByteArray(
        R"([{"id": 99999999999999999999, "originator_id": "a", "originator_version": 1, "topic": "m", "state": ""}])");
}

void RemoteLogTest::aDamagedAnswerIsADataError()
{
    QFETCH(QByteArray, text);
    QVERIFY_THROWS_EXCEPTION(DataError, told(text).select({}));
    const auto section = text.startsWith('[')
        ? QByteArray(R"({"id": "1,1", "next_id": null, "items": )" + text + '}')
        : text;
    QVERIFY_THROWS_EXCEPTION(DataError, told(section).section(u"1,10"_s));
}

void RemoteLogTest::whatWasNotAskedForIsADataError_data()
{
    QTest::addColumn<QList<NotificationId>>("ids");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("as asked") << QList<NotificationId>{3, 4, 6} << true;
    QTest::newRow("beyond a gap") << QList<NotificationId>{1000, 2000, 3000} << true;
    QTest::newRow("below the start") << QList<NotificationId>{2, 3, 4} << false;
    QTest::newRow("negative") << QList<NotificationId>{-1} << false;
    QTest::newRow("twice") << QList<NotificationId>{3, 3} << false;
    QTest::newRow("descending") << QList<NotificationId>{5, 4} << false;
    QTest::newRow("too many") << QList<NotificationId>{3, 4, 5, 6} << false;
}

void RemoteLogTest::whatWasNotAskedForIsADataError()
{
    QFETCH(QList<NotificationId>, ids);
    QFETCH(bool, isRight);
    const auto items = notificationsWithIds(ids);
    const auto remote = told(notificationsText(items));
    const auto sections = told(sectionText({u"3,5"_s, items, {}}));
    if (isRight) {
        QVERIFY(remote.select({.start = 3, .limit = 3}) == items);
        QVERIFY(sections.section(u"3,5"_s).items == items);
        return;
    }
    QVERIFY_THROWS_EXCEPTION(DataError, remote.select({.start = 3, .limit = 3}));
    QVERIFY_THROWS_EXCEPTION(DataError, sections.section(u"3,5"_s));
}

void RemoteLogTest::aSectionThatGoesOnNowhereIsADataError_data()
{
    QTest::addColumn<QList<NotificationId>>("ids");
    QTest::addColumn<QString>("nextId");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("on") << QList<NotificationId>{1, 2} << u"3,12"_s << true;
    QTest::newRow("over a gap") << QList<NotificationId>{1, 2} << u"9,12"_s << true;
    QTest::newRow("to itself") << QList<NotificationId>{1, 2} << u"1,10"_s << false;
    QTest::newRow("to its last") << QList<NotificationId>{1, 2} << u"2,10"_s << false;
    QTest::newRow("from nothing") << QList<NotificationId>{} << u"1,10"_s << false;
    QTest::newRow("to no section") << QList<NotificationId>{1, 2} << u"more"_s << false;
}

void RemoteLogTest::aSectionThatGoesOnNowhereIsADataError()
{
    QFETCH(QList<NotificationId>, ids);
    QFETCH(QString, nextId);
    QFETCH(bool, isRight);
    const Section section{ids.isEmpty() ? QString() : u"1,2"_s, notificationsWithIds(ids), nextId};
    const auto remote = told(sectionText(section));
    if (isRight)
        QVERIFY(remote.section(u"1,10"_s) == section);
    else
        QVERIFY_THROWS_EXCEPTION(DataError, remote.section(u"1,10"_s));
}

void RemoteLogTest::theLibrarysAnswersAreReadAndWrittenAgain()
{
    const auto files = expectedFiles();
    if (files.isEmpty())
        QSKIP(noSharedFiles());
    int sections = 0;
    for (const auto& file : files) {
        const auto expected = readExpected(file);
        QHash<NotificationId, Value> described;
        for (const auto& item : expected.value(u"notifications").items())
            described.insert(item.value(u"id").toInteger(), item);
        const auto answers = expected.value(u"remote_log");
        const auto sectionText = answers.value(u"get_log_section('1,10')").toText().toUtf8();
        const auto section = told(sectionText).section(u"1,10"_s);
        for (const auto& item : section.items) {
            if (!described.contains(item.id))
                continue; // of the large database only some are described
            const auto known = described.value(item.id);
            QCOMPARE(item.originatorId.text(), known.value(u"originator_id").toText());
            QCOMPARE(item.originatorVersion, known.value(u"originator_version").toInteger());
            QCOMPARE(item.topic, known.value(u"topic").toText());
            QCOMPARE(
                QString::fromLatin1(QCryptographicHash::hash(item.state, QCryptographicHash::Sha256).toHex()),
                known.value(u"state_sha256").toText());
        }
        // A log of the same notifications, and what follows them, answers with the same text.
        auto items = section.items;
        if (!section.nextId.isNull())
            items.push_back(notificationsWithIds({items.back().id + 1}).front());
        const FixedRecorder recorder(items);
        const LocalNotificationLog log(recorder);
        const NotificationLogJsonService service(log);
        QCOMPARE(service.section(u"1,10"_s), sectionText);
        QCOMPARE(service.notifications(2, 3),
            answers.value(u"get_notifications(start=2,limit=3)").toText().toUtf8());
        ++sections;
    }
    QCOMPARE(sections, files.size());
}

QTEST_GUILESS_MAIN(RemoteLogTest)
#include "tst_remotelog.moc"
