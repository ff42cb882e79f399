// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/application.h"
#include "tests/support/kennel.h"
#include "tests/support/meter.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

namespace {

ApplicationType withSnapshots(int interval)
{
    auto type = kennel::kennel().application;
    type.snapshotIntervals = {{u"kennel:Dog"_s, interval}};
    return type;
}

QStringList namesOf(const Application& application)
{
    QStringList names;
    for (const auto& item : application.recorder().selectNotifications({.limit = -1}))
        names.append(shortTopic(item.topic));
    return names;
}

QList<Version> snapshotVersions(const Application& application, const OriginatorId& id)
{
    QList<Version> versions;
    for (const auto& snapshot : application.recorder().snapshots().selectEvents(id, {}))
        versions.append(snapshot.originatorVersion);
    return versions;
}

/// One more command than the kennel has: a dog learns many tricks in one go.
struct Train
{
    static constexpr auto summary = "Teaches a dog many tricks.";
    Uuid dog;
    int tricks = 0;
};

void train(const Train& command, Context& context)
{
    AggregateOf<Dog> dog = context.get(command.dog);
    for (int i = 0; i < command.tricks; ++i)
        dog.record(dog->teach(QString::number(i)));
    context.save(dog);
}

/// Counts what is read of aggregates.
class ReadingObserver : public Observer
{
public:
    void passed(const Passage& passage) override
    {
        if (passage.pattern == Pattern::Repository)
            ++reads;
    }
    int reads = 0;
};

}

class ApplicationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aCommandIsRecordedWithItsNotifications();
    void aRefusedCommandStoresNothing();
    void missingAndWrongArgumentsAreTypeErrors();
    void anUnknownAggregateIsNotFound();
    void twoAggregatesAreSavedTogetherInTheOrderOfTheirSaving();
    void aConflictInOneOfTwoAggregatesStoresNothing();
    void changingOneAggregateTwiceInACommandConflicts();
    void afterAFailedSaveThePendingEventsAreGone();
    void savingNothingGivesNothing();
    void newIdsAndTimesComeFromTheMoment();
    void snapshotsAreTakenAtEachInterval();
    void snapshotsOfManyEventsInOneSave();
    void snapshotsBelongToTheCommitOfTheirEvents();
    void aConflictIsOneWithSnapshotsToo();
    void aTakenSnapshotIsUsedAndTakenOnce();
    void snapshotsAreTakenOfVersionsFromZero();
    void aGapInOneAggregateCostsNoOtherItsSnapshot();
    void withoutASnapshotDueNothingIsReadForOne();
    void snapshotsThatAreNotTakenCannotBeAskedFor();
    void aConflictIsOvercomeByFetchingAgain();
    void theJournalRowIsWrittenInTheSameCommit();

private:
    void open(const ApplicationType& type);
    std::vector<Recording> run(const QString& command, const Value& arguments)
    {
        return call(*m_application, command, arguments, m_clock.next());
    }
    Uuid dog(const QString& name)
    {
        return run(u"RegisterDog"_s, registerDog(name)).front().notification.originatorId.uuid();
    }

    Clockwork m_clock;
    std::unique_ptr<Application> m_application;
};

void ApplicationTest::init()
{
    open(kennel::kennel().application);
}

void ApplicationTest::open(const ApplicationType& type)
{
    m_clock = {};
    m_application = std::make_unique<Application>(type, inMemory(), topics());
}

void ApplicationTest::aCommandIsRecordedWithItsNotifications()
{
    const auto fido = dog(u"Fido"_s);
    const auto recordings = run(u"TeachTrick"_s, teachTrick(fido, u"sit"_s));
    QCOMPARE(recordings.size(), 1u);
    QCOMPARE(recordings.front().notification.id, 2);
    QCOMPARE(recordings.front().notification.originatorVersion, 2);
    QCOMPARE(recordings.front().event.as<Dog::TrickAdded>().trick, u"sit"_s);
    const auto log = m_application->notificationLog().section(u"1,10"_s);
    QCOMPARE(log.id, u"1,2"_s);
    QVERIFY(log.items.back() == recordings.front().notification);
    QVERIFY(m_application->events().get(fido).back() == recordings.front().event);
}

