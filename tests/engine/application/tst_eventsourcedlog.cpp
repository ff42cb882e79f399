// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/eventsourcedlog.h"
#include "tests/support/kennel.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

namespace {

/// What the log of all dogs holds.
struct DogLogged
{
    static constexpr auto topic = "kennel:DogLogged";
    Uuid dogId;
};

const auto& dogLogged()
{
    static const auto type = eventType<DogLogged>(QString(), false);
    return type;
}

const OriginatorId logId = idOf(u"/dog_log"_s);

/// Takes a dog in and puts it on the list, at once.
void handleLogged(const RegisterDog& command, Context& context)
{
    AggregateOf<Dog> dog(context.newId(), context.now(), Dog::registered(command.name));
    const auto logged = context.log(logId, dogLogged()).trigger(DogLogged{dog.id().uuid()}, context.now());
    context.save(dog);
    context.save(logged);
}

ApplicationType loggingKennel()
{
    auto type = kennel::kennel().application;
    type.loggedEvents = {dogLogged()};
    type.commands = {commandType<RegisterDog>(u"RegisterDog"_s, handleLogged)};
    return type;
}

}

/// Sequences of events that are no aggregate's.
class EventSourcedLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        auto topics = std::make_shared<TopicRegistry>();
        topics->add(describe<Dog>());
        topics->add(dogLogged());
        m_application = std::make_unique<Application>(loggingKennel(), inMemory(), topics);
    }

    void anEmptyLogHasNoFirstAndNoLast()
    {
        QVERIFY(!log().first());
        QVERIFY(!log().last());
        QVERIFY(log().get().empty());
        QCOMPARE(log().trigger(DogLogged{}, instant()).originatorVersion, 1);
    }

    void itListsWhatWasSavedTogether()
    {
        const auto fido = registered(u"Fido"_s);
        const auto rex = registered(u"Rex"_s);
        QCOMPARE(log().first()->as<DogLogged>().dogId, fido);
        QCOMPARE(log().last()->as<DogLogged>().dogId, rex);
        QCOMPARE(log().last()->originatorVersion, 2);
        QCOMPARE(m_application->recorder().maxNotificationId(), 4);
    }

    void snapshotsOfTheAggregatesBesideItAreTaken()
    {
        auto topics = std::make_shared<TopicRegistry>();
        topics->add(describe<Dog>());
        topics->add(dogLogged());
        auto type = loggingKennel();
        type.snapshotIntervals = {{u"kennel:Dog"_s, 1}};
        m_application = std::make_unique<Application>(type, inMemory(), topics);
        const auto fido = registered(u"Fido"_s);
        const auto rex = registered(u"Rex"_s);
        QCOMPARE(log().get().size(), 2U);
        for (const auto& id : {fido, rex})
            QCOMPARE(m_application->recorder().snapshots().selectEvents(id, {}).size(), 1U);
        QVERIFY(m_application->recorder().snapshots().selectEvents(logId, {}).empty());
    }

    void itIsReadInRanges()
    {
        for (const auto& name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
            registered(name);
        QCOMPARE(versions({.gt = 1, .lte = 3}), (QList<Version>{2, 3}));
        QCOMPARE(versions({.descending = true, .limit = 2}), (QList<Version>{4, 3}));
        QCOMPARE(versions({.limit = 0}), QList<Version>());
    }

    void anEventIsMadeButNotStored()
    {
        registered(u"Fido"_s);
        const auto made = log().trigger(DogLogged{}, instant(7));
        QCOMPARE(made.originatorVersion, 2);
        QVERIFY(made.originatorId == logId && made.timestamp == instant(7));
        QCOMPARE(log().trigger(DogLogged{}, instant()).originatorVersion, 2);
        QCOMPARE(log().trigger(DogLogged{}, instant(), 9).originatorVersion, 9);
        QCOMPARE(log().get().size(), 1U);
    }

    void ofTwoThatWereMadeAtTheSameTimeOneConflicts()
    {
        const auto one = log().trigger(DogLogged{}, instant());
        const auto other = log().trigger(DogLogged{}, instant());
        save(one);
        QVERIFY_THROWS_EXCEPTION(IntegrityError, save(other));
        QCOMPARE(log().get().size(), 1U);
    }

    void anotherKindOfEventIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(TypeError, log().trigger(Dog::Renamed{u"x"_s}, instant()));
    }

    void itIsNoAggregate()
    {
        registered(u"Fido"_s);
        QVERIFY_THROWS_EXCEPTION(AssertionError, m_application->repository().get(logId, instant()));
    }

private:
    EventSourcedLog log() const { return {m_application->events(), logId, dogLogged()}; }

    QList<Version> versions(const EventRange& range) const
    {
        QList<Version> list;
        for (const auto& event : log().get(range))
            list.append(event.originatorVersion);
        return list;
    }

    Uuid registered(const QString& name)
    {
        return call(*m_application, u"RegisterDog"_s, registerDog(name), m_clock.next())
            .front()
            .event.originatorId.uuid();
    }

    void save(const DomainEvent& event)
    {
        ProcessingEvent processingEvent;
        processingEvent.collectEvent(event);
        m_application->save(processingEvent, m_clock.next());
    }

    Clockwork m_clock;
    std::unique_ptr<Application> m_application;
};

QTEST_GUILESS_MAIN(EventSourcedLogTest)
#include "tst_eventsourcedlog.moc"
