// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/logreader.h"
#include "tests/support/fixedrecorder.h"

#include "engine/errors.h"

#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

QList<NotificationId> read(const NotificationLogReader& reader, NotificationId start)
{
    QList<NotificationId> ids;
    reader.read(start, [&](const Notification& item) {
        ids.append(item.id);
        return true;
    });
    return ids;
}

using Batches = QList<QList<NotificationId>>;

Batches selected(const NotificationLogReader& reader, NotificationId start,
    std::optional<NotificationId> stop = {}, const QStringList& topics = {})
{
    Batches batches;
    reader.select(start, stop, topics, [&](const std::vector<Notification>& batch) {
        batches.append(idsOf(batch));
        return true;
    });
    return batches;
}

/// 1 … 9, of which 4 and 8 have a topic of their own.
std::vector<Notification> nine()
{
    auto notifications = notificationsWithIds({1, 2, 3, 4, 5, 6, 7, 8, 9});
    notifications[3].topic = notifications[7].topic = u"m:C.F"_s;
    return notifications;
}

}

class LogReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sectionsAreFollowedToTheEnd();
    void aReaderOfTenReadsALogOfFive();
    void gapsAreSteppedOver();
    void readingEndsWhenTheVisitorHasEnough();
    void selectingGivesBatches();
    void selectingStopsAtTheStop();
    void selectingFiltersByTopic();
    void aBatchLargerThanTheLogsSectionsIsRefused();
    void theNextIsTheFirstOfItsTopics();
    void aRemoteLogReadsTheSame();
    void theHighestIdIsTheLast_data();
    void theHighestIdIsTheLast();
    void aRemoteLogThatRepeatsItselfIsAnError();
};

void LogReaderTest::sectionsAreFollowedToTheEnd()
{
    const FixedRecorder recorder(nine());
    const LocalNotificationLog log(recorder);
    const NotificationLogReader reader(log, 4);
    QCOMPARE(read(reader, 1), QList<NotificationId>({1, 2, 3, 4, 5, 6, 7, 8, 9}));
    QCOMPARE(read(reader, 6), QList<NotificationId>({6, 7, 8, 9}));
    QCOMPARE(read(reader, 0), QList<NotificationId>({1, 2, 3, 4, 5, 6, 7, 8, 9}));
    QVERIFY(read(reader, 10).isEmpty());
    const FixedRecorder empty({});
    const LocalNotificationLog emptyLog(empty);
    QVERIFY(read(NotificationLogReader(emptyLog), 1).isEmpty());
}

void LogReaderTest::aReaderOfTenReadsALogOfFive()
{
    const FixedRecorder recorder(nine());
    const LocalNotificationLog log(recorder, 5);
    QCOMPARE(read(NotificationLogReader(log, 10), 1), QList<NotificationId>({1, 2, 3, 4, 5, 6, 7, 8, 9}));
    QCOMPARE(read(NotificationLogReader(log, 10), 5), QList<NotificationId>({5, 6, 7, 8, 9}));
}

void LogReaderTest::gapsAreSteppedOver()
{
    const QList<NotificationId> ids{1, 2, 6, 7, 8, 10, 11, 12, 13, 28};
    const FixedRecorder recorder(notificationsWithIds(ids));
    const LocalNotificationLog log(recorder);
    for (const int size : {1, 2, 3, 7, 10}) {
        QCOMPARE(read(NotificationLogReader(log, size), 1), ids);
        QList<NotificationId> joined;
        for (const auto& batch : selected(NotificationLogReader(log, size), 1))
            joined.append(batch);
        QCOMPARE(joined, ids);
    }
}

void LogReaderTest::readingEndsWhenTheVisitorHasEnough()
{
    const FixedRecorder recorder(nine());
    const LocalNotificationLog log(recorder);
    QList<NotificationId> ids;
    NotificationLogReader(log, 2).read(1, [&](const Notification& item) {
        ids.append(item.id);
        return ids.size() < 3;
    });
    QCOMPARE(ids, QList<NotificationId>({1, 2, 3}));
    int batches = 0;
    NotificationLogReader(log, 2).select(1, {}, {}, [&](const auto&) { return ++batches < 2; });
    QCOMPARE(batches, 2);
}