void ApplicationTest::aRefusedCommandStoresNothing()
{
    const auto fido = dog(u"Fido"_s);
    run(u"TeachTrick"_s, teachTrick(fido, u"sit"_s));
    QVERIFY_THROWS_EXCEPTION(DomainError, run(u"TeachTrick"_s, teachTrick(fido, u"sit"_s)));
    QCOMPARE(m_application->recorder().maxNotificationId(), 2);
}

void ApplicationTest::missingAndWrongArgumentsAreTypeErrors()
{
    QVERIFY_THROWS_EXCEPTION(TypeError, run(u"RegisterDog"_s, Value::object({})));
    QVERIFY_THROWS_EXCEPTION(
        TypeError, run(u"RegisterDog"_s, Value::object({{u"name"_s, Value::integer(1)}})));
    QVERIFY_THROWS_EXCEPTION(TypeError, run(u"RegisterDog"_s, Value()));
    QVERIFY(!m_application->type().command(u"SellDog"_s));
}

void ApplicationTest::anUnknownAggregateIsNotFound()
{
    QVERIFY_THROWS_EXCEPTION(
        AggregateNotFound, run(u"TeachTrick"_s, teachTrick(idOf(u"/nobody"_s), u"sit"_s)));
}

void ApplicationTest::twoAggregatesAreSavedTogetherInTheOrderOfTheirSaving()
{
    AggregateOf<Dog> fido(idOf(u"/dogs/Fido"_s), instant(), Dog::registered(u"Fido"_s));
    AggregateOf<Dog> rex(idOf(u"/dogs/Rex"_s), instant(), Dog::registered(u"Rex"_s));
    fido.record(fido->teach(u"sit"_s));
    rex.record(rex->rename(u"King"_s));
    fido.record(fido->teach(u"fetch"_s));
    ProcessingEvent processingEvent;
    processingEvent.collectEvents(rex);
    processingEvent.collectEvents(fido);
    const auto recordings = m_application->save(processingEvent, m_clock.next());
    QCOMPARE(namesOf(*m_application).join(u' '), u"Registered Renamed Registered TrickAdded TrickAdded"_s);
    for (size_t i = 0; i < recordings.size(); ++i)
        QCOMPARE(recordings[i].notification.id, static_cast<NotificationId>(i + 1));
}

void ApplicationTest::aConflictInOneOfTwoAggregatesStoresNothing()
{
    const auto fido = dog(u"Fido"_s);
    const auto rex = dog(u"Rex"_s);
    AggregateOf<Dog> stale = m_application->repository().get(rex, instant());
    AggregateOf<Dog> fresh = m_application->repository().get(fido, instant());
    run(u"TeachTrick"_s, teachTrick(rex, u"sit"_s));
    fresh.record(fresh->teach(u"fetch"_s));
    stale.record(stale->teach(u"fetch"_s));
    ProcessingEvent processingEvent;
    processingEvent.collectEvents(fresh);
    processingEvent.collectEvents(stale);
    QVERIFY_THROWS_EXCEPTION(IntegrityError, m_application->save(processingEvent, m_clock.next()));
    QCOMPARE(m_application->repository().get(fido, instant()).version(), 1);
    QCOMPARE(m_application->repository().get(rex, instant()).version(), 2);
    QCOMPARE(m_application->recorder().maxNotificationId(), 3);
}

