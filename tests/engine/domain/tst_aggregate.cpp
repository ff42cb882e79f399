// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/dog.h"
#include "tests/support/meter.h"
#include "tests/support/story.h"

#include <QRandomGenerator>

using namespace occasion;
using namespace occasion::kennel;

namespace {

/// Writes down which version it had whenever an event was applied, and refuses what is too much.
struct Jar
{
    static constexpr auto topic = "kennel:Jar";
    int biscuits = 0;

    struct Bought
    {
        static constexpr auto topic = "kennel:Jar.Bought";
    };
    struct Filled
    {
        static constexpr auto topic = "kennel:Jar.Filled";
        int biscuits = 0;
    };
    struct Broken
    {
        static constexpr auto topic = "kennel:Jar.Broken";
        static constexpr bool discards = true;
    };
    using Events = occasion::Events<Bought, Filled, Broken>;

    void apply(const Bought&) {}
    void apply(const Broken&) { biscuits = 0; }
    void apply(const Filled& event)
    {
        if (event.biscuits > 10)
            throw DomainError(u"JarFullError"_s, u"No more than ten go in."_s);
        biscuits = event.biscuits;
    }
};

AggregateOf<Dog> fido()
{
    return {idOf(u"/dogs/Fido"_s), instant(), Dog::registered(u"Fido"_s)};
}

/// An event of Fido's as it could come from a store.
template <class E>
DomainEvent eventOf(const OriginatorId& id, Version version, E body)
{
    const auto type = describe<Dog>()->event(typeid(E));
    return {id, version, instant(version), type, std::make_shared<const E>(std::move(body)),
        type->creates ? u"kennel:Dog"_s : QString()};
}

Aggregate replayed(const std::vector<DomainEvent>& events)
{
    Aggregate aggregate(describe<Dog>(), events.front().originatorId, instant());
    for (const auto& event : events)
        aggregate.mutate(event);
    return aggregate;
}

/// The message of the error of that type; null when none comes.
template <class Error, class Act>
QString messageOf(const Act& act)
{
    try {
        act();
    } catch (const Error& error) {
        return error.message();
    }
    return {};
}

}

class AggregateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void versionsRunFromOneWithoutGaps();
    void createdAndModifiedOnAreTheEventsTimes();
    void aCreatedEventNamesTheAggregatesType();
    void collectingHandsOverInOrderAndForgets();
    void theStateChangesBeforeTheVersion();
    void anApplyThatFailsLeavesEverythingAsItWas();
    void aDecisionThatIsRefusedRecordsNothing();
    void anotherAggregatesEventIsRefused();
    void anEventThatIsNotTheNextIsRefused();
    void theCreatedEventMustBeFirstAndOnlyFirst();
    void aSequenceMayBeginAtAnotherVersion();
    void aTypeMayCountFromAnotherVersion();
    void nothingHappensToADiscardedAggregate();
    void aCopyIsIndependent();
    void restoringPutsASnapshotInPlaceOfEverything();
    void allAttributesAreWrittenUnderTheirStoredNames();
    void aReplayedAggregateEqualsTheLiveOne_data();
    void aReplayedAggregateEqualsTheLiveOne();
};

void AggregateTest::versionsRunFromOneWithoutGaps()
{
    auto dog = fido();
    dog.record(dog->teach(u"sit"_s));
    dog.record(dog->rename(u"Rex"_s));
    QCOMPARE(dog.version(), 3);
    QList<qint64> versions;
    for (const auto& event : dog.pendingEvents())
        versions.append(event.originatorVersion);
    QCOMPARE(versions, QList<qint64>({1, 2, 3}));
    QCOMPARE(dog->name, u"Rex"_s);
    QCOMPARE(dog->tricks, QList<QString>({u"sit"_s}));
}

void AggregateTest::createdAndModifiedOnAreTheEventsTimes()
{
    auto dog = fido();
    QVERIFY(dog.createdOn() == instant() && dog.modifiedOn() == instant());
    dog.setNow(instant(60));
    dog.record(dog->teach(u"sit"_s));
    QVERIFY(dog.createdOn() == instant());
    QVERIFY(dog.modifiedOn() == instant(60));
    QVERIFY(dog.pendingEvents().back().timestamp == instant(60));
}

void AggregateTest::aCreatedEventNamesTheAggregatesType()
{
    auto dog = fido();
    dog.record(dog->teach(u"sit"_s));
    QCOMPARE(dog.pendingEvents().front().originatorTopic, u"kennel:Dog"_s);
    QVERIFY(dog.pendingEvents().back().originatorTopic.isEmpty());
}