void LogReaderTest::selectingGivesBatches()
{
    const FixedRecorder recorder(nine());
    const LocalNotificationLog log(recorder);
    QCOMPARE(selected(NotificationLogReader(log, 4), 1), Batches({{1, 2, 3, 4}, {5, 6, 7, 8}, {9}}));
    QCOMPARE(selected(NotificationLogReader(log, 4), 10), Batches());
}

void LogReaderTest::selectingStopsAtTheStop()
{
    const FixedRecorder recorder(nine());
    const LocalNotificationLog log(recorder);
    QCOMPARE(selected(NotificationLogReader(log, 4), 2, 6), Batches({{2, 3, 4, 5}, {6}}));
    QCOMPARE(selected(NotificationLogReader(log, 4), 5, 4), Batches());
}

void LogReaderTest::selectingFiltersByTopic()
{
    const FixedRecorder recorder(nine());
    const LocalNotificationLog log(recorder);
    QCOMPARE(selected(NotificationLogReader(log, 1), 1, {}, {u"m:C.F"_s}), Batches({{4}, {8}}));
    QCOMPARE(selected(NotificationLogReader(log, 5), 5, {}, {u"m:C.F"_s}), Batches({{8}}));
}

void LogReaderTest::aBatchLargerThanTheLogsSectionsIsRefused()
{
    const FixedRecorder recorder(nine());
    const LocalNotificationLog log(recorder, 5);
    QVERIFY_THROWS_EXCEPTION(ValueError, selected(NotificationLogReader(log, 6), 1));
}

void LogReaderTest::theNextIsTheFirstOfItsTopics()
{
    const FixedRecorder recorder(nine());
    const LocalNotificationLog log(recorder, 5);
    const NotificationLogReader reader(log);
    QCOMPARE(reader.next(3, {})->id, 3);
    QCOMPARE(reader.next(5, {u"m:C.F"_s})->id, 8);
    QVERIFY(!reader.next(9, {u"m:C.F"_s}));
    QVERIFY(!reader.next(10, {}));
}

void LogReaderTest::theHighestIdIsTheLast_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 2, 3, 10})
        QTest::addRow("sections of %d", size) << size;
}

void LogReaderTest::theHighestIdIsTheLast()
{
    QFETCH(const int, size);
    const auto highest = std::numeric_limits<NotificationId>::max();
    const QList<NotificationId> all{1, 2, highest - 1, highest};
    const FixedRecorder recorder(notificationsWithIds(all));
    const LocalNotificationLog log(recorder);
    const NotificationLogReader reader(log, size);
    QCOMPARE(read(reader, 1), all);
    QCOMPARE(read(reader, highest), QList<NotificationId>{highest});
    QList<NotificationId> ids;
    for (const auto& batch : selected(reader, 1))
        ids.append(batch);
    QCOMPARE(ids, all);
}

void LogReaderTest::aRemoteLogReadsTheSame()
{
    const FixedRecorder recorder(notificationsWithIds({1, 2, 6, 7, 8, 10, 11, 12, 13, 28, 29, 30}));
    const LocalNotificationLog log(recorder, 5);
    const NotificationLogJsonService service(log);
    const NotificationLogJsonClient client(
        {[&](const QString& sectionId) { return service.section(sectionId); },
            [&](NotificationId start, int limit, const QStringList& topics) {
                return service.notifications(start, limit, topics);
            }});
    const NotificationLogReader local(log, 5);
    const NotificationLogReader remote(client, 5);
    QCOMPARE(read(remote, 1), read(local, 1));
    QCOMPARE(read(remote, 7), read(local, 7));
    QCOMPARE(selected(remote, 2), selected(local, 2));
    QCOMPARE(selected(remote, 2, 11), selected(local, 2, 11));
}

void LogReaderTest::aRemoteLogThatRepeatsItselfIsAnError()
{
    const auto items = notificationsWithIds({1, 2});
    const NotificationLogJsonClient client({[&](const QString&) {
                                                return sectionText({u"1,2"_s, items, u"3,4"_s});
                                            },
        [&](NotificationId, int, const QStringList&) { return notificationsText(items); }});
    QVERIFY_THROWS_EXCEPTION(DataError, read(NotificationLogReader(client), 1));
    QVERIFY_THROWS_EXCEPTION(DataError, selected(NotificationLogReader(client), 1));
}

QTEST_GUILESS_MAIN(LogReaderTest)
#include "tst_logreader.moc"
