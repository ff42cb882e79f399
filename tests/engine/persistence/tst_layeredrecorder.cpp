// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorderplace.h"
#include "engine/persistence/recorders/layeredrecorder.h"
#include "engine/persistence/recorders/memoryrecorder.h"
#include "recordersuite.h"

#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// Commits as a session makes them, of few aggregates so that they meet: versions run on, tracking ascends, some
/// versions leave a snapshot.
std::vector<Commit> commitsOf(std::mt19937& random, qint64 count)
{
    std::vector<Commit> commits;
    std::array<Version, 3> versions{};
    std::map<QString, NotificationId> tracked;
    for (qint64 step = 1; step <= count; ++step) {
        Commit commit{.journal = JournalRow{.step = step, .kind = u"command"_s, .outcome = u"recorded"_s}};
        for (auto events = random() % 4; events > 0; --events) {
            const auto which = random() % versions.size();
            const auto id = OriginatorId::fromStored(QString(32, QChar(u'a' + static_cast<int>(which))));
            const StoredEvent event{id, ++versions[which], u"m:C.E%1"_s.arg(random() % 3), "{}"};
            commit.events.push_back(event);
            if (random() % 4 == 0)
                commit.snapshots.push_back({id, event.originatorVersion, u"snapshot"_s, "{}"});
        }
        if (random() % 2) {
            const QString leader = random() % 2 ? u"A"_s : u"B"_s;
            commit.tracking = Tracking{leader, tracked[leader] += 1 + random() % 2};
        }
        commit.journal->count = static_cast<int>(commit.events.size());
        commits.push_back(commit);
    }
    return commits;
}

RecorderPosition positionAfter(const ProcessRecorder& recorder, const std::vector<Commit>& commits)
{
    RecorderPosition position{.notificationId = recorder.maxNotificationId()};
    for (const auto& commit : commits) {
        position.step = commit.journal->step;
        if (commit.tracking)
            position.tracking[commit.tracking->applicationName] = commit.tracking->notificationId;
    }
    return position;
}

EventRange anyRange(std::mt19937& random)
{
    EventRange range{.descending = random() % 2 == 0};
    if (random() % 2)
        range.gt = static_cast<Version>(random() % 8);
    if (random() % 2)
        range.lte = static_cast<Version>(random() % 16);
    if (random() % 2)
        range.limit = static_cast<int>(random() % 6) - 1;
    return range;
}

void compare(const ProcessRecorder& layered, const ProcessRecorder& whole, std::mt19937& random)
{
    QCOMPARE(layered.maxNotificationId(), whole.maxNotificationId());
    QCOMPARE(layered.selectTracking(), whole.selectTracking());
    for (const auto& leader : {u"A"_s, u"B"_s, u"C"_s}) {
        QCOMPARE(layered.maxTrackingId(leader), whole.maxTrackingId(leader));
        for (NotificationId id = 0; id < 40; ++id)
            QCOMPARE(layered.hasTrackingId({leader, id}), whole.hasTrackingId({leader, id}));
    }
    for (int i = 0; i < 20; ++i) {
        const auto id = OriginatorId::fromStored(QString(32, QChar(u'a' + static_cast<int>(random() % 4))));
        const auto range = anyRange(random);
        QCOMPARE(layered.selectEvents(id, range), whole.selectEvents(id, range));
        QCOMPARE(layered.snapshots().selectEvents(id, range), whole.snapshots().selectEvents(id, range));
        const auto upTo = static_cast<NotificationId>(random() % 40);
        QCOMPARE(
            layered.selectNotificationsOf(id, range, upTo), whole.selectNotificationsOf(id, range, upTo));
        NotificationRange part{.start = static_cast<NotificationId>(random() % 30),
            .limit = static_cast<int>(random() % 30) - 1};
        if (random() % 2)
            part.stop = static_cast<NotificationId>(random() % 40);
        if (random() % 2)
            part.topics = QStringList{u"m:C.E0"_s, u"m:C.E2"_s};
        if (random() % 2)
            part.mostBytes = static_cast<qint64>(1 + random() % 30);
        QCOMPARE(layered.selectNotifications(part), whole.selectNotifications(part));
        const auto from = static_cast<qint64>(random() % 30);
        QCOMPARE(layered.selectJournal(from, part.limit), whole.selectJournal(from, part.limit));
    }
}

}

/// The conformance suite on a layer over a base that has gone on since: nothing of that is seen.
class LayeredRecorderTest : public RecorderSuite
{
    Q_OBJECT

protected:
    Recorder emptyRecorder() override
    {
        auto base = std::make_shared<MemoryRecorder>();
        base->record({.events = {event(u'a', 1), event(u'a', 2), event(u'b', 1)},
            .tracking = Tracking{u"Upstream"_s, 1},
            .snapshots = {event(u'a', 1)},
            .journal = JournalRow{.step = 1}});
        return std::make_unique<LayeredRecorder>(base, RecorderPosition{});
    }

private:
    /// In memory, or in a file of its own.
    std::unique_ptr<ProcessRecorder> emptyTail(bool isInFile, NotificationId after)
    {
        RecorderPlace place{.durability = Durability::Normal, .after = after};
        if (isInFile) {
            place.path = m_folder.filePath(u"tail %1.db"_s.arg(++m_files));
            place.prefix = u"b1_kennel"_s;
        }
        return openRecorder(place);
    }

    QTemporaryDir m_folder;
    int m_files = 0;

private Q_SLOTS:
    void aLayerIsAsTheWholeWouldBe_data();
    void aLayerIsAsTheWholeWouldBe();
    void aLayerGoesOnInATailThatHoldsTheSame();
    void aLayerOverALayerIsAsTheWholeWouldBe();
    void whatTheBaseHoldsIsRefused();
    void theBaseStaysAsItWas();
};

