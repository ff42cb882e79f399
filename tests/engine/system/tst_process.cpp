// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/process.h"
#include "tests/support/kennel.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

namespace {

struct Closed : EngineError
{
    Closed()
        : EngineError(u"GateClosed"_s, u"The gate is closed."_s)
    {
    }
};

QList<NotificationId> tracked(const Process& process)
{
    QList<NotificationId> ids;
    for (const auto& tracking : process.recorder().selectTracking())
        ids.append(tracking.notificationId);
    return ids;
}

}

class ProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void pullingProcessesAllThatIsNew();
    void ignoredEventsAreTrackedToo();
    void filteredTopicsLeaveHoles();
    void pullingMayStartAndStopElsewhere();
    void theSameNotificationTwiceGivesNothing();
    void aVersionConflictThatIsNoRepetitionComesOut();
    void aFailingPolicyRecordsNothingAndIsRetried();
    void gatesBeforeTheCommitStoreNothing_data();
    void gatesBeforeTheCommitStoreNothing();
    void aGateAfterTheCommitLeavesItStoredOnce();
    void receiversAreCalledInOrderAfterEachRecording();
    void aReceiversErrorComesOutAndWhatItWasToldOfIsStored();
    void aProcessWithoutPolicyCannotFollow();
    void aProcessWithoutPolicyProcessesNothing();
    void onlyFollowedLeadersCanBePulled();
    void theObserverSeesThePolicy();
    void aLeadersStatesAreReadWithTheLeadersKey();

private:
    void follow(const ProcessType& type);
    void teach(const QString& trick)
    {
        call(*m_kennel, u"TeachTrick"_s, teachTrick(m_fido, trick), m_clock.next());
    }
    void pull() { m_follower->pullAndProcess(u"Kennel"_s, m_clock.next()); }
    qint64 dogsThatKnow(const QString& trick) const
    {
        const auto found = m_follower->repository().find(counterId(trick), instant());
        return found ? AggregateOf<Counter>(*found)->dogs : 0;
    }

    Clockwork m_clock;
    std::unique_ptr<Process> m_kennel;
    std::unique_ptr<Process> m_follower;
    Uuid m_fido;
};

void ProcessTest::init()
{
    m_clock = {};
    m_kennel = std::make_unique<Process>(kennel::kennel(), inMemory(), topics());
    follow(counters());
    m_fido = call(*m_kennel, u"RegisterDog"_s, registerDog(u"Fido"_s), m_clock.next())
                 .front()
                 .notification.originatorId.uuid();
}

void ProcessTest::follow(const ProcessType& type)
{
    m_follower = std::make_unique<Process>(type, inMemory(), topics());
    m_follower->follow(u"Kennel"_s, m_kennel->notificationLog());
}

void ProcessTest::pullingProcessesAllThatIsNew()
{
    for (int i = 0; i < 25; ++i)
        teach(QString::number(i));
    QCOMPARE(m_follower->next(u"Kennel"_s)->id, 1);
    pull();
    QCOMPARE(m_follower->recorder().maxTrackingId(u"Kennel"_s), 26);
    QCOMPARE(m_follower->recorder().maxNotificationId(), 50);
    QVERIFY(!m_follower->next(u"Kennel"_s));
    pull();
    QCOMPARE(m_follower->recorder().maxNotificationId(), 50);
    teach(u"0 again"_s);
    QCOMPARE(m_follower->next(u"Kennel"_s)->id, 27);
    pull();
    QCOMPARE(m_follower->recorder().maxTrackingId(u"Kennel"_s), 27);
}

void ProcessTest::ignoredEventsAreTrackedToo()
{
    teach(u"sit"_s);
    pull();
    QCOMPARE(tracked(*m_follower), QList<NotificationId>({1, 2}));
    QCOMPARE(m_follower->recorder().maxNotificationId(), 2);
}

void ProcessTest::filteredTopicsLeaveHoles()
{
    auto choosy = counters();
    choosy.followTopics = choosy.policy->topics();
    follow(choosy);
    teach(u"sit"_s);
    call(*m_kennel, u"RegisterDog"_s, registerDog(u"Rex"_s), m_clock.next());
    teach(u"fetch"_s);
    QCOMPARE(m_follower->next(u"Kennel"_s)->id, 2);
    pull();
    QCOMPARE(tracked(*m_follower), QList<NotificationId>({2, 4}));
    QVERIFY(!m_follower->recorder().hasTrackingId({u"Kennel"_s, 3}));
    QVERIFY(!m_follower->next(u"Kennel"_s));
}

