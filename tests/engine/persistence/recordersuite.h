// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/errors.h"
#include "engine/persistence/subscription.h"

#include <QTest>

#include <thread>

Q_DECLARE_METATYPE(occasion::EventRange)
Q_DECLARE_METATYPE(occasion::NotificationRange)

/// What every recorder must do, whatever it keeps its rows in. A recorder's own test is a subclass that says
/// how to make an empty one.
class RecorderSuite : public QObject
{
    Q_OBJECT

public:
    using Recorder = std::unique_ptr<occasion::ProcessRecorder>;

protected:
    virtual Recorder emptyRecorder() = 0;

    static occasion::OriginatorId id(char16_t letter)
    {
        return occasion::OriginatorId::fromStored(QString(32, QChar(letter)));
    }

    static occasion::StoredEvent event(char16_t letter, occasion::Version version,
        const QString& topic = QStringLiteral("bank:Account.Credited"))
    {
        return {id(letter), version, topic, "{\"n\":" + QByteArray::number(version) + "}"};
    }

    static QList<qint64> versions(const std::vector<occasion::StoredEvent>& events)
    {
        QList<qint64> list;
        for (const auto& one : events)
            list.append(one.originatorVersion);
        return list;
    }

    static QList<qint64> ids(const std::vector<occasion::Notification>& notifications)
    {
        QList<qint64> list;
        for (const auto& one : notifications)
            list.append(one.id);
        return list;
    }

private Q_SLOTS:
    void eventsComeBackAsTheyWereStored()
    {
        const auto recorder = emptyRecorder();
        auto odd = event(u'a', 1, QStringLiteral("übung:Zähler.Erhöht ☃"));
        odd.state = QByteArray("\0\xff\"%1", 5);
        recorder->insertEvents({odd});
        QCOMPARE(recorder->selectEvents(id(u'a'), {}), std::vector{odd});
    }

    void emptyTextsAndStatesAreKept()
    {
        const auto recorder = emptyRecorder();
        occasion::StoredEvent empty{id(u'a'), 1, QString(), QByteArray()};
        recorder->insertEvents({empty});
        QCOMPARE(recorder->selectEvents(id(u'a'), {}), std::vector{empty});
        QCOMPARE(recorder->selectNotifications({.topics = {QString()}}).size(), 1U);
    }

    void foreignIdsAreKept()
    {
        const auto recorder = emptyRecorder();
        for (const auto& text :
            {QStringLiteral("order-7 'é'"), QStringLiteral("id"), QStringLiteral("\ufeffid")}) {
            const occasion::StoredEvent foreign{occasion::OriginatorId::fromStored(text), 1, text, "{}"};
            recorder->insertEvents({foreign});
            QCOMPARE(recorder->selectEvents(foreign.originatorId, {}), std::vector{foreign});
        }
    }

    void anUnknownAggregateHasNoEvents()
    {
        const auto recorder = emptyRecorder();
        recorder->insertEvents({event(u'a', 1)});
        QVERIFY(recorder->selectEvents(id(u'b'), {}).empty());
    }

    void anEmptyBatchIsAllowed()
    {
        const auto recorder = emptyRecorder();
        QVERIFY(recorder->record({}).empty());
        QCOMPARE(recorder->maxNotificationId(), 0);
    }

    void versionsNeedNotFollowEachOther()
    {
        const auto recorder = emptyRecorder();
        const occasion::Version large = qint64(1) << 62;
        recorder->insertEvents({event(u'a', 7), event(u'a', 3), event(u'a', -5), event(u'a', large)});
        QCOMPARE(versions(recorder->selectEvents(id(u'a'), {})), (QList<qint64>{-5, 3, 7, large}));
    }

    void theLowestAndTheHighestVersionAreVersionsToo_data()
    {
        QTest::addColumn<qint64>("version");
        QTest::newRow("lowest") << std::numeric_limits<occasion::Version>::min();
        QTest::newRow("highest") << std::numeric_limits<occasion::Version>::max();
    }
    void theLowestAndTheHighestVersionAreVersionsToo()
    {
        QFETCH(const qint64, version);
        const auto recorder = emptyRecorder();
        recorder->insertEvents({event(u'a', version)});
        QVERIFY_THROWS_EXCEPTION(occasion::IntegrityError, recorder->insertEvents({event(u'a', version)}));
        QCOMPARE(versions(recorder->selectEvents(id(u'a'), {})), QList<qint64>{version});
    }