void AggregateTest::collectingHandsOverInOrderAndForgets()
{
    auto dog = fido();
    dog.record(dog->teach(u"sit"_s));
    const auto events = dog.collectEvents();
    QCOMPARE(events.size(), 2u);
    QVERIFY(events[0].is<Dog::Registered>() && events[1].is<Dog::TrickAdded>());
    QVERIFY(dog.pendingEvents().empty());
    QVERIFY(dog.collectEvents().empty());
    QCOMPARE(dog.version(), 2);
}

void AggregateTest::theStateChangesBeforeTheVersion()
{
    // Watched through a type whose apply looks at the aggregate it belongs to.
    auto type = std::make_shared<AggregateType>(*describe<Jar>());
    const Aggregate* watched = nullptr;
    QList<qint64> versionsSeen;
    type->apply = [&](std::any&, const DomainEvent&) { versionsSeen.append(watched->version()); };
    Aggregate jar(type, idOf(u"/jar"_s), instant());
    watched = &jar;
    jar.trigger(type->events.at(0), std::make_shared<const Jar::Bought>());
    jar.trigger(type->events.at(1), std::make_shared<const Jar::Filled>());
    QCOMPARE(versionsSeen, QList<qint64>({0, 1}));
    QCOMPARE(jar.version(), 2);
}

void AggregateTest::anApplyThatFailsLeavesEverythingAsItWas()
{
    AggregateOf<Jar> jar(idOf(u"/jar"_s), instant(), Jar::Bought{});
    jar.record(Jar::Filled{5});
    jar.setNow(instant(9));
    QVERIFY_THROWS_EXCEPTION(DomainError, jar.record(Jar::Filled{11}));
    QCOMPARE(jar->biscuits, 5);
    QCOMPARE(jar.version(), 2);
    QVERIFY(jar.modifiedOn() == instant());
    QCOMPARE(jar.pendingEvents().size(), 2u);
    jar.record(Jar::Filled{6});
    QCOMPARE(jar.version(), 3);
}

void AggregateTest::aDecisionThatIsRefusedRecordsNothing()
{
    auto dog = fido();
    dog.record(dog->teach(u"sit"_s));
    QVERIFY_THROWS_EXCEPTION(DomainError, dog.record(dog->teach(u"sit"_s)));
    QCOMPARE(dog.pendingEvents().size(), 2u);
    QCOMPARE(dog->tricks.size(), 1);
}

void AggregateTest::anotherAggregatesEventIsRefused()
{
    Aggregate dog = fido();
    const auto foreign = eventOf(idOf(u"/dogs/Rex"_s), 2, Dog::TrickAdded{u"sit"_s});
    const auto message = messageOf<OriginatorIdError>([&] { dog.mutate(foreign); });
    QVERIFY2(message.contains(idOf(u"/dogs/Rex"_s).text()) && message.contains(dog.id().text()),
        qPrintable(message));
    QCOMPARE(dog.version(), 1);
}

void AggregateTest::anEventThatIsNotTheNextIsRefused()
{
    auto dog = fido();
    dog.record(dog->teach(u"sit"_s));
    const auto later = eventOf(dog.id(), 5, Dog::TrickAdded{u"roll over"_s});
    QCOMPARE(messageOf<OriginatorVersionError>([&] { dog.mutate(later); }), u"(5, 3)"_s);
    const auto again = eventOf(dog.id(), 2, Dog::TrickAdded{u"roll over"_s});
    QCOMPARE(messageOf<OriginatorVersionError>([&] { dog.mutate(again); }), u"(2, 3)"_s);
    QCOMPARE(dog->tricks, QList<QString>({u"sit"_s}));
}

void AggregateTest::theCreatedEventMustBeFirstAndOnlyFirst()
{
    auto dog = fido();
    QVERIFY_THROWS_EXCEPTION(AssertionError, dog.record(Dog::registered(u"Fido"_s)));
    Aggregate unborn(describe<Dog>(), idOf(u"/dogs/Rex"_s), instant());
    const auto orphan = eventOf(unborn.id(), 1, Dog::TrickAdded{u"sit"_s});
    QVERIFY_THROWS_EXCEPTION(AssertionError, unborn.mutate(orphan));
    QCOMPARE(unborn.version(), 0);
}

