// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/eventstore.h"
#include "tests/support/kennel.h"

#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

class EventStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsPutIsGotByVersion();
    void aRangeSelectsAndOrders_data();
    void aRangeSelectsAndOrders();
    void anUnknownAggregateHasNoEvents();
    void aConflictStoresNothing();
    void anEventThatCannotBeMappedStoresNothing();
    void nothingCanBePut();

private:
    std::vector<DomainEvent> fidosEvents() const;

    Mapper m_mapper{topics()};
    std::unique_ptr<ProcessRecorder> m_recorder;
    std::optional<EventStore> m_store;
};

void EventStoreTest::init()
{
    m_recorder = inMemory();
    m_store.emplace(m_mapper, *m_recorder);
}

/// Registered, then four tricks.
std::vector<DomainEvent> EventStoreTest::fidosEvents() const
{
    AggregateOf<Dog> dog(idOf(u"/dogs/Fido"_s), instant(), Dog::registered(u"Fido"_s));
    for (const auto& trick : {u"sit"_s, u"roll over"_s, u"fetch"_s, u"play dead"_s})
        dog.record(dog->teach(trick));
    return dog.collectEvents();
}

void EventStoreTest::whatIsPutIsGotByVersion()
{
    auto events = fidosEvents();
    const auto inOrder = events;
    std::swap(events[1], events[3]); // a recorder takes any order and any versions
    m_store->put(events);
    QVERIFY(m_store->get(idOf(u"/dogs/Fido"_s)) == inOrder);
    QCOMPARE(m_recorder->maxNotificationId(), 5);
}

void EventStoreTest::aRangeSelectsAndOrders_data()
{
    QTest::addColumn<int>("gt");
    QTest::addColumn<int>("lte");
    QTest::addColumn<bool>("descending");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QList<Version>>("versions");
    const int none = -100;
    QTest::newRow("all") << none << none << false << none << QList<Version>{1, 2, 3, 4, 5};
    QTest::newRow("above") << 2 << none << false << none << QList<Version>{3, 4, 5};
    QTest::newRow("up to") << none << 2 << false << none << QList<Version>{1, 2};
    QTest::newRow("between") << 1 << 3 << false << none << QList<Version>{2, 3};
    QTest::newRow("an empty range") << 3 << 3 << false << none << QList<Version>{};
    QTest::newRow("a turned range") << 4 << 2 << false << none << QList<Version>{};
    QTest::newRow("descending") << none << none << true << none << QList<Version>{5, 4, 3, 2, 1};
    QTest::newRow("the newest up to") << none << 3 << true << 1 << QList<Version>{3};
    QTest::newRow("the first two") << none << none << false << 2 << QList<Version>{1, 2};
    QTest::newRow("limit 0 is none") << none << none << false << 0 << QList<Version>{};
    QTest::newRow("a negative limit is no limit")
        << none << none << false << -1 << QList<Version>{1, 2, 3, 4, 5};
}

void EventStoreTest::aRangeSelectsAndOrders()
{
    QFETCH(int, gt);
    QFETCH(int, lte);
    QFETCH(bool, descending);
    QFETCH(int, limit);
    QFETCH(QList<Version>, versions);
    m_store->put(fidosEvents());
    EventRange range{.descending = descending};
    if (gt != -100)
        range.gt = gt;
    if (lte != -100)
        range.lte = lte;
    if (limit != -100)
        range.limit = limit;
    QList<Version> got;
    for (const auto& event : m_store->get(idOf(u"/dogs/Fido"_s), range))
        got.append(event.originatorVersion);
    QCOMPARE(got, versions);
}

void EventStoreTest::anUnknownAggregateHasNoEvents()
{
    m_store->put(fidosEvents());
    QVERIFY(m_store->get(idOf(u"/dogs/Rex"_s)).empty());
}

void EventStoreTest::aConflictStoresNothing()
{
    const auto events = fidosEvents();
    m_store->put({events[0], events[1]});
    QVERIFY_THROWS_EXCEPTION(IntegrityError, m_store->put({events[2], events[1], events[3]}));
    QVERIFY_THROWS_EXCEPTION(IntegrityError, m_store->put({events[2], events[2]}));
    QCOMPARE(m_store->get(idOf(u"/dogs/Fido"_s)).size(), 2u);
    QCOMPARE(m_recorder->maxNotificationId(), 2);
    m_store->put({events[2]});
    QCOMPARE(m_recorder->maxNotificationId(), 3); // a failed put uses no id
}

void EventStoreTest::anEventThatCannotBeMappedStoresNothing()
{
    AggregateOf<Dog> unwritable(idOf(u"/dogs/Rex"_s), instant(), Dog::registered(QString(QChar(0xdc15))));
    auto events = fidosEvents();
    events.push_back(unwritable.pendingEvents().front());
    QVERIFY_THROWS_EXCEPTION(ValueError, m_store->put(events));
    QCOMPARE(m_recorder->maxNotificationId(), 0);
}

void EventStoreTest::nothingCanBePut()
{
    m_store->put({});
    QCOMPARE(m_recorder->maxNotificationId(), 0);
}

QTEST_GUILESS_MAIN(EventStoreTest)
#include "tst_eventstore.moc"