void ApplicationTest::changingOneAggregateTwiceInACommandConflicts()
{
    const auto fido = dog(u"Fido"_s);
    const auto both = Value::object({{u"first"_s, Value::uuid(fido)}, {u"second"_s, Value::uuid(fido)},
        {u"trick"_s, Value::text(u"sit"_s)}});
    QVERIFY_THROWS_EXCEPTION(IntegrityError, run(u"TeachTwo"_s, both));
    QCOMPARE(m_application->recorder().maxNotificationId(), 1);
}

void ApplicationTest::afterAFailedSaveThePendingEventsAreGone()
{
    const auto fido = dog(u"Fido"_s);
    AggregateOf<Dog> stale = m_application->repository().get(fido, instant());
    run(u"TeachTrick"_s, teachTrick(fido, u"sit"_s));
    stale.record(stale->teach(u"fetch"_s));
    ProcessingEvent failing;
    failing.collectEvents(stale);
    QVERIFY_THROWS_EXCEPTION(IntegrityError, m_application->save(failing, m_clock.next()));
    ProcessingEvent again;
    again.collectEvents(stale);
    QVERIFY(m_application->save(again, m_clock.next()).empty());
    QCOMPARE(m_application->recorder().maxNotificationId(), 2);
}

void ApplicationTest::savingNothingGivesNothing()
{
    QVERIFY(m_application->save(ProcessingEvent(), m_clock.next()).empty());
    QCOMPARE(m_application->recorder().maxNotificationId(), 0);
}

void ApplicationTest::newIdsAndTimesComeFromTheMoment()
{
    const Moment moment{instant(77), [](int ordinal) { return idOf(u"/given/%1"_s.arg(ordinal)); }};
    const auto recordings = call(*m_application, u"RegisterDog"_s, registerDog(u"Fido"_s), moment);
    QVERIFY(recordings.front().notification.originatorId == OriginatorId(idOf(u"/given/0"_s)));
    QVERIFY(recordings.front().event.timestamp == instant(77));
    QVERIFY(Moment::real().newId(0) != Moment::real().newId(0));
}

