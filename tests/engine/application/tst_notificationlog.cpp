// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/notificationlog.h"
#include "tests/support/fixedrecorder.h"
#include "tests/support/shared.h"

#include "engine/errors.h"

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

QList<NotificationId> upTo(NotificationId last)
{
    QList<NotificationId> ids;
    for (NotificationId id = 1; id <= last; ++id)
        ids.append(id);
    return ids;
}

/// The ids and topics that a description of a database names.
std::vector<Notification> notificationsOf(const Value& expected)
{
    std::vector<Notification> notifications;
    for (const auto& item : expected.value(u"notifications").items()) {
        Notification notification;
        notification.id = item.value(u"id").toInteger();
        notification.topic = item.value(u"topic").isNull() ? QString() : item.value(u"topic").toText();
        notifications.push_back(notification);
    }
    return notifications;
}

QList<NotificationId> integers(const Value& list)
{
    QList<NotificationId> numbers;
    for (const auto& item : list.items())
        numbers.append(item.toInteger());
    return numbers;
}

QString textOrNull(const Value& value)
{
    return value.isNull() ? QString() : value.toText();
}

}

class NotificationLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSectionIsLinkedToTheNext_data();
    void aSectionIsLinkedToTheNext();
    void withGapsASectionMayReachBeyondItsSecondNumber();
    void anEmptySectionHasNoId();
    void nothingFollowsTheHighestId();
    void aSectionIdThatIsNoneIsRefused();
    void aSelectionIsASliceOfTheLog();
    void aLimitAboveTheSectionSizeIsRefused();
    void theLibrarysAnswersAreGiven();
};

void NotificationLogTest::aSectionIsLinkedToTheNext_data()
{
    QTest::addColumn<QString>("requested");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("nextId");
    const auto row = [](const char* requested, const QString& id, const QString& nextId) {
        QTest::newRow(requested) << QString::fromLatin1(requested) << id << nextId;
    };
    row("1,10", u"1,5"_s, u"6,10"_s);
    row("6,10", u"6,9"_s, {});
    row("3,7", u"3,7"_s, u"8,12"_s);
    row("3,10", u"3,7"_s, u"8,12"_s);
    row("3,4", u"3,4"_s, u"5,6"_s);
    row("3,2", {}, {});
    row("10,14", {}, {});
    row("0,4", u"1,4"_s, u"5,8"_s);
    row("-9,4", u"1,4"_s, u"5,8"_s);
    row(" 3 , 4 ", u"3,4"_s, u"5,6"_s);
    row("3,4,9,x", u"3,4"_s, u"5,6"_s); // further parts are ignored
    row("5,9", u"5,9"_s, u"10,14"_s); // although nothing follows yet
    row("1,9223372036854775807", u"1,5"_s, u"6,10"_s);
    row("-9223372036854775808,9223372036854775807", u"1,5"_s, u"6,10"_s);
    row("9223372036854775807,-9223372036854775808", {}, {});
}

void NotificationLogTest::aSectionIsLinkedToTheNext()
{
    QFETCH(QString, requested);
    QFETCH(QString, id);
    QFETCH(QString, nextId);
    const FixedRecorder recorder(notificationsWithIds(upTo(9)));
    const auto section = LocalNotificationLog(recorder, 5).section(requested);
    QCOMPARE(section.id, id);
    QCOMPARE(section.id.isNull(), id.isNull());
    QCOMPARE(section.nextId, nextId);
    QCOMPARE(section.nextId.isNull(), nextId.isNull());
    if (!id.isNull())
        QCOMPARE(u"%1,%2"_s.arg(section.items.front().id).arg(section.items.back().id), id);
}

void NotificationLogTest::withGapsASectionMayReachBeyondItsSecondNumber()
{
    const FixedRecorder recorder(notificationsWithIds({1, 2, 6, 7, 8, 10, 11, 12, 13, 28}));
    const LocalNotificationLog log(recorder);
    const auto section = log.section(u"1,10"_s);
    QCOMPARE(section.id, u"1,28"_s);
    QCOMPARE(section.nextId, u"29,38"_s);
    QCOMPARE(section.items.size(), 10u);
    QCOMPARE(log.section(u"3,5"_s).id, u"6,8"_s);
    QCOMPARE(log.section(u"3,5"_s).nextId, u"9,11"_s);
}

void NotificationLogTest::anEmptySectionHasNoId()
{
    const FixedRecorder recorder({});
    const auto section = LocalNotificationLog(recorder).section(u"1,10"_s);
    QVERIFY(section.id.isNull() && section.nextId.isNull() && section.items.empty());
}

