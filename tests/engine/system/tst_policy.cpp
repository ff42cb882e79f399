// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/policy.h"
#include "tests/support/kennel.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

class PolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHandlerOfTheEventsTopicIsCalled();
    void otherTopicsAreIgnored();
    void aLaterHandlerReplacesTheEarlier();
    void theTopicsAreSorted();
    void whatAHandlerSavesIsCollectedNotRecorded();

private:
    void apply(const Policy& policy, const DomainEvent& event)
    {
        Context context(m_application.repository(), m_processingEvent, m_moment);
        policy.apply(event, context);
    }
    static DomainEvent trick()
    {
        AggregateOf<Dog> dog(idOf(u"/dogs/Fido"_s), instant(), Dog::registered(u"Fido"_s));
        dog.record(dog->teach(u"sit"_s));
        return dog.pendingEvents().back();
    }

    Application m_application{counters().application, inMemory(), topics()};
    Moment m_moment = Clockwork().next();
    ProcessingEvent m_processingEvent{Tracking{u"Kennel"_s, 1}};
};

void PolicyTest::theHandlerOfTheEventsTopicIsCalled()
{
    QStringList calls;
    Policy policy;
    policy.on(u"kennel:Dog.TrickAdded"_s,
        [&](const DomainEvent& event, Context&) { calls.append(event.as<Dog::TrickAdded>().trick); });
    policy.on(u"kennel:Dog.Renamed"_s, [&](const DomainEvent&, Context&) { calls.append(u"renamed"_s); });
    apply(policy, trick());
    QCOMPARE(calls, QStringList({u"sit"_s}));
}

void PolicyTest::otherTopicsAreIgnored()
{
    Policy policy;
    policy.on(u"kennel:Dog.Renamed"_s, [](const DomainEvent&, Context&) { QFAIL("not for this"); });
    apply(policy, trick());
    apply(Policy(), trick());
    QVERIFY(m_processingEvent.events().empty());
}

void PolicyTest::aLaterHandlerReplacesTheEarlier()
{
    int calls = 0;
    Policy policy;
    policy.on(u"kennel:Dog.TrickAdded"_s, [](const DomainEvent&, Context&) { QFAIL("was replaced"); })
        .on(u"kennel:Dog.TrickAdded"_s, [&](const DomainEvent&, Context&) { ++calls; });
    apply(policy, trick());
    QCOMPARE(calls, 1);
}

void PolicyTest::theTopicsAreSorted()
{
    Policy policy;
    policy.on(u"b"_s, {}).on(u"c"_s, {}).on(u"a"_s, {});
    QCOMPARE(policy.topics(), QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

void PolicyTest::whatAHandlerSavesIsCollectedNotRecorded()
{
    apply(*counters().policy, trick());
    QCOMPARE(m_processingEvent.events().size(), 2u);
    QCOMPARE(m_application.recorder().maxNotificationId(), 0);
    QVERIFY(m_processingEvent.tracking() == Tracking({u"Kennel"_s, 1}));
}

QTEST_GUILESS_MAIN(PolicyTest)
#include "tst_policy.moc"