void ProcessTest::pullingMayStartAndStopElsewhere()
{
    for (const auto& trick : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        teach(trick);
    m_follower->pullAndProcess(u"Kennel"_s, m_clock.next(), 2, 3);
    QCOMPARE(tracked(*m_follower), QList<NotificationId>({2, 3}));
    m_follower->pullAndProcess(u"Kennel"_s, m_clock.next(), 1);
    QCOMPARE(tracked(*m_follower), QList<NotificationId>({1, 2, 3, 4, 5}));
    QCOMPARE(dogsThatKnow(u"a"_s), 1); // 2 came twice and counted once
}

void ProcessTest::theSameNotificationTwiceGivesNothing()
{
    teach(u"sit"_s);
    const auto notification = *m_kennel->notificationLog().select({.start = 2, .limit = 1}).begin();
    const auto journal = [](int) { return JournalRow{.step = 1, .kind = u"delivery"_s}; };
    QCOMPARE(m_follower->processNotification(u"Kennel"_s, notification, m_clock.next(), journal).size(), 2u);
    QVERIFY(m_follower->processNotification(u"Kennel"_s, notification, m_clock.next()).empty());
    QCOMPARE(dogsThatKnow(u"sit"_s), 1);
    QCOMPARE(m_follower->recorder().maxNotificationId(), 2);
    QCOMPARE(m_follower->recorder().selectJournal(1, -1).size(), 1u);
}

void ProcessTest::aVersionConflictThatIsNoRepetitionComesOut()
{
    auto clumsy = counters();
    clumsy.policy->on(QString::fromLatin1(Dog::TrickAdded::topic), [](const DomainEvent&, Context& context) {
        AggregateOf<Counter> counter(counterId(u"same"_s), context.now(), Counter::Started{u"same"_s});
        context.save(counter);
    });
    follow(clumsy);
    teach(u"sit"_s);
    teach(u"fetch"_s);
    QVERIFY_THROWS_EXCEPTION(IntegrityError, pull());
    QCOMPARE(tracked(*m_follower), QList<NotificationId>({1, 2}));
}

void ProcessTest::aFailingPolicyRecordsNothingAndIsRetried()
{
    bool failing = true;
    auto type = counters();
    type.policy->on(
        QString::fromLatin1(Dog::TrickAdded::topic), [&](const DomainEvent& event, Context& context) {
            count(event, context);
            if (failing)
                throw DomainError(u"NoWayError"_s, u"Not now."_s);
        });
    follow(type);
    teach(u"sit"_s);
    QVERIFY_THROWS_EXCEPTION(DomainError, pull());
    QCOMPARE(tracked(*m_follower), QList<NotificationId>({1}));
    QCOMPARE(m_follower->recorder().maxNotificationId(), 0);
    QCOMPARE(m_follower->next(u"Kennel"_s)->id, 2);
    failing = false;
    pull();
    QCOMPARE(dogsThatKnow(u"sit"_s), 1);
    QCOMPARE(tracked(*m_follower), QList<NotificationId>({1, 2}));
}

void ProcessTest::gatesBeforeTheCommitStoreNothing_data()
{
    QTest::addColumn<int>("gate");
    QTest::newRow("before the policy") << 0;
    QTest::newRow("after the policy") << 1;
    QTest::newRow("before the commit") << 2;
}

void ProcessTest::gatesBeforeTheCommitStoreNothing()
{
    QFETCH(int, gate);
    teach(u"sit"_s);
    m_follower->pullAndProcess(u"Kennel"_s, m_clock.next(), {}, 1);
    Gates gates;
    if (gate == 0)
        gates.beforePolicy = [](const DomainEvent&) { throw Closed(); };
    else if (gate == 1)
        gates.afterPolicy = [](const DomainEvent&) { throw Closed(); };
    else
        gates.beforeCommit = [] { throw Closed(); };
    m_follower->setGates(gates);
    QVERIFY_THROWS_EXCEPTION(Closed, pull());
    QCOMPARE(tracked(*m_follower), QList<NotificationId>({1}));
    QCOMPARE(m_follower->recorder().maxNotificationId(), 0);
    m_follower->setGates({});
    pull();
    QCOMPARE(dogsThatKnow(u"sit"_s), 1);
}

void ProcessTest::aGateAfterTheCommitLeavesItStoredOnce()
{
    teach(u"sit"_s);
    const auto notification = *m_kennel->notificationLog().select({.start = 2, .limit = 1}).begin();
    m_follower->setGates({.afterCommit = [] { throw Closed(); }});
    QVERIFY_THROWS_EXCEPTION(
        Closed, m_follower->processNotification(u"Kennel"_s, notification, m_clock.next()));
    QCOMPARE(dogsThatKnow(u"sit"_s), 1);
    QVERIFY(m_follower->recorder().hasTrackingId({u"Kennel"_s, 2}));
    m_follower->setGates({});
    QVERIFY(m_follower->processNotification(u"Kennel"_s, notification, m_clock.next()).empty());
    QCOMPARE(dogsThatKnow(u"sit"_s), 1);
}

void ProcessTest::receiversAreCalledInOrderAfterEachRecording()
{
    QStringList calls;
    m_kennel->lead([&](const RecordingEvent& event) {
        calls.append(u"first %1 %2-%3"_s.arg(event.applicationName)
                         .arg(event.previousMaxNotificationId)
                         .arg(event.recordings.back().notification.id));
    });
    m_kennel->lead([&](const RecordingEvent&) { calls.append(u"second"_s); });
    teach(u"sit"_s);
    QVERIFY_THROWS_EXCEPTION(DomainError, teach(u"sit"_s));
    m_kennel->save(ProcessingEvent(), m_clock.next());
    teach(u"fetch"_s);
    QCOMPARE(calls, QStringList({u"first Kennel 1-2"_s, u"second"_s, u"first Kennel 2-3"_s, u"second"_s}));
}

void ProcessTest::aReceiversErrorComesOutAndWhatItWasToldOfIsStored()
{
    teach(u"sit"_s);
    m_follower->lead(
        [](const RecordingEvent&) { throw IntegrityError(u"The receiver's own store refused it."_s); });
    QVERIFY_THROWS_EXCEPTION(IntegrityError, pull());
    QCOMPARE(dogsThatKnow(u"sit"_s), 1);
    QCOMPARE(tracked(*m_follower), QList<NotificationId>({1, 2}));
}

void ProcessTest::aProcessWithoutPolicyProcessesNothing()
{
    const auto events = m_kennel->events().get(m_fido);
    QVERIFY_THROWS_EXCEPTION(
        ProgrammingError, m_kennel->processEvent(events.front(), {u"Elsewhere"_s, 1}, m_clock.next()));
    QVERIFY(m_kennel->recorder().selectTracking().empty());
}

void ProcessTest::aProcessWithoutPolicyCannotFollow()
{
    QVERIFY_THROWS_EXCEPTION(
        ProgrammingError, m_kennel->follow(u"Counters"_s, m_follower->notificationLog()));
}

void ProcessTest::onlyFollowedLeadersCanBePulled()
{
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, m_follower->pullAndProcess(u"Cattery"_s, m_clock.next()));
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, m_follower->next(u"Cattery"_s));
}

