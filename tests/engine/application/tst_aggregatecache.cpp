// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/repository.h"
#include "tests/support/kennel.h"

#include <QtTest>

#include <atomic>
#include <future>
#include <thread>

using namespace occasion;
using namespace occasion::kennel;

namespace {

/// Counts how often events are read.
class ReadCounter : public Observer
{
public:
    void passed(const Passage& passage) override
    {
        if (passage.pattern == Pattern::EventStore && passage.operation == u"get")
            ++reads;
    }
    std::atomic<int> reads = 0;
};

}

/// What a repository keeps, and when it looks for more.
class TestAggregateCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_recorder = inMemory();
        m_counter.reads = 0;
        m_events.emplace(m_mapper, *m_recorder, &m_counter);
        put(m_fido, u"Fido"_s);
        put(m_rex, u"Rex"_s);
    }

    void withoutACacheEachUseReads()
    {
        open({});
        use(m_fido);
        use(m_fido);
        QCOMPARE(m_counter.reads, 2);
    }

    void withoutFastForwardAUseReadsNothing()
    {
        open({.maxSize = 0, .fastForward = false});
        use(m_fido);
        QCOMPARE(use(m_fido).version(), 1);
        QCOMPARE(m_counter.reads, 1);
        teach(m_fido, u"sit"_s);
        QCOMPARE(use(m_fido).version(), 1); // as it is kept, whatever was written past it
    }

    void withFastForwardNewerEventsAreFolded()
    {
        open({.maxSize = 0});
        use(m_fido);
        teach(m_fido, u"sit"_s);
        teach(m_fido, u"fetch"_s);
        const AggregateOf<Dog> dog = use(m_fido);
        QCOMPARE(dog.version(), 3);
        QCOMPARE(dog->tricks, QList<QString>({u"sit"_s, u"fetch"_s}));
    }

    void aVersionIsAlwaysRebuilt()
    {
        open({.maxSize = 0, .fastForward = false});
        teach(m_fido, u"sit"_s);
        use(m_fido);
        QCOMPARE(m_repository->get(m_fido, instant(), 1).version(), 1);
        QCOMPARE(use(m_fido).version(), 2);
    }

    void whatIsGivenIsACopyWithItsOwnTime()
    {
        open({.maxSize = 0, .fastForward = false});
        AggregateOf<Dog> mine = m_repository->get(m_fido, instant(7));
        mine.record(mine->teach(u"bark"_s));
        QCOMPARE(mine.pendingEvents().at(0).timestamp, instant(7));
        const AggregateOf<Dog> again = use(m_fido);
        QVERIFY(again->tricks.isEmpty() && again.pendingEvents().empty());
    }

    void thoseUsedLongestAgoMakeRoom()
    {
        open({.maxSize = 1, .fastForward = false});
        use(m_fido);
        use(m_rex);
        use(m_rex);
        QCOMPARE(m_counter.reads, 2);
        use(m_fido);
        QCOMPARE(m_counter.reads, 3);
    }

    void whatDoesNotExistIsNotKept()
    {
        open({.maxSize = 0, .fastForward = false});
        const auto bello = idOf(u"/dogs/Bello"_s);
        QVERIFY(!m_repository->find(bello, instant()));
        put(bello, u"Bello"_s);
        QVERIFY(m_repository->find(bello, instant()));
    }

    void savedEventsAreKeptOnlyWithoutFastForward()
    {
        open({.maxSize = 0, .fastForward = false});
        use(m_fido);
        m_repository->saved(teach(m_fido, u"sit"_s));
        QCOMPARE(use(m_fido).version(), 2);
        QCOMPARE(m_counter.reads, 1);
        m_repository->saved(teach(m_rex, u"sit"_s)); // not kept: its former events are not at hand
        QCOMPARE(use(m_rex).version(), 2);
        QCOMPARE(m_counter.reads, 2);
    }

    void whatIsForgottenIsReadAgain()
    {
        open({.maxSize = 0, .fastForward = false});
        use(m_fido);
        m_repository->forget();
        use(m_fido);
        QCOMPARE(m_counter.reads, 2);
    }

    void skippingGivesItAsItWasWhileAnotherThreadForwards()
    {
        AggregateCache cache({.maxSize = 0, .fastForwardSkipping = true});
        cache.put(AggregateOf<Dog>(m_fido, instant(), Dog::registered(u"Fido"_s)));
        std::promise<void> begun;
        std::promise<void> mayEnd;
        std::thread other([&] {
            cache.find(m_fido, [&](const Aggregate& kept) -> std::optional<Aggregate> {
                begun.set_value();
                mayEnd.get_future().wait();
                return kept;
            });
        });
        begun.get_future().wait();
        const auto found = cache.find(m_fido,
            [](const Aggregate&) -> std::optional<Aggregate> { qFatal("the other thread is still at it"); });
        mayEnd.set_value();
        other.join();
        QCOMPARE(found->version(), 1);
    }

    void threadsThatUseAndTeachAgreeInTheEnd()
    {
        open({.maxSize = 0});
        std::thread teacher([&] {
            for (int trick = 0; trick < 200; ++trick)
                teach(m_fido, QString::number(trick));
        });
        std::vector<std::thread> users;
        std::atomic<bool> isAscending = true;
        for (int i = 0; i < 3; ++i) {
            users.emplace_back([&] {
                for (Version seen = 1; seen < 201;) {
                    const auto version = m_repository->get(m_fido, instant()).version();
                    isAscending = isAscending && version >= seen;
                    seen = version;
                }
            });
        }
        teacher.join();
        for (auto& user : users)
            user.join();
        QVERIFY(isAscending);
    }

private:
    void open(const CacheOptions& options)
    {
        m_repository.emplace(*m_events, &m_recorder->snapshots(), nullptr, options);
    }

    Aggregate use(const OriginatorId& id) { return m_repository->get(id, instant()); }

    void put(const OriginatorId& id, const QString& name)
    {
        AggregateOf<Dog> dog(id, instant(), Dog::registered(name));
        m_events->put(dog.collectEvents());
    }

    /// Stores a trick past the repository.
    std::vector<DomainEvent> teach(const OriginatorId& id, const QString& trick)
    {
        AggregateOf<Dog> dog = Repository(EventStore(m_mapper, *m_recorder), nullptr).get(id, instant());
        dog.record(dog->teach(trick));
        auto events = dog.collectEvents();
        m_events->put(events);
        return events;
    }

    const OriginatorId m_fido = idOf(u"/dogs/Fido"_s);
    const OriginatorId m_rex = idOf(u"/dogs/Rex"_s);
    Mapper m_mapper{topics()};
    ReadCounter m_counter;
    std::unique_ptr<ProcessRecorder> m_recorder;
    std::optional<EventStore> m_events;
    std::optional<Repository> m_repository;
};

QTEST_GUILESS_MAIN(TestAggregateCache)
#include "tst_aggregatecache.moc"