void ApplicationTest::snapshotsAreTakenAtEachInterval()
{
    open(withSnapshots(2));
    const auto fido = dog(u"Fido"_s);
    for (const auto& trick : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        run(u"TeachTrick"_s, teachTrick(fido, trick));
    QCOMPARE(snapshotVersions(*m_application, fido), QList<Version>({2, 4}));
    const auto atFour = newestSnapshot(m_application->recorder().snapshots(), fido);
    const auto replayed = Repository(m_application->events(), nullptr).get(fido, instant(), 4);
    QVERIFY(aggregateState(fromSnapshot(*atFour, m_application->mapper(), instant()))
        == aggregateState(replayed));
    QCOMPARE(m_application->repository().get(fido, instant()).version(), 5);
}

void ApplicationTest::snapshotsOfManyEventsInOneSave()
{
    auto type = withSnapshots(3);
    type.commands.append(commandType<Train>(u"Train"_s, train));
    open(type);
    const auto fido = dog(u"Fido"_s);
    run(u"Train"_s, Value::object({{u"dog"_s, Value::uuid(fido)}, {u"tricks"_s, Value::integer(9)}}));
    QCOMPARE(snapshotVersions(*m_application, fido), QList<Version>({3, 6, 9}));
    for (const Version version : {3, 6, 9}) {
        const AggregateOf<Dog> dogThen
            = fromSnapshot(*newestSnapshot(m_application->recorder().snapshots(), fido, version),
                m_application->mapper(), instant());
        QCOMPARE(dogThen->tricks.size(), version - 1);
    }
}

void ApplicationTest::snapshotsBelongToTheCommitOfTheirEvents()
{
    open(withSnapshots(2));
    const auto fido = dog(u"Fido"_s);
    // A snapshot of version 2 is there already, so the commit that brings its own must fail as a whole.
    auto ahead = AggregateOf<Dog>(m_application->repository().get(fido, instant()));
    ahead.record(ahead->teach(u"sit"_s));
    m_application->recorder().snapshots().insertEvents(
        {takeSnapshot(ahead, m_application->mapper(), instant())});
    AggregateOf<Dog> next(Repository(m_application->events(), nullptr).get(fido, instant()));
    next.record(next->teach(u"fetch"_s));
    ProcessingEvent processingEvent;
    processingEvent.collectEvents(next);
    QVERIFY_THROWS_EXCEPTION(IntegrityError, m_application->save(processingEvent, m_clock.next()));
    QCOMPARE(m_application->recorder().maxNotificationId(), 1);
}

void ApplicationTest::aConflictIsOneWithSnapshotsToo()
{
    open(withSnapshots(2));
    const auto fido = dog(u"Fido"_s);
    const auto both = Value::object({{u"first"_s, Value::uuid(fido)}, {u"second"_s, Value::uuid(fido)},
        {u"trick"_s, Value::text(u"sit"_s)}});
    QVERIFY_THROWS_EXCEPTION(IntegrityError, run(u"TeachTwo"_s, both));
    QCOMPARE(m_application->recorder().maxNotificationId(), 1);
    QVERIFY(snapshotVersions(*m_application, fido).isEmpty());
    AggregateOf<Dog> stale = m_application->repository().get(fido, instant());
    stale.record(stale->teach(u"fetch"_s));
    run(u"TeachTrick"_s, teachTrick(fido, u"sit"_s));
    run(u"TeachTrick"_s, teachTrick(fido, u"roll over"_s));
    ProcessingEvent processingEvent;
    processingEvent.collectEvents(stale);
    QVERIFY_THROWS_EXCEPTION(IntegrityError, m_application->save(processingEvent, m_clock.next()));
}

void ApplicationTest::aTakenSnapshotIsUsedAndTakenOnce()
{
    const auto fido = dog(u"Fido"_s);
    run(u"TeachTrick"_s, teachTrick(fido, u"sit"_s));
    m_application->takeSnapshot(fido, instant(9));
    m_application->takeSnapshot(fido, instant(9), 1);
    QCOMPARE(snapshotVersions(*m_application, fido), QList<Version>({1, 2}));
    QVERIFY_THROWS_EXCEPTION(IntegrityError, m_application->takeSnapshot(fido, instant(10)));
    QVERIFY_THROWS_EXCEPTION(AggregateNotFound, m_application->takeSnapshot(idOf(u"/nobody"_s), instant()));
    QCOMPARE(m_application->recorder().maxNotificationId(), 2); // snapshots are no notifications
}

void ApplicationTest::snapshotsAreTakenOfVersionsFromZero()
{
    const ApplicationType type{.name = u"Meters"_s,
        .aggregates = {describe<Meter>()},
        .snapshotIntervals = {{u"kennel:Meter"_s, 2}}};
    Application meters(type, inMemory());
    const auto id = idOf(u"/meters/1"_s);
    AggregateOf<Meter> meter(id, instant(), Meter::Installed{});
    meters.save(meter, m_clock.next());
    for (int reading = 0; reading < 4; ++reading) {
        AggregateOf<Meter> again = meters.repository().get(id, instant());
        again.record(Meter::Read{});
        meters.save(again, m_clock.next());
    }
    QCOMPARE(snapshotVersions(meters, id), QList<Version>({0, 2, 4}));
    const AggregateOf<Meter> last = meters.repository().get(id, instant());
    QCOMPARE(last->read, 4);
    QCOMPARE(last.version(), 4);
}

void ApplicationTest::aGapInOneAggregateCostsNoOtherItsSnapshot()
{
    open(withSnapshots(2));
    const auto fido = dog(u"Fido"_s);
    const auto rex = dog(u"Rex"_s);
    auto events = m_application->events().get(fido);
    AggregateOf<Dog> dog = m_application->repository().get(rex, instant());
    dog.record(dog->teach(u"sit"_s));
    ProcessingEvent processingEvent;
    auto strange = dog.pendingEvents().front();
    strange.originatorId = fido;
    strange.originatorVersion = 4; // 2 and 3 are nowhere
    processingEvent.collectEvents(dog);
    processingEvent.collectEvent(strange);
    m_application->save(processingEvent, m_clock.next());
    QCOMPARE(snapshotVersions(*m_application, rex), QList<Version>{2});
    QCOMPARE(snapshotVersions(*m_application, fido), QList<Version>{});
}

void ApplicationTest::withoutASnapshotDueNothingIsReadForOne()
{
    ReadingObserver observer;
    Application application(withSnapshots(3), inMemory(), topics(), &observer);
    const auto fido = call(application, u"RegisterDog"_s, registerDog(u"Fido"_s), m_clock.next())
                          .front()
                          .notification.originatorId.uuid();
    call(application, u"TeachTrick"_s, teachTrick(fido, u"sit"_s), m_clock.next());
    QCOMPARE(observer.reads, 1); // by the command
    call(application, u"TeachTrick"_s, teachTrick(fido, u"fetch"_s), m_clock.next());
    QCOMPARE(observer.reads, 3);
    QCOMPARE(snapshotVersions(application, fido), QList<Version>{3});
}

void ApplicationTest::snapshotsThatAreNotTakenCannotBeAskedFor()
{
    Application application(
        kennel::kennel().application, inMemory(), topics(), nullptr, {.takesSnapshots = false});
    const auto fido = call(application, u"RegisterDog"_s, registerDog(u"Fido"_s), m_clock.next())
                          .front()
                          .notification.originatorId;
    QVERIFY_THROWS_EXCEPTION(AssertionError, application.takeSnapshot(fido, instant()));
    QCOMPARE(snapshotVersions(application, fido), QList<Version>{});
}

/// Also where nothing is read for an aggregate that is kept.
void ApplicationTest::aConflictIsOvercomeByFetchingAgain()
{
    const std::shared_ptr<ProcessRecorder> recorder = inMemory();
    const ApplicationSettings settings{.cache = {.maxSize = 0, .fastForward = false}};
    Application here(kennel::kennel().application, recorder, topics(), nullptr, settings);
    Application there(kennel::kennel().application, recorder, topics());
    const auto fido = call(here, u"RegisterDog"_s, registerDog(u"Fido"_s), m_clock.next())
                          .front()
                          .notification.originatorId.uuid();
    call(there, u"TeachTrick"_s, teachTrick(fido, u"sit"_s), m_clock.next());
    const auto fetch = teachTrick(fido, u"fetch"_s);
    QVERIFY_THROWS_EXCEPTION(IntegrityError, call(here, u"TeachTrick"_s, fetch, m_clock.next()));
    QCOMPARE(call(here, u"TeachTrick"_s, fetch, m_clock.next()).front().event.originatorVersion, 3);
}

void ApplicationTest::theJournalRowIsWrittenInTheSameCommit()
{
    const auto* command = m_application->type().command(u"RegisterDog"_s);
    const auto arguments = command->read(registerDog(u"Fido"_s));
    const auto journal
        = [](int events) { return JournalRow{.step = 1, .kind = u"command"_s, .count = events}; };
    m_application->execute(*command, arguments.get(), m_clock.next(), journal);
    const auto rows = m_application->recorder().selectJournal(1, -1);
    QCOMPARE(rows.size(), 1u);
    QCOMPARE(rows.front().count, 1);
    QCOMPARE(rows.front().firstId, 1);
    // The step is there already: nothing of the second commit is stored.
    QVERIFY_THROWS_EXCEPTION(
        IntegrityError, m_application->execute(*command, arguments.get(), m_clock.next(), journal));
    QCOMPARE(m_application->recorder().maxNotificationId(), 1);
}

QTEST_GUILESS_MAIN(ApplicationTest)
#include "tst_application.moc"
