// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/recorderplace.h"
#include "engine/session/storehistory.h"
#include "tests/support/interop.h"
#include "tests/support/nothingthere.h"
#include "tests/support/sqlitefile.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

qint64 number(const QJsonValue& value)
{
    return value.toInteger();
}

std::unique_ptr<StoreHistory> historyOf(const QString& path)
{
    return std::make_unique<StoreHistory>(std::make_shared<const OpenStore>(path), nullptr);
}

StoredEvent stored(char16_t letter, Version version, const QString& topic, const QString& time)
{
    return {OriginatorId::fromStored(QString(32, QChar(letter))), version, topic,
        (u"{\"timestamp\":{\"_type_\":\"datetime_iso\",\"_data_\":\"%1\"}}"_s.arg(time)).toUtf8()};
}

}

/// Opened stores as histories: those of the Python library as its own readers see them, and Occasion's own.
class TestStoreHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void everyNotificationIsThePythonLibrarys_data() { interopRows(); }
    void everyNotificationIsThePythonLibrarys()
    {
        QFETCH(const QString, store);
        const auto expected = support::interopExpected(store);
        const bool isPlain
            = expected[u"config"][u"compressor"].isNull() && expected[u"config"][u"cipher"].isNull();
        const auto history = historyOf(support::copyInterop(store, m_folder->path()));
        const auto shown = history->notifications(0, 1, -1, history->newestStep());
        const auto right = expected[u"notifications"].toArray();
        QCOMPARE(static_cast<qsizetype>(shown.size()), right.size());
        const auto names = history->eventNames(0, 1, -1, history->newestStep());
        QCOMPARE(names.size(), right.size());
        for (qsizetype i = 0; i < right.size(); ++i) {
            const auto& event = shown[static_cast<size_t>(i)];
            QCOMPARE(event.id, number(right[i][u"id"]));
            QCOMPARE(event.originatorId.text(), right[i][u"originator_id"].toString());
            QCOMPARE(event.version, number(right[i][u"originator_version"]));
            QCOMPARE(event.topic, right[i][u"topic"].toString());
            QCOMPARE(event.step, i + 1);
            QCOMPARE(names[i], event.name);
            if (isPlain && right[i][u"plain_json"].isString()) {
                QCOMPARE(event.problem, QString());
                QCOMPARE(event.stateText, right[i][u"plain_json"].toString().toUtf8());
            } else {
                QVERIFY(!event.problem.isEmpty());
                QVERIFY2(isPlain || event.problem.contains(u"CIPHER_KEY"), qPrintable(event.problem));
            }
        }
    }

    void ofAProcessThatIsNotThereThereIsNothing()
    {
        const auto recorder = openRecorder({.path = m_folder->filePath(u"store.db"_s)});
        recorder->insertEvents({stored(u'a', 1, u"m:C.E"_s, u"2026-01-01T09:00:00+00:00"_s)});
        const auto history = historyOf(m_folder->filePath(u"store.db"_s));
        for (const int place : {-1, 1, 1000})
            QCOMPARE(support::answersOf(*history, place, place), QStringList());
        QVERIFY(!support::answersOf(*history, 0, 0).isEmpty());
    }

    void everyAggregateIsThePythonLibrarys_data() { interopRows(); }
    void everyAggregateIsThePythonLibrarys()
    {
        QFETCH(const QString, store);
        const auto history = historyOf(support::copyInterop(store, m_folder->path()));
        const auto newest = history->newestStep();
        const auto right = support::interopExpected(store)[u"originators"].toArray();
        QCOMPARE(history->aggregateCount(0, newest), right.size());
        for (const auto& one : right) {
            const auto id = OriginatorId::fromStored(one[u"id"].toString());
            const auto row = history->aggregateRow(0, id, newest);
            const auto page = history->aggregates(0, newest, row, 1);
            QCOMPARE(page.size(), 1U);
            QCOMPARE(page[0].id, id);
            QCOMPARE(page[0].version, number(one[u"max_version"]));
            QCOMPARE(page[0].lastNotification, number(one[u"last_notification_id"]));
            const auto events = history->aggregateEvents(0, id, newest, 0, -1);
            QCOMPARE(static_cast<qint64>(events.size()), number(one[u"count"]));
            QCOMPARE(page[0].events, number(one[u"count"]));
            QCOMPARE(events.front().id, number(one[u"first_notification_id"]));
            QVERIFY(std::is_sorted(events.begin(), events.end(),
                [](const EventView& a, const EventView& b) { return a.id < b.id; }));
            const auto middle = history->aggregateEvents(0, id, newest, 1, 1);
            QVERIFY(events.size() == 1 ? middle.empty() : middle == std::vector{events[1]});
            const auto first = history->stepOf(0, number(one[u"first_notification_id"]));
            QCOMPARE(history->aggregateRow(0, id, first), row);
            QCOMPARE(history->aggregateRow(0, id, first - 1), -1);
        }
    }

    void trackingAndSnapshotsAreThePythonLibrarys_data() { interopRows(); }
    void trackingAndSnapshotsAreThePythonLibrarys()
    {
        QFETCH(const QString, store);
        const auto expected = support::interopExpected(store);
        const auto history = historyOf(support::copyInterop(store, m_folder->path()));
        std::vector<Tracking> tracking;
        for (const auto& one : expected[u"tracking"].toArray()) {
            if (one[u"application_name"] != u"__migration__"_s)
                tracking.push_back({one[u"application_name"].toString(), number(one[u"notification_id"])});
        }
        std::vector<Tracking> shown;
        history->store().forEachTracking(0, [&shown](const Tracking& record) { shown.push_back(record); });
        QCOMPARE(shown, tracking);
        for (size_t pipe = 0; pipe < history->map()->pipes.size(); ++pipe) {
            QCOMPARE(history->trackingPosition(static_cast<int>(pipe), history->newestStep()),
                number(expected[u"max_tracking_ids"][history->map()->pipes[pipe].leaderName]));
        }
        const auto right = expected[u"snapshots"].toArray();
        qsizetype at = 0;
        history->store().forEachSnapshot(0, [&](const StoredEvent& snapshot) {
            QVERIFY(at < right.size());
            QCOMPARE(snapshot.originatorVersion, number(right[at][u"originator_version"]));
            QCOMPARE(snapshot.topic, right[at][u"topic"].toString());
            ++at;
        });
        QCOMPARE(at, right.size());
    }

    void interopStoresStayAsTheyAre_data() { interopRows(); }
    void interopStoresStayAsTheyAre()
    {
        QFETCH(const QString, store);
        const auto path = support::copyInterop(store, m_folder->path());
        const auto before = support::folderContent(m_folder->path());
        {
            const auto history = historyOf(path);
            history->notifications(0, 1, -1, history->newestStep());
            QCOMPARE(history->place().contains(u"immutable"), !QFile::exists(path + u"-wal"_s));
            QCOMPARE(support::folderContent(m_folder->path()), before);
        }
        QCOMPARE(support::folderContent(m_folder->path()), before);
    }

    void aStepIsANotification()
    {
        const auto path = file();
        openRecorder({path})->insertEvents(
            {stored(u'a', 1, u"bank:Account.Opened"_s, u"2026-01-01T09:00:00+00:00"_s),
                stored(u'a', 2, u"bank:Account.Credited"_s, u"2026-01-01T09:00:01+00:00"_s)});
        const auto history = historyOf(path);
        QCOMPARE(history->newestStep(), 2);
        const auto step = history->step(2);
        QCOMPARE(step.kind, StepKind::Stored);
        QCOMPARE(step.first, 2);
        QCOMPARE(step.count, 1);
        QCOMPARE(step.clock.text(), u"2026-01-01T09:00:01+00:00"_s);
        QVERIFY(!history->knowsCauses());
        QCOMPARE(history->logPosition(0, 0), 0);
        QCOMPARE(history->logPosition(0, 1), 1);
        QVERIFY_THROWS_EXCEPTION(ValueError, history->step(0));
        QVERIFY_THROWS_EXCEPTION(ValueError, history->step(3));
        QCOMPARE(history->map()->title, u"store"_s);
        QCOMPARE(history->map()->processes.at(0).name, u"store"_s);
        QCOMPARE(history->map()->processes.at(0).aggregateTypes, QStringList{u"Account"_s});
    }

    void thePastIsShownAsItWas()
    {
        const auto path = file();
        openRecorder({path})->insertEvents({stored(u'a', 1, u"m:A.Made"_s, {}),
            stored(u'b', 1, u"m:B.Made"_s, {}), stored(u'a', 2, u"m:A.Done"_s, {})});
        const auto history = historyOf(path);
        QCOMPARE(history->notifications(0, 1, 10, 2).size(), 2U);
        QCOMPARE(history->notifications(0, 1, 10, 0).size(), 0U);
        QCOMPARE(history->notifications(0, 2, 1, 3).at(0).id, 2);
        QCOMPARE(history->aggregates(0, 2, 0, 10).at(0).lastEvent, u"Made"_s);
        QCOMPARE(history->aggregates(0, 3, 0, 10).at(0).lastEvent, u"Done"_s);
        QCOMPARE(history->aggregates(0, 3, 0, 10).at(0).lastStep, 3);
        QCOMPARE(history->aggregates(0, 1, 0, 10).size(), 1U);
        QCOMPARE(history->aggregates(0, 3, 1, 10).at(0).type, u"B"_s);
        QVERIFY(history->aggregates(0, 3, 2, 10).empty());
    }

    void readingIsWatchedAndCanBeStopped()
    {
        const auto path = file();
        constexpr int count = 5000;
        std::vector<StoredEvent> events;
        for (int version = 1; version <= count; ++version)
            events.push_back(stored(u'a', version, u"m:A.Done"_s, {}));
        openRecorder({path})->insertEvents(events);
        const auto store = std::make_shared<const OpenStore>(path);
        std::vector<qint64> done;
        const StoreHistory history(store, nullptr, {}, [&done](const Progress& progress) {
            done.push_back(progress.done);
            return progress.total == count && progress.what == u"Reading store.db";
        });
        QCOMPARE(history.newestStep(), count);
        QVERIFY(done.size() >= 2 && std::is_sorted(done.begin(), done.end()));
        try {
            const StoreHistory stopped(store, nullptr, {}, [](const Progress&) { return false; });
            QFAIL("it was not stopped");
        } catch (const OperationalError& error) {
            QCOMPARE(error.message(), u"Reading store.db was stopped: open it again when there is time."_s);
        }
    }

    void severalProcessesWithoutAJournalAreMergedByTime()
    {
        const auto path = file();
        openRecorder({path, u"accounts"_s})
            ->insertEvents({stored(u'a', 1, u"m:A.Made"_s, u"2026-01-01T00:00:01+00:00"_s),
                stored(u'a', 2, u"m:A.Done"_s, u"2026-01-01T00:00:05+00:00"_s)});
        const auto statements = openRecorder({path, u"statements"_s});
        statements->record({.events = {stored(u's', 1, u"m:S.Made"_s, u"2026-01-01T00:00:03+00:00"_s)},
            .tracking = Tracking{u"Accounts"_s, 1}});
        const auto history = historyOf(path);
        QCOMPARE(history->map()->processes.at(0).name, u"Accounts"_s); // as its follower calls it
        QCOMPARE(history->map()->processes.at(1).name, u"statements"_s);
        QCOMPARE(history->newestStep(), 3);
        QCOMPARE(history->step(2).process, 1);
        QCOMPARE(history->stepOf(0, 2), 3);
        QCOMPARE(history->stepOf(1, 1), 2);
        QCOMPARE(history->logPosition(0, 2), 1);
        QCOMPARE(history->map()->pipes.at(0).leader, 0);
        QCOMPARE(history->map()->pipes.at(0).follower, 1);
        QCOMPARE(history->lag(0, 2), 0);
        QCOMPARE(history->lag(0, 3), 1);
    }

    void aSessionsOwnFileKnowsItsCauses()
    {
        const auto path = file();
        const auto time = u"2026-01-01T09:00:00+00:00"_s;
        const auto accounts = openRecorder({path, u"Accounts"_s});
        const auto statements = openRecorder({path, u"Statements"_s});
        accounts->record(
            {.events = {stored(u'a', 1, u"m:A.Made"_s, time), stored(u'a', 2, u"m:A.Done"_s, time)},
                .journal = JournalRow{.step = 1,
                    .kind = u"command"_s,
                    .cause = R"({"command":"Open","arguments":{}})",
                    .count = 2,
                    .outcome = u"recorded"_s,
                    .clock = time}});
        statements->record({.tracking = Tracking{u"Accounts"_s, 1},
            .journal = JournalRow{.step = 2,
                .kind = u"delivery"_s,
                .cause = R"({"leader":"Accounts","notification_id":1})",
                .outcome = u"nothing to do"_s,
                .clock = time}});
        const auto history = historyOf(path);
        QVERIFY(history->knowsCauses());
        QCOMPARE(history->newestStep(), 2);
        QCOMPARE(history->step(1).call.command, u"Open"_s);
        QCOMPARE(history->step(2).upstream, 1);
        QCOMPARE(history->stepOf(0, 2), 1);
        QCOMPARE(history->trackingPosition(0, 1), 0);
        QCOMPARE(history->trackingPosition(0, 2), 1);
        QCOMPARE(history->lag(0, 2), 1);
    }

    void aJournalWithAHoleIsNotBelieved()
    {
        const auto path = file();
        const auto time = u"2026-01-01T09:00:00+00:00"_s;
        const auto recorder = openRecorder({path});
        recorder->record({.events = {stored(u'a', 1, u"m:A.Made"_s, time)},
            .journal = JournalRow{.step = 2,
                .kind = u"command"_s,
                .cause = R"({"command":"Open","arguments":{}})",
                .count = 1,
                .outcome = u"recorded"_s,
                .clock = time}});
        const auto history = historyOf(path);
        QVERIFY(!history->knowsCauses());
        QCOMPARE(history->newestStep(), 1);
    }

private:
    static void interopRows()
    {
        QTest::addColumn<QString>("store");
        const auto stores = support::interopStores();
        if (stores.isEmpty())
            QSKIP("the stores of the Python library are not here (OCCASION_SHARED)");
        for (const auto& store : stores)
            QTest::newRow(qPrintable(store)) << store;
    }

    QString file() const { return m_folder->filePath(u"store.db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestStoreHistory)
#include "tst_storehistory.moc"