void LayeredRecorderTest::aLayerIsAsTheWholeWouldBe_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<bool>("isInFile");
    for (quint32 seed = 1; seed <= 20; ++seed) {
        QTest::addRow("seed %u in memory", seed) << seed << false;
        QTest::addRow("seed %u in a file", seed) << seed << true;
    }
}

void LayeredRecorderTest::aLayerIsAsTheWholeWouldBe()
{
    QFETCH(const quint32, seed);
    QFETCH(const bool, isInFile);
    std::mt19937 random(seed);
    const auto commits = commitsOf(random, 16);
    const auto others = commitsOf(random, 16);
    const auto split = static_cast<std::ptrdiff_t>(random() % commits.size());
    const std::vector<Commit> prefix(commits.begin(), commits.begin() + split);

    MemoryRecorder whole;
    auto base = std::make_shared<MemoryRecorder>();
    for (const auto& commit : prefix) {
        whole.record(commit);
        base->record(commit);
    }
    const auto position = positionAfter(*base, prefix);
    LayeredRecorder layered(base, position, emptyTail(isInFile, position.notificationId));
    compare(layered, whole, random);
    for (auto commit = commits.begin() + split; commit != commits.end(); ++commit) {
        QCOMPARE(layered.record(*commit), whole.record(*commit));
        // The base goes on as it likes.
        Commit other{.events = {{OriginatorId::fromStored(QString(32, u'a')), 100 + base->maxNotificationId(),
                         u"m:C.E0"_s, "{}"}},
            .journal = JournalRow{.step = commit->journal->step}};
        base->record(other);
        compare(layered, whole, random);
    }
}

void LayeredRecorderTest::aLayerGoesOnInATailThatHoldsTheSame()
{
    std::mt19937 random(3);
    const auto commits = commitsOf(random, 24);
    const auto base = std::make_shared<MemoryRecorder>();
    MemoryRecorder whole;
    for (size_t i = 0; i < 8; ++i) {
        base->record(commits[i]);
        whole.record(commits[i]);
    }
    const auto position = positionAfter(*base, {commits.begin(), commits.begin() + 8});
    LayeredRecorder layered(base, position);
    auto tail = emptyTail(true, position.notificationId);
    for (size_t i = 8; i < 16; ++i) {
        layered.record(commits[i]);
        whole.record(commits[i]);
        tail->record(commits[i]);
    }
    layered.moveTo(std::move(tail));
    for (size_t i = 16; i < commits.size(); ++i) {
        compare(layered, whole, random);
        QCOMPARE(layered.record(commits[i]), whole.record(commits[i]));
    }
    compare(layered, whole, random);
}

void LayeredRecorderTest::aLayerOverALayerIsAsTheWholeWouldBe()
{
    std::mt19937 random(7);
    const auto commits = commitsOf(random, 30);
    MemoryRecorder whole;
    std::shared_ptr<ProcessRecorder> newest = std::make_shared<MemoryRecorder>();
    for (size_t i = 0; i < commits.size(); ++i) {
        if (i % 7 == 5) {
            const std::vector<Commit> prefix(
                commits.begin(), commits.begin() + static_cast<std::ptrdiff_t>(i));
            newest = std::make_shared<LayeredRecorder>(newest, positionAfter(*newest, prefix));
        }
        QCOMPARE(newest->record(commits[i]), whole.record(commits[i]));
        compare(*newest, whole, random);
    }
}

void LayeredRecorderTest::whatTheBaseHoldsIsRefused()
{
    auto base = std::make_shared<MemoryRecorder>();
    base->record({.events = {event(u'a', 1), event(u'a', 2)},
        .tracking = Tracking{u"Upstream"_s, 4},
        .snapshots = {event(u'a', 2)},
        .journal = JournalRow{.step = 1}});
    LayeredRecorder layered(base, {.notificationId = 2, .tracking = {{u"Upstream"_s, 4}}, .step = 1});
    QVERIFY_THROWS_EXCEPTION(IntegrityError, layered.record({.events = {event(u'c', 1), event(u'a', 2)}}));
    QVERIFY_THROWS_EXCEPTION(
        IntegrityError, layered.record({.events = {event(u'c', 1)}, .tracking = Tracking{u"Upstream"_s, 4}}));
    QVERIFY_THROWS_EXCEPTION(
        IntegrityError, layered.record({.events = {event(u'c', 1)}, .snapshots = {event(u'a', 2)}}));
    QVERIFY_THROWS_EXCEPTION(
        IntegrityError, layered.record({.events = {event(u'c', 1)}, .journal = JournalRow{.step = 1}}));
    QVERIFY_THROWS_EXCEPTION(IntegrityError, layered.snapshots().insertEvents({event(u'a', 2)}));
    QVERIFY(layered.selectEvents(id(u'c'), {}).empty());
    QCOMPARE(layered.record({.events = {event(u'c', 1)}}), std::vector<NotificationId>{3});
}

void LayeredRecorderTest::theBaseStaysAsItWas()
{
    auto base = std::make_shared<MemoryRecorder>();
    base->record({.events = {event(u'a', 1)}});
    LayeredRecorder layered(base, {.notificationId = 1});
    layered.record({.events = {event(u'a', 2)}, .snapshots = {event(u'a', 1)}});
    QCOMPARE(base->maxNotificationId(), 1);
    QVERIFY(base->snapshots().selectEvents(id(u'a'), {}).empty());
}

QTEST_GUILESS_MAIN(LayeredRecorderTest)
#include "moc_recordersuite.cpp"
#include "tst_layeredrecorder.moc"