void AggregateTest::aSequenceMayBeginAtAnotherVersion()
{
    // The version is taken from the created event, not checked to be 1: other programs begin at 0.
    Aggregate dog(describe<Dog>(), idOf(u"/dogs/Fido"_s), instant());
    dog.mutate(eventOf(dog.id(), 0, Dog::registered(u"Fido"_s)));
    QCOMPARE(dog.version(), 0);
    dog.mutate(eventOf(dog.id(), 1, Dog::TrickAdded{u"sit"_s}));
    QCOMPARE(dog.version(), 1);
    QVERIFY_THROWS_EXCEPTION(AssertionError, dog.mutate(eventOf(dog.id(), 2, Dog::registered(u"Rex"_s))));
}

void AggregateTest::aCopyIsIndependent()
{
    auto dog = fido();
    auto copy = dog;
    copy.record(copy->teach(u"sit"_s));
    QCOMPARE(dog.version(), 1);
    QVERIFY(dog->tricks.isEmpty());
    QCOMPARE(dog.pendingEvents().size(), 1u);
    QCOMPARE(copy.version(), 2);
}

void AggregateTest::restoringPutsASnapshotInPlaceOfEverything()
{
    auto dog = fido();
    dog.restore(Dog{u"Rex"_s, {u"sit"_s}}, 7, instant(1), instant(2));
    QCOMPARE(dog.version(), 7);
    QCOMPARE(dog->name, u"Rex"_s);
    QVERIFY(dog.pendingEvents().empty());
    QVERIFY(dog.createdOn() == instant(1) && dog.modifiedOn() == instant(2));
    dog.record(dog->teach(u"roll over"_s));
    QCOMPARE(dog.version(), 8);
}

void AggregateTest::allAttributesAreWrittenUnderTheirStoredNames()
{
    auto dog = fido();
    dog.record(dog->teach(u"sit"_s));
    QStringList keys;
    const auto state = aggregateState(dog);
    for (const auto& [key, value] : state.members())
        keys.append(key);
    QCOMPARE(keys.join(u' '), u"_id _version _created_on _modified_on name tricks"_s);
    QVERIFY(state.value(u"_id").asUuid() == dog.id().uuid());
    QCOMPARE(state.value(u"_version").toInteger(), 2);
    QVERIFY(!aggregateState(dog, false).contains(u"_id"));
}

void AggregateTest::aReplayedAggregateEqualsTheLiveOne_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 30; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void AggregateTest::aReplayedAggregateEqualsTheLiveOne()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    auto dog = fido();
    std::vector<Value> states{aggregateState(dog)};
    for (int i = 0; i < 50; ++i) {
        dog.setNow(instant(i + 1));
        const auto word = u"trick %1"_s.arg(random.bounded(20));
        try {
            if (random.bounded(4) == 0)
                dog.record(dog->rename(word));
            else
                dog.record(dog->teach(word));
        } catch (const DomainError&) {
            continue; // refused: not a version
        }
        states.push_back(aggregateState(dog));
    }
    const auto events = dog.pendingEvents();
    QCOMPARE(events.size(), states.size());
    for (size_t version = 1; version <= events.size(); ++version) {
        const auto past = replayed({events.begin(), events.begin() + static_cast<qsizetype>(version)});
        QVERIFY(aggregateState(past) == states[version - 1]);
    }
}

void AggregateTest::aTypeMayCountFromAnotherVersion()
{
    AggregateOf<Meter> meter(idOf(u"/meter"_s), instant(), Meter::Installed{});
    meter.record(Meter::Read{});
    const auto events = meter.collectEvents();
    QCOMPARE(events[0].originatorVersion, 0);
    QCOMPARE(events[1].originatorVersion, 1);
    QCOMPARE(meter.version(), 1);
}

void AggregateTest::nothingHappensToADiscardedAggregate()
{
    AggregateOf<Jar> jar(idOf(u"/jar"_s), instant(), Jar::Bought{});
    jar.record(Jar::Filled{3});
    QVERIFY(!jar.isDiscarded());
    jar.record(Jar::Broken{});
    QVERIFY(jar.isDiscarded());
    QCOMPARE(jar->biscuits, 0);
    QCOMPARE(jar.version(), 3);
    QVERIFY_THROWS_EXCEPTION(AssertionError, jar.record(Jar::Filled{1}));
    QVERIFY_THROWS_EXCEPTION(AssertionError, jar.record(Jar::Bought{}));
    QCOMPARE(jar.collectEvents().size(), 3U);
}

QTEST_GUILESS_MAIN(AggregateTest)
#include "tst_aggregate.moc"