    void eventsAreSelectedByVersion_data()
    {
        QTest::addColumn<occasion::EventRange>("range");
        QTest::addColumn<QList<qint64>>("expected");
        const auto row = [](const char* name, const occasion::EventRange& range,
                             const QList<qint64>& expected) { QTest::newRow(name) << range << expected; };
        row("all", {}, {1, 2, 3, 4, 5});
        row("above", {.gt = 2}, {3, 4, 5});
        row("up to", {.lte = 2}, {1, 2});
        row("between", {.gt = 1, .lte = 4}, {2, 3, 4});
        row("nothing between", {.gt = 4, .lte = 4}, {});
        row("crossed", {.gt = 4, .lte = 2}, {});
        row("backwards", {.descending = true}, {5, 4, 3, 2, 1});
        row("the first two", {.limit = 2}, {1, 2});
        row("the last two", {.descending = true, .limit = 2}, {5, 4});
        row("the newest up to 3", {.lte = 3, .descending = true, .limit = 1}, {3});
        row("backwards between", {.gt = 1, .lte = 4, .descending = true, .limit = 2}, {4, 3});
        row("a limit beyond", {.gt = 3, .limit = 9}, {4, 5});
        row("none at limit 0", {.limit = 0}, {});
        row("all at a negative limit", {.limit = -1}, {1, 2, 3, 4, 5});
    }
    void eventsAreSelectedByVersion()
    {
        QFETCH(const occasion::EventRange, range);
        QFETCH(const QList<qint64>, expected);
        const auto recorder = emptyRecorder();
        for (occasion::Version version = 1; version <= 5; ++version)
            recorder->insertEvents({event(u'b', version), event(u'a', version)});
        QCOMPARE(versions(recorder->selectEvents(id(u'a'), range)), expected);
    }

    void anAggregateIsReadAsItWasAtAnEarlierNotification_data() { eventsAreSelectedByVersion_data(); }
    void anAggregateIsReadAsItWasAtAnEarlierNotification()
    {
        QFETCH(const occasion::EventRange, range);
        const auto recorder = emptyRecorder();
        QList<std::vector<occasion::StoredEvent>> asItWas{{}};
        for (const occasion::Version version : {2, 4, 1, 3, 5}) {
            recorder->insertEvents({event(u'a', version), event(u'b', version)});
            asItWas.append(recorder->selectEvents(id(u'a'), range));
        }
        for (qsizetype commits = 0; commits < asItWas.size(); ++commits) {
            const auto found = recorder->selectNotificationsOf(id(u'a'), range, 2 * commits);
            QCOMPARE((std::vector<occasion::StoredEvent>(found.begin(), found.end())), asItWas.at(commits));
            for (const auto& one : found)
                QCOMPARE(recorder->selectNotifications({.start = one.id, .limit = 1}), std::vector{one});
        }
    }

    void aTakenVersionIsRefusedWithTheWholeBatch()
    {
        const auto recorder = emptyRecorder();
        recorder->insertEvents({event(u'a', 1)});
        QVERIFY_THROWS_EXCEPTION(
            occasion::IntegrityError, recorder->record({.events = {event(u'b', 1), event(u'a', 1)}}));
        QVERIFY(recorder->selectEvents(id(u'b'), {}).empty());
        QCOMPARE(recorder->maxNotificationId(), 1);
    }

    void aVersionTwiceInOneBatchIsRefused()
    {
        const auto recorder = emptyRecorder();
        QVERIFY_THROWS_EXCEPTION(occasion::IntegrityError,
            recorder->record({.events = {event(u'a', 1), event(u'b', 1), event(u'a', 1)}}));
        QCOMPARE(recorder->maxNotificationId(), 0);
        QVERIFY(recorder->selectEvents(id(u'a'), {}).empty());
    }

    void aConflictSaysWhichVersionOfWhich()
    {
        const auto recorder = emptyRecorder();
        recorder->insertEvents({event(u'a', 4)});
        try {
            recorder->insertEvents({event(u'a', 4)});
            QFAIL("the version was taken");
        } catch (const occasion::IntegrityError& error) {
            QCOMPARE(error.message(),
                QStringLiteral("Version 4 of %1 is recorded already: fetch the aggregate again and repeat.")
                    .arg(QString(32, u'a')));
        }
    }