void ProcessTest::theObserverSeesThePolicy()
{
    struct Listener : Observer
    {
        void passed(const Passage& passage) override { patterns.append(static_cast<int>(passage.pattern)); }
        QList<int> patterns;
    } listener;
    m_follower = std::make_unique<Process>(counters(), inMemory(), topics(), &listener);
    m_follower->follow(u"Kennel"_s, m_kennel->notificationLog());
    teach(u"sit"_s);
    pull();
    QVERIFY(listener.patterns.contains(static_cast<int>(Pattern::Policy)));
    QVERIFY(listener.patterns.contains(static_cast<int>(Pattern::Application)));
}

void ProcessTest::aLeadersStatesAreReadWithTheLeadersKey()
{
    StateCoding leaders;
    leaders.cipher = std::make_shared<const Cipher>(QByteArray(16, 'l'));
    StateCoding followers;
    followers.compressor = zlibCompressor();
    followers.cipher = std::make_shared<const Cipher>(QByteArray(32, 'f'));
    Process leader(kennel::kennel(), inMemory(), topics(), nullptr, {.coding = leaders});
    const auto fido = call(leader, u"RegisterDog"_s, registerDog(u"Fido"_s), m_clock.next())
                          .front()
                          .notification.originatorId.uuid();
    call(leader, u"TeachTrick"_s, teachTrick(fido, u"sit"_s), m_clock.next());

    Process follower(counters(), inMemory(), topics(), nullptr, {.coding = followers});
    follower.follow(u"Kennel"_s, leader.notificationLog());
    QVERIFY_THROWS_EXCEPTION(ValueError, follower.pullAndProcess(u"Kennel"_s, m_clock.next()));
    follower.follow(u"Kennel"_s, leader.notificationLog(), leaders);
    follower.pullAndProcess(u"Kennel"_s, m_clock.next());
    const AggregateOf<Counter> counter = follower.repository().get(counterId(u"sit"_s), instant());
    QCOMPARE(counter->dogs, 1);
    const auto stored = follower.recorder().selectNotifications({.limit = 1}).front();
    QVERIFY(followers.open(stored.state).contains("\"sit\""));
}

QTEST_GUILESS_MAIN(ProcessTest)
#include "tst_process.moc"
