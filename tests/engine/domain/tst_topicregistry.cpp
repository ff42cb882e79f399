// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/topicregistry.h"
#include "tests/support/dog.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

class TopicRegistryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTypeBringsItsEvents();
    void anUnknownTopicSaysThatItFailed();
    void theSameTypeAgainIsHarmless();
    void anotherTypeUnderTheSameTopicIsRefused();
    void aRefusedTypeLeavesNothingBehind();
    void anEmptyTopicIsAValueError();
    void anEventOfNoAggregateIsFoundAlone();
    void formerTopicsStandForPresentOnes_data();
    void formerTopicsStandForPresentOnes();
    void theLongestAliasIsTaken();
    void whatIsKnownByItsOwnTopicNeedsNoAlias();
    void anAliasForSomethingElseIsRefused();
    void aTypeUnderATopicThatIsAnAliasIsRefused();
};

void TopicRegistryTest::aTypeBringsItsEvents()
{
    TopicRegistry topics;
    topics.add(describe<Dog>());
    QCOMPARE(topics.aggregate(u"kennel:Dog"_s), describe<Dog>());
    QCOMPARE(topics.event(u"kennel:Dog.TrickAdded"_s), describe<Dog>()->events.at(1));
    QVERIFY(!topics.findAggregate(u"kennel:Dog.TrickAdded"_s));
    QVERIFY(!topics.findEvent(u"kennel:Dog"_s));
}

void TopicRegistryTest::anUnknownTopicSaysThatItFailed()
{
    const TopicRegistry topics;
    try {
        topics.event(u"kennel:Cat.Registered"_s);
        QFAIL("nothing was thrown");
    } catch (const TopicError& error) {
        QVERIFY(error.message().startsWith(u"Failed to resolve topic 'kennel:Cat.Registered'"_s));
    }
    QVERIFY(!topics.findEvent(u"kennel:Cat.Registered"_s));
}

void TopicRegistryTest::theSameTypeAgainIsHarmless()
{
    TopicRegistry topics;
    topics.add(describe<Dog>());
    topics.add(describe<Dog>());
    QCOMPARE(topics.aggregate(u"kennel:Dog"_s), describe<Dog>());
}

void TopicRegistryTest::anotherTypeUnderTheSameTopicIsRefused()
{
    TopicRegistry topics;
    topics.add(describe<Dog>());
    const auto impostor = std::make_shared<const AggregateType>(*describe<Dog>());
    QVERIFY_THROWS_EXCEPTION(TopicError, topics.add(impostor));
    QCOMPARE(topics.aggregate(u"kennel:Dog"_s), describe<Dog>());
}

void TopicRegistryTest::aRefusedTypeLeavesNothingBehind()
{
    TopicRegistry topics;
    topics.add(describe<Dog>());
    auto wolf = std::make_shared<AggregateType>();
    wolf->topic = u"kennel:Wolf"_s;
    auto howled = std::make_shared<EventType>();
    howled->topic = u"kennel:Wolf.Howled"_s;
    auto stolen = std::make_shared<EventType>();
    stolen->topic = u"kennel:Dog.TrickAdded"_s;
    wolf->events = {howled, stolen};
    QVERIFY_THROWS_EXCEPTION(TopicError, topics.add(wolf));
    QVERIFY(!topics.findAggregate(u"kennel:Wolf"_s));
    QVERIFY(!topics.findEvent(u"kennel:Wolf.Howled"_s));
    QCOMPARE(topics.event(u"kennel:Dog.TrickAdded"_s), describe<Dog>()->events.at(1));
}

void TopicRegistryTest::anEmptyTopicIsAValueError()
{
    QVERIFY_THROWS_EXCEPTION(ValueError, TopicRegistry().aggregate(QString()));
    QVERIFY_THROWS_EXCEPTION(ValueError, TopicRegistry().event(QString()));
}

void TopicRegistryTest::anEventOfNoAggregateIsFoundAlone()
{
    TopicRegistry topics;
    const auto logged = eventType<Dog::Renamed>(QString(), false);
    topics.add(logged);
    topics.add(logged);
    QCOMPARE(topics.event(u"kennel:Dog.Renamed"_s), logged);
    QVERIFY_THROWS_EXCEPTION(TopicError, topics.add(eventType<Dog::Renamed>(QString(), false)));
    QVERIFY_THROWS_EXCEPTION(TopicError, topics.add(describe<Dog>()));
}