    void idsRunInTheOrderOfRecording()
    {
        using Ids = std::vector<occasion::NotificationId>;
        const auto recorder = emptyRecorder();
        QCOMPARE(recorder->record({.events = {event(u'b', 1)}}), (Ids{1}));
        QCOMPARE(recorder->record({.events = {event(u'a', 2), event(u'a', 1)}}), (Ids{2, 3}));
        QCOMPARE(recorder->maxNotificationId(), 3);
        const auto all = recorder->selectNotifications({});
        QCOMPARE(ids(all), (QList<qint64>{1, 2, 3}));
        QCOMPARE(all[1].originatorVersion, 2);
        QCOMPARE(all[2].originatorVersion, 1);
    }

    void aRefusedBatchUsesNoId()
    {
        using Ids = std::vector<occasion::NotificationId>;
        const auto recorder = emptyRecorder();
        recorder->insertEvents({event(u'a', 1)});
        QVERIFY_THROWS_EXCEPTION(
            occasion::IntegrityError, recorder->record({.events = {event(u'b', 1), event(u'a', 1)}}));
        QCOMPARE(recorder->record({.events = {event(u'c', 1)}}), (Ids{2}));
    }

    void notificationsAreSelectedById_data()
    {
        QTest::addColumn<occasion::NotificationRange>("range");
        QTest::addColumn<QList<qint64>>("expected");
        const auto odd = QStringLiteral("odd");
        const auto even = QStringLiteral("even");
        const auto row = [](const char* name, const occasion::NotificationRange& range,
                             const QList<qint64>& expected) { QTest::newRow(name) << range << expected; };
        row("the first ten", {}, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        row("from below the first", {.start = -3, .limit = 2}, {1, 2});
        row("from the middle", {.start = 9}, {9, 10, 11, 12});
        row("beyond the last", {.start = 13}, {});
        row("up to a stop", {.start = 3, .stop = 5}, {3, 4, 5});
        row("a stop before the start", {.start = 5, .stop = 4}, {});
        row("a stop beyond the last", {.start = 11, .stop = 99}, {11, 12});
        row("limit before stop", {.start = 3, .limit = 2, .stop = 5}, {3, 4});
        row("one topic", {.topics = {odd}}, {1, 3, 5, 7, 9, 11});
        row("the limit counts after the topics", {.start = 2, .limit = 3, .topics = {odd}}, {3, 5, 7});
        row("two topics", {.start = 10, .topics = {odd, even}}, {10, 11, 12});
        row("an unknown topic", {.topics = {QStringLiteral("none")}}, {});
        row("a topic up to a stop", {.start = 2, .stop = 6, .topics = {even}}, {2, 4, 6});
        row("none at limit 0", {.limit = 0}, {});
        row("all at a negative limit", {.start = 2, .limit = -1}, {2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        row("above a start", {.start = 9, .inclusiveOfStart = false}, {10, 11, 12});
        row("above nothing", {.start = 0, .limit = 2, .inclusiveOfStart = false}, {1, 2});
        row("above the last", {.start = 12, .inclusiveOfStart = false}, {});
        const auto highest = std::numeric_limits<occasion::NotificationId>::max();
        row("above the highest id", {.start = highest, .inclusiveOfStart = false}, {});
        row("from the highest id", {.start = highest}, {});
        row("above a start up to itself", {.start = 4, .stop = 4, .inclusiveOfStart = false}, {});
        row("a topic above one of its own",
            {.start = 3, .limit = 2, .topics = {odd}, .inclusiveOfStart = false}, {5, 7});
        const auto size = event(u'a', 1).state.size();
        row("to a state's last byte", {.start = 3, .mostBytes = 3 * size}, {3, 4, 5});
        row("to a state's first byte", {.start = 3, .mostBytes = 3 * size + 1}, {3, 4, 5, 6});
        row("one at least", {.start = 3, .topics = {even}, .mostBytes = 1}, {4});
    }
    void notificationsAreSelectedById()
    {
        QFETCH(const occasion::NotificationRange, range);
        QFETCH(const QList<qint64>, expected);
        const auto recorder = emptyRecorder();
        std::vector<occasion::StoredEvent> events;
        for (occasion::Version version = 1; version <= 12; ++version)
            events.push_back(
                event(u'a', version, version % 2 ? QStringLiteral("odd") : QStringLiteral("even")));
        recorder->insertEvents(events);
        QCOMPARE(ids(recorder->selectNotifications(range)), expected);
    }

    void trackingIsRecordedWithTheEvents()
    {
        const auto recorder = emptyRecorder();
        const auto upstream = QStringLiteral("Accounts");
        QCOMPARE(recorder->maxTrackingId(upstream), 0);
        recorder->record({.events = {event(u'a', 1)}, .tracking = occasion::Tracking{upstream, 5}});
        QCOMPARE(recorder->maxTrackingId(upstream), 5);
        QCOMPARE(recorder->maxTrackingId(QStringLiteral("accounts")), 0);
        QVERIFY(recorder->hasTrackingId({upstream, 5}));
        QVERIFY(!recorder->hasTrackingId({upstream, 4}));
        QVERIFY(!recorder->hasTrackingId({QStringLiteral("Other"), 5}));
    }

    void trackingMayComeAloneAndInAnyOrder()
    {
        const auto recorder = emptyRecorder();
        const auto a = QStringLiteral("a");
        const auto b = QStringLiteral("b");
        for (const auto& tracking : {occasion::Tracking{b, 2}, {a, 21}, {a, 1}, {a, 3}})
            QVERIFY(recorder->record({.tracking = tracking}).empty());
        QCOMPARE(recorder->maxTrackingId(a), 21);
        QCOMPARE(
            recorder->selectTracking(), (std::vector<occasion::Tracking>{{a, 1}, {a, 3}, {a, 21}, {b, 2}}));
        QCOMPARE(recorder->maxNotificationId(), 0);
    }

    void aNotificationIsTrackedOnce()
    {
        const auto recorder = emptyRecorder();
        const occasion::Tracking tracking{QStringLiteral("Accounts"), 1};
        recorder->record({.events = {event(u'a', 1)}, .tracking = tracking});
        QVERIFY_THROWS_EXCEPTION(
            occasion::IntegrityError, recorder->record({.events = {event(u'a', 2)}, .tracking = tracking}));
        QCOMPARE(versions(recorder->selectEvents(id(u'a'), {})), QList<qint64>{1});
    }

    void aVersionConflictTracksNothing()
    {
        const auto recorder = emptyRecorder();
        const occasion::Tracking tracking{QStringLiteral("Accounts"), 1};
        recorder->insertEvents({event(u'a', 1)});
        QVERIFY_THROWS_EXCEPTION(
            occasion::IntegrityError, recorder->record({.events = {event(u'a', 1)}, .tracking = tracking}));
        QVERIFY(!recorder->hasTrackingId(tracking));
        QVERIFY(recorder->selectTracking().empty());
    }

    void aBatchIsReadBeforeAndAfterItsCommit()
    {
        using Ids = std::vector<occasion::NotificationId>;
        const auto recorder = emptyRecorder();
        recorder->insertEvents({event(u'a', 1)});
        const auto batch = recorder->beginBatch();
        for (int id = 1; id <= 3; ++id) {
            const occasion::Tracking tracking{QStringLiteral("Accounts"), id};
            QCOMPARE(recorder->record({.events = {event(u'b', id)}, .tracking = tracking}), (Ids{id + 1}));
            QCOMPARE(versions(recorder->selectEvents(RecorderSuite::id(u'b'), {})).size(), id);
            QCOMPARE(recorder->maxTrackingId(QStringLiteral("Accounts")), id);
        }
        if (batch)
            batch->commit();
        QCOMPARE(recorder->maxNotificationId(), 4);
        QCOMPARE(recorder->selectTracking().size(), 3U);
    }

    void aBatchThatEndsWithoutCommitLeavesEventsAndTrackingAgreeing()
    {
        const auto recorder = emptyRecorder();
        const auto upstream = QStringLiteral("Accounts");
        {
            const auto batch = recorder->beginBatch();
            recorder->record({.events = {event(u'a', 1)}, .tracking = occasion::Tracking{upstream, 1}});
            QVERIFY_THROWS_EXCEPTION(occasion::IntegrityError,
                recorder->record({.events = {event(u'b', 1), event(u'a', 1)},
                    .tracking = occasion::Tracking{upstream, 2}}));
        }
        QCOMPARE(recorder->maxNotificationId(), recorder->maxTrackingId(upstream));
        QVERIFY(recorder->selectEvents(RecorderSuite::id(u'b'), {}).empty());
        QVERIFY(!recorder->hasTrackingId({upstream, 2}));
        recorder->record({.events = {event(u'c', 1)}}); // and the recorder goes on
        QCOMPARE(versions(recorder->selectEvents(RecorderSuite::id(u'c'), {})), QList<qint64>{1});
    }

    void whoWaitsIsWokenByWhatIsRecorded()
    {
        using namespace std::chrono_literals;
        const auto recorder = emptyRecorder();
        QVERIFY(!recorder->waitForNotification(0, 0ms));
        std::thread writer([&] { recorder->insertEvents({event(u'a', 1)}); });
        const bool isThere = recorder->waitForNotification(0, 30s);
        writer.join();
        QVERIFY(isThere);
        QVERIFY(recorder->waitForNotification(0, 0ms));
        QVERIFY(!recorder->waitForNotification(1, 1ms));
    }

    void aSubscriptionGivesWhatIsThereThenWhatComes()
    {
        using namespace std::chrono_literals;
        const auto recorder = emptyRecorder();
        recorder->insertEvents({event(u'a', 1), event(u'a', 2), event(u'a', 3)});
        occasion::Subscription subscription(*recorder, 1);
        QCOMPARE(ids(subscription.next(30s, 1)), QList<qint64>{2});
        QCOMPARE(ids(subscription.next(30s)), QList<qint64>{3});
        QVERIFY(subscription.next(1ms).empty());
        std::thread writer([&] { recorder->insertEvents({event(u'a', 4)}); });
        const auto found = ids(subscription.next(30s));
        writer.join();
        QCOMPARE(found, QList<qint64>{4});
        QCOMPARE(subscription.position(), 4);
    }

    void aSubscriptionGivesAsManyAsAreAskedFor()
    {
        const auto recorder = emptyRecorder();
        recorder->insertEvents({event(u'a', 1), event(u'a', 2), event(u'a', 3)});
        occasion::Subscription subscription(*recorder);
        QCOMPARE(ids(subscription.next(std::chrono::seconds(60), 0)), QList<qint64>());
        QCOMPARE(ids(subscription.next(std::chrono::seconds(60), 1)), QList<qint64>{1});
        QCOMPARE(ids(subscription.next(std::chrono::seconds(60), -1)), (QList<qint64>{2, 3}));
    }

    void aSubscriptionToTopicsPassesOverOthers()
    {
        using namespace std::chrono_literals;
        const auto recorder = emptyRecorder();
        const auto wanted = QStringLiteral("wanted");
        recorder->insertEvents({event(u'a', 1), event(u'a', 2, wanted), event(u'a', 3)});
        occasion::Subscription subscription(*recorder, 0, {wanted});
        QCOMPARE(ids(subscription.next(30s)), QList<qint64>{2});
        QVERIFY(subscription.next(0ms).empty());
        QCOMPARE(subscription.position(), 3);
        recorder->insertEvents({event(u'a', 4, wanted)});
        QCOMPARE(ids(subscription.next(30s)), QList<qint64>{4});
    }

    void aSubscriptionThatIsStoppedWaitsNoLonger()
    {
        using namespace std::chrono_literals;
        const auto recorder = emptyRecorder();
        occasion::Subscription subscription(*recorder);
        std::thread stopper([&] { subscription.stop(); });
        QVERIFY(subscription.next(1h).empty());
        stopper.join();
        recorder->insertEvents({event(u'a', 1)});
        QVERIFY(subscription.next(1h).empty());
    }

    void snapshotsAreNoNotifications()
    {
        const auto recorder = emptyRecorder();
        recorder->record(
            {.events = {event(u'a', 1)}, .snapshots = {event(u'a', 1, QStringLiteral("Snapshot"))}});
        recorder->snapshots().insertEvents({event(u'a', 2, QStringLiteral("Snapshot"))});
        QCOMPARE(versions(recorder->snapshots().selectEvents(id(u'a'), {})), (QList<qint64>{1, 2}));
        QCOMPARE(versions(recorder->selectEvents(id(u'a'), {})), QList<qint64>{1});
        QCOMPARE(recorder->maxNotificationId(), 1);
    }

    void aSnapshotOfAVersionIsTakenOnce()
    {
        const auto recorder = emptyRecorder();
        recorder->snapshots().insertEvents({event(u'a', 1)});
        QVERIFY_THROWS_EXCEPTION(
            occasion::IntegrityError, recorder->snapshots().insertEvents({event(u'a', 2), event(u'a', 1)}));
        QVERIFY_THROWS_EXCEPTION(occasion::IntegrityError,
            recorder->record({.events = {event(u'a', 1)}, .snapshots = {event(u'a', 1)}}));
        QCOMPARE(versions(recorder->snapshots().selectEvents(id(u'a'), {})), QList<qint64>{1});
        QCOMPARE(recorder->maxNotificationId(), 0);
    }

    void theJournalKnowsTheFirstIdOfItsStep()
    {
        const auto recorder = emptyRecorder();
        recorder->insertEvents({event(u'a', 1)});
        occasion::JournalRow row{.step = 3,
            .kind = QStringLiteral("command"),
            .cause = "{\"command\":\"Ü\"}",
            .firstId = 77,
            .count = 2,
            .outcome = QStringLiteral("recorded"),
            .error = {},
            .clock = QStringLiteral("2026-01-01T09:00:00+00:00")};
        recorder->record({.events = {event(u'b', 1), event(u'b', 2)}, .journal = row});
        row.firstId = 2;
        QCOMPARE(recorder->selectJournal(1, 10), std::vector{row});
    }

    void aStepWithoutEventsHasNoFirstId()
    {
        const auto recorder = emptyRecorder();
        recorder->record(
            {.journal = occasion::JournalRow{.step = 1, .firstId = 77, .error = QStringLiteral("No")}});
        QCOMPARE(recorder->selectJournal(1, 10).at(0).firstId, 0);
        QCOMPARE(recorder->selectJournal(1, 10).at(0).error, QStringLiteral("No"));
    }

    void theJournalIsReadFromAStepOn()
    {
        const auto recorder = emptyRecorder();
        for (const qint64 step : {2, 5, 9, 11})
            recorder->record({.journal = occasion::JournalRow{.step = step}});
        const auto steps = [&](qint64 from, int limit) {
            QList<qint64> list;
            for (const auto& row : recorder->selectJournal(from, limit))
                list.append(row.step);
            return list;
        };
        QCOMPARE(steps(1, 2), (QList<qint64>{2, 5}));
        QCOMPARE(steps(5, 9), (QList<qint64>{5, 9, 11}));
        QCOMPARE(steps(12, 9), QList<qint64>{});
        QCOMPARE(steps(1, -1), (QList<qint64>{2, 5, 9, 11}));
        QCOMPARE(steps(1, 0), QList<qint64>{});
    }

    void aStepStandsInTheJournalOnce()
    {
        const auto recorder = emptyRecorder();
        recorder->record({.journal = occasion::JournalRow{.step = 1}});
        QVERIFY_THROWS_EXCEPTION(occasion::IntegrityError,
            recorder->record({.events = {event(u'a', 1)},
                .tracking = occasion::Tracking{QStringLiteral("Accounts"), 1},
                .snapshots = {event(u'a', 1)},
                .journal = occasion::JournalRow{.step = 1}}));
        QCOMPARE(recorder->maxNotificationId(), 0);
        QVERIFY(recorder->selectTracking().empty());
        QVERIFY(recorder->snapshots().selectEvents(id(u'a'), {}).empty());
    }

    void theIdsOfOneCommitFollowEachOtherWhoeverElseRecords()
    {
        constexpr int commits = 20;
        const auto recorder = emptyRecorder();
        std::vector<std::thread> threads;
        for (const char16_t letter : {u'a', u'b', u'c'}) {
            threads.emplace_back([&recorder, letter] {
                for (int commit = 0; commit < commits; ++commit)
                    recorder->insertEvents({event(letter, 2 * commit + 1), event(letter, 2 * commit + 2)});
            });
        }
        for (auto& thread : threads)
            thread.join();
        const auto all = recorder->selectNotifications({.limit = -1});
        QCOMPARE(all.size(), size_t(6 * commits));
        for (size_t i = 0; i < all.size(); i += 2) {
            QCOMPARE(all[i].id, static_cast<qint64>(i + 1));
            QCOMPARE(all[i + 1].originatorId, all[i].originatorId);
            QCOMPARE(all[i + 1].originatorVersion, all[i].originatorVersion + 1);
        }
    }

    void aReaderSeesWholeCommitsInOrder()
    {
        const auto recorder = emptyRecorder();
        std::thread writer([&recorder] {
            for (int commit = 0; commit < 50; ++commit)
                recorder->insertEvents({event(u'a', 2 * commit + 1), event(u'a', 2 * commit + 2)});
        });
        size_t seen = 0;
        bool inOrder = true;
        while (seen < 100 && inOrder) {
            const auto all = recorder->selectNotifications({.limit = -1});
            inOrder = all.size() % 2 == 0 && all.size() >= seen
                && (all.empty() || all.back().id == static_cast<qint64>(all.size()));
            seen = all.size();
        }
        writer.join();
        QVERIFY(inOrder);
    }
};
