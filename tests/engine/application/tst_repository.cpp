// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/repository.h"
#include "tests/support/kennel.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

namespace {

/// Is gone after its last event.
struct Bone
{
    static constexpr auto topic = "kennel:Bone";

    struct Found
    {
        static constexpr auto topic = "kennel:Bone.Found";
    };
    struct Eaten
    {
        static constexpr auto topic = "kennel:Bone.Eaten";
        static constexpr bool discards = true;
    };
    using Events = occasion::Events<Found, Eaten>;

    void apply(const Found&) {}
    void apply(const Eaten&) {}
};

}

class RepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anAggregateIsRebuiltAsItIsNow();
    void anAggregateIsRebuiltAsItWas();
    void aboveTheLastVersionItIsAsItIsNow();
    void whatHasNoEventsIsNotFound();
    void versionsBelowTheFirstAreNotFound();
    void whatARepositoryGivesIsACopyWithItsOwnTime();
    void aSnapshotSavesReadingAndChangesNothing();
    void aSnapshotAboveTheVersionIsNotUsed();
    void eventsThatDoNotBeginWithACreatedOneAreRefused();
    void anAggregateOfAnUnknownTypeIsATopicError();
    void aDiscardedAggregateIsNotFound();
    void aDiscardedAggregateIsNotKept_data();
    void aDiscardedAggregateIsNotKept();

private:
    /// Fido at version 4: registered at 0 s, a trick each second after.
    void putFido();
    QList<QString> tricksAt(std::optional<Version> version) const;

    const OriginatorId m_fido = idOf(u"/dogs/Fido"_s);
    Mapper m_mapper{topics()};
    std::unique_ptr<ProcessRecorder> m_recorder;
    std::optional<EventStore> m_events;
    std::optional<Repository> m_repository;
};

void RepositoryTest::init()
{
    m_recorder = inMemory();
    m_events.emplace(m_mapper, *m_recorder);
    m_repository.emplace(*m_events, &m_recorder->snapshots());
}

void RepositoryTest::putFido()
{
    AggregateOf<Dog> dog(m_fido, instant(), Dog::registered(u"Fido"_s));
    for (const auto& trick : {u"sit"_s, u"roll over"_s, u"fetch"_s}) {
        dog.setNow(instant(dog.version()));
        dog.record(dog->teach(trick));
    }
    m_events->put(dog.collectEvents());
}

QList<QString> RepositoryTest::tricksAt(std::optional<Version> version) const
{
    return AggregateOf<Dog>(m_repository->get(m_fido, instant(), version))->tricks;
}

void RepositoryTest::anAggregateIsRebuiltAsItIsNow()
{
    putFido();
    const AggregateOf<Dog> dog = m_repository->get(m_fido, instant(99));
    QCOMPARE(dog.version(), 4);
    QCOMPARE(dog->name, u"Fido"_s);
    QCOMPARE(dog->tricks.join(u' '), u"sit roll over fetch"_s);
    QVERIFY(dog.createdOn() == instant() && dog.modifiedOn() == instant(3));
    QVERIFY(m_repository->contains(m_fido));
}

void RepositoryTest::anAggregateIsRebuiltAsItWas()
{
    putFido();
    for (Version version = 1; version <= 4; ++version) {
        const auto past = m_repository->get(m_fido, instant(), version);
        QCOMPARE(past.version(), version);
        QCOMPARE(tricksAt(version).size(), version - 1);
        QVERIFY(past.modifiedOn() == instant(version - 1));
    }
}

void RepositoryTest::aboveTheLastVersionItIsAsItIsNow()
{
    putFido();
    QCOMPARE(m_repository->get(m_fido, instant(), 400).version(), 4);
}

void RepositoryTest::whatHasNoEventsIsNotFound()
{
    putFido();
    const OriginatorId rex = idOf(u"/dogs/Rex"_s);
    try {
        m_repository->get(rex, instant());
        QFAIL("nothing was thrown");
    } catch (const AggregateNotFound& error) {
        QVERIFY2(error.message().contains(rex.text()), qPrintable(error.message()));
        QCOMPARE(error.name(), u"AggregateNotFoundError"_s);
    }
    QVERIFY(!m_repository->find(rex, instant()));
    QVERIFY(!m_repository->contains(rex));
}

void RepositoryTest::versionsBelowTheFirstAreNotFound()
{
    putFido();
    QVERIFY_THROWS_EXCEPTION(AggregateNotFound, m_repository->get(m_fido, instant(), 0));
    QVERIFY(!m_repository->find(m_fido, instant(), 0));
    QVERIFY(!m_repository->find(m_fido, instant(), -3));
}

void RepositoryTest::whatARepositoryGivesIsACopyWithItsOwnTime()
{
    putFido();
    AggregateOf<Dog> dog = m_repository->get(m_fido, instant(50));
    dog.record(dog->teach(u"speak"_s));
    QVERIFY(dog.pendingEvents().front().timestamp == instant(50));
    QCOMPARE(m_repository->get(m_fido, instant()).version(), 4);
}

