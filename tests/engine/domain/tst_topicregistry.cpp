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
    QVERIFY_THROWS_EXCEPTION(TopicError, topics.aggregate(QString()));
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

QTEST_GUILESS_MAIN(TopicRegistryTest)
#include "tst_topicregistry.moc"