void NotificationLogTest::nothingFollowsTheHighestId()
{
    const auto highest = std::numeric_limits<NotificationId>::max();
    const FixedRecorder recorder(notificationsWithIds({1, 2, highest}));
    const LocalNotificationLog log(recorder);
    const auto last = log.section(u"%1,%1"_s.arg(highest));
    QCOMPARE(idsOf(last.items), QList<NotificationId>{highest});
    QVERIFY(last.nextId.isNull());
    QVERIFY(log.section(u"1,3"_s).nextId.isNull());
}

void NotificationLogTest::aSectionIdThatIsNoneIsRefused()
{
    const FixedRecorder recorder(notificationsWithIds(upTo(9)));
    const LocalNotificationLog log(recorder);
    QVERIFY_THROWS_EXCEPTION(IndexError, log.section(u"1"_s));
    QVERIFY_THROWS_EXCEPTION(IndexError, log.section(QString()));
    QVERIFY_THROWS_EXCEPTION(ValueError, log.section(u"1,"_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, log.section(u"one,ten"_s));
    QVERIFY_THROWS_EXCEPTION(ValueError, log.section(u"1,99999999999999999999"_s));
}

void NotificationLogTest::aSelectionIsASliceOfTheLog()
{
    auto notifications = notificationsWithIds(upTo(9));
    notifications[3].topic = u"m:C.F"_s;
    notifications[7].topic = u"m:C.F"_s;
    const FixedRecorder recorder(notifications);
    const LocalNotificationLog log(recorder, 5);
    QCOMPARE(idsOf(log.select({.start = 3, .limit = 4})), QList<NotificationId>({3, 4, 5, 6}));
    QCOMPARE(idsOf(log.select({.start = 3, .limit = 5, .stop = 4})), QList<NotificationId>({3, 4}));
    QCOMPARE(idsOf(log.select({.start = 1, .limit = 1, .topics = {u"m:C.F"_s}})), QList<NotificationId>({4}));
    QCOMPARE(idsOf(log.select({.start = 5, .limit = 5, .topics = {u"m:C.F"_s}})), QList<NotificationId>({8}));
    QVERIFY(log.select({.start = 10, .limit = 5}).empty());
}

void NotificationLogTest::aLimitAboveTheSectionSizeIsRefused()
{
    const FixedRecorder recorder({});
    const LocalNotificationLog log(recorder);
    try {
        log.select({.start = 1, .limit = 20});
        QFAIL("nothing was thrown");
    } catch (const ValueError& error) {
        QCOMPARE(error.message(), u"Requested limit 20 greater than section size 10"_s);
    }
    QVERIFY(log.select({.start = 1, .limit = 10}).empty());
}

void NotificationLogTest::theLibrarysAnswersAreGiven()
{
    const auto files = expectedFiles();
    if (files.isEmpty())
        QSKIP(noSharedFiles());
    int sections = 0;
    int selections = 0;
    for (const auto& file : files) {
        const auto expected = readExpected(file);
        if (!expected.value(u"notifications_complete").toBool())
            continue; // only a part of the log is described
        const FixedRecorder recorder(notificationsOf(expected));
        const auto queries = expected.value(u"queries");
        const LocalNotificationLog log(
            recorder, static_cast<int>(queries.value(u"section_size").toInteger()));
        for (const auto& query : queries.value(u"sections").items()) {
            const auto section = log.section(query.value(u"requested").toText());
            QCOMPARE(section.id, textOrNull(query.value(u"id")));
            QCOMPARE(section.nextId, textOrNull(query.value(u"next_id")));
            QCOMPARE(idsOf(section.items), integers(query.value(u"item_ids")));
            ++sections;
        }
        for (const auto& query : queries.value(u"select_notifications").items()) {
            NotificationRange range{.start = query.value(u"start").toInteger(),
                .limit = static_cast<int>(query.value(u"limit").toInteger())};
            if (!query.value(u"stop").isNull())
                range.stop = query.value(u"stop").toInteger();
            for (const auto& topic : query.value(u"topics").items())
                range.topics.append(topic.toText());
            if (range.limit > log.sectionSize())
                continue;
            QCOMPARE(idsOf(log.select(range)), integers(query.value(u"ids")));
            ++selections;
        }
    }
    QVERIFY(sections > 50 && selections > 50);
}

QTEST_GUILESS_MAIN(NotificationLogTest)
#include "tst_notificationlog.moc"