void RepositoryTest::aSnapshotSavesReadingAndChangesNothing()
{
    putFido();
    const auto replayed = aggregateState(m_repository->get(m_fido, instant()));
    const auto snapshot = takeSnapshot(m_repository->get(m_fido, instant(), 3), m_mapper, instant(70));
    m_recorder->snapshots().insertEvents({snapshot});
    QVERIFY(aggregateState(m_repository->get(m_fido, instant())) == replayed);
    // The events under the snapshot are not read: without them the aggregate is the same.
    const auto other = inMemory();
    other->snapshots().insertEvents({snapshot});
    other->insertEvents(m_recorder->selectEvents(m_fido, {.gt = 3}));
    const EventStore fewEvents(m_mapper, *other);
    QVERIFY(aggregateState(Repository(fewEvents, &other->snapshots()).get(m_fido, instant())) == replayed);
    QVERIFY_THROWS_EXCEPTION(AssertionError, Repository(fewEvents, nullptr).get(m_fido, instant()));
}

void RepositoryTest::aSnapshotAboveTheVersionIsNotUsed()
{
    putFido();
    m_recorder->snapshots().insertEvents(
        {takeSnapshot(m_repository->get(m_fido, instant(), 3), m_mapper, instant())});
    QCOMPARE(tricksAt(2), QList<QString>({u"sit"_s}));
    QCOMPARE(m_repository->get(m_fido, instant(), 3).version(), 3);
    QCOMPARE(tricksAt(4).size(), 3);
}

void RepositoryTest::eventsThatDoNotBeginWithACreatedOneAreRefused()
{
    putFido();
    const auto other = inMemory();
    other->insertEvents(m_recorder->selectEvents(m_fido, {.gt = 1}));
    const EventStore headless(m_mapper, *other);
    QVERIFY_THROWS_EXCEPTION(AssertionError, Repository(headless, nullptr).get(m_fido, instant()));

    const auto holed = inMemory();
    holed->insertEvents(m_recorder->selectEvents(m_fido, {.lte = 2}));
    holed->insertEvents(m_recorder->selectEvents(m_fido, {.gt = 3}));
    const EventStore gap(m_mapper, *holed);
    QVERIFY_THROWS_EXCEPTION(OriginatorVersionError, Repository(gap, nullptr).get(m_fido, instant()));
}

void RepositoryTest::anAggregateOfAnUnknownTypeIsATopicError()
{
    putFido();
    auto events = m_recorder->selectEvents(m_fido, {.lte = 1});
    events.front().state.replace("kennel:Dog", "kennel:Cat");
    const auto other = inMemory();
    other->insertEvents(events);
    const EventStore strange(m_mapper, *other);
    QVERIFY_THROWS_EXCEPTION(TopicError, Repository(strange, nullptr).get(m_fido, instant()));
}

void RepositoryTest::aDiscardedAggregateIsNotFound()
{
    auto topics = std::make_shared<TopicRegistry>();
    topics->add(describe<Bone>());
    const Mapper mapper(topics);
    const EventStore events(mapper, *m_recorder);
    const Repository bones(events, &m_recorder->snapshots());
    const OriginatorId id = idOf(u"/bone"_s);
    AggregateOf<Bone> bone(id, instant(), Bone::Found{});
    bone.record(Bone::Eaten{});
    EventStore(mapper, *m_recorder).put(bone.collectEvents());
    QVERIFY_THROWS_EXCEPTION(AggregateNotFound, bones.get(id, instant()));
    QVERIFY(!bones.find(id, instant()));
    QVERIFY(!bones.contains(id));
    QCOMPARE(bones.get(id, instant(), 1).version(), 1);

    const auto type = describe<Bone>()->event(typeid(Bone::Found));
    const auto late = std::make_shared<const Bone::Found>();
    EventStore(mapper, *m_recorder).put({{id, 3, instant(), type, late, u"kennel:Bone"_s}});
    QCOMPARE(bones.get(id, instant()).version(), 3);
}

void RepositoryTest::aDiscardedAggregateIsNotKept_data()
{
    QTest::addColumn<bool>("fastForward");
    QTest::newRow("fast-forwarding") << true;
    QTest::newRow("told of what is saved") << false;
}

void RepositoryTest::aDiscardedAggregateIsNotKept()
{
    QFETCH(const bool, fastForward);
    auto topics = std::make_shared<TopicRegistry>();
    topics->add(describe<Bone>());
    const Mapper mapper(topics);
    EventStore events(mapper, *m_recorder);
    Repository bones(events, nullptr, nullptr, {.maxSize = 10, .fastForward = fastForward});
    const OriginatorId id = idOf(u"/bone"_s);
    AggregateOf<Bone> bone(id, instant(), Bone::Found{});
    events.put(bone.collectEvents());
    QVERIFY(bones.find(id, instant()));
    bone.record(Bone::Eaten{});
    const auto last = bone.collectEvents();
    events.put(last);
    bones.saved(last);
    QVERIFY(!bones.find(id, instant()));
    QVERIFY(!bones.contains(id));
}

QTEST_GUILESS_MAIN(RepositoryTest)
#include "tst_repository.moc"