void TopicRegistryTest::formerTopicsStandForPresentOnes_data()
{
    QTest::addColumn<QString>("former");
    QTest::addColumn<QString>("present");
    QTest::addColumn<QString>("stored");
    QTest::newRow("event") << u"kennel:Dog.Taught"_s << u"kennel:Dog.TrickAdded"_s << u"kennel:Dog.Taught"_s;
    QTest::newRow("class") << u"zoo:Hound"_s << u"kennel:Dog"_s << u"zoo:Hound.TrickAdded"_s;
    QTest::newRow("module") << u"zoo.dogs"_s << u"kennel"_s << u"zoo.dogs:Dog.TrickAdded"_s;
    QTest::newRow("part of a module") << u"zoo"_s << u"kennel"_s << u"zoo:Dog.TrickAdded"_s;
}

void TopicRegistryTest::formerTopicsStandForPresentOnes()
{
    QFETCH(const QString, former);
    QFETCH(const QString, present);
    QFETCH(const QString, stored);
    TopicRegistry topics;
    topics.add(describe<Dog>());
    QVERIFY_THROWS_EXCEPTION(TopicError, topics.event(stored));
    topics.addAlias(former, present);
    topics.addAlias(former, present);
    QCOMPARE(topics.event(stored), describe<Dog>()->events.at(1));
    QVERIFY(!topics.findEvent(stored + u"Now"_s));
}

void TopicRegistryTest::theLongestAliasIsTaken()
{
    TopicRegistry topics;
    topics.addAlias(u"old"_s, u"a"_s);
    topics.addAlias(u"old.part"_s, u"b"_s);
    topics.addAlias(u"old.part:Cat"_s, u"c:Tom"_s);
    topics.addAlias(u"old.part:Cat.Fed"_s, u"d:Meal"_s);
    QCOMPARE(topics.resolved(u"old.part:Cat.Fed"_s), u"d:Meal"_s);
    QCOMPARE(topics.resolved(u"old.part:Cat.Fed.Well"_s), u"d:Meal.Well"_s);
    QCOMPARE(topics.resolved(u"old.part:Cat.Petted"_s), u"c:Tom.Petted"_s);
    QCOMPARE(topics.resolved(u"old.part:Catfish.Fed"_s), u"b:Catfish.Fed"_s);
    QCOMPARE(topics.resolved(u"old.party:Cat"_s), u"a.party:Cat"_s);
    QCOMPARE(topics.resolved(u"old"_s), u"a"_s);
    QCOMPARE(topics.resolved(u"older:Cat"_s), u"older:Cat"_s);
    QCOMPARE(topics.resolved(u":"_s), u":"_s);
    QCOMPARE(topics.resolved(QString()), QString());
}

void TopicRegistryTest::whatIsKnownByItsOwnTopicNeedsNoAlias()
{
    TopicRegistry topics;
    topics.add(describe<Dog>());
    topics.addAlias(u"kennel"_s, u"zoo"_s);
    QCOMPARE(topics.aggregate(u"kennel:Dog"_s), describe<Dog>());
    QVERIFY(!topics.findAggregate(u"kennel:Cat"_s));
}

void TopicRegistryTest::anAliasForSomethingElseIsRefused()
{
    TopicRegistry topics;
    topics.add(describe<Dog>());
    topics.addAlias(u"zoo:Hound"_s, u"kennel:Dog"_s);
    QVERIFY_THROWS_EXCEPTION(TopicError, topics.addAlias(u"zoo:Hound"_s, u"kennel:Cat"_s));
    QVERIFY_THROWS_EXCEPTION(TopicError, topics.addAlias(u"kennel:Dog"_s, u"kennel:Cat"_s));
    QCOMPARE(topics.aggregate(u"zoo:Hound"_s), describe<Dog>());
}

void TopicRegistryTest::aTypeUnderATopicThatIsAnAliasIsRefused()
{
    for (const auto& taken : {u"kennel:Dog"_s, u"kennel:Dog.Renamed"_s}) {
        TopicRegistry topics;
        topics.addAlias(taken, u"zoo:Cat"_s);
        QVERIFY_THROWS_EXCEPTION(TopicError, topics.add(describe<Dog>()));
        QVERIFY(!topics.findAggregate(u"kennel:Dog"_s));
    }
    TopicRegistry topics;
    topics.addAlias(u"kennel:Dog.Renamed"_s, u"zoo:Cat"_s);
    QVERIFY_THROWS_EXCEPTION(TopicError, topics.add(describe<Dog>()->events.at(2)));
}

QTEST_GUILESS_MAIN(TopicRegistryTest)
#include "tst_topicregistry.moc"
