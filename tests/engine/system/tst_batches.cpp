// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/sqliteconnection.h"
#include "engine/system/process.h"
#include "tests/support/kennel.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace occasion;
using namespace occasion::kennel;

/// Deliveries that are recorded many at a time, in a file and in memory.
class TestBatches : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_clock = {};
        m_kennel = std::make_unique<Process>(kennel::kennel(), inMemory(), topics());
        m_path = m_folder.filePath(QString::number(++m_files));
        follow(openRecorder({.path = m_path, .durability = Durability::Normal}));
        m_fido = call(*m_kennel, u"RegisterDog"_s, registerDog(u"Fido"_s), m_clock.next())
                     .front()
                     .notification.originatorId.uuid();
    }
    void cleanup() { m_follower.reset(); }

    void theyEndInTheSameStateAsOneByOne()
    {
        teachMany(25);
        m_follower->pullAndProcess(u"Kennel"_s, m_clock.next());
        Process oneByOne(counters(), inMemory(), topics());
        oneByOne.follow(u"Kennel"_s, m_kennel->notificationLog());
        oneByOne.pullAndProcess(u"Kennel"_s, m_clock.next());
        QCOMPARE(m_follower->recorder().selectTracking(), oneByOne.recorder().selectTracking());
        QCOMPARE(ids(*m_follower), ids(oneByOne));
    }

    void aPolicySeesWhatTheSameBatchHasRecorded()
    {
        const auto rex = call(*m_kennel, u"RegisterDog"_s, registerDog(u"Rex"_s), m_clock.next())
                             .front()
                             .notification.originatorId.uuid();
        teach(m_fido, u"sit"_s);
        teach(rex, u"sit"_s);
        m_follower->pullAndProcess(u"Kennel"_s, m_clock.next());
        const AggregateOf<Counter> counter = m_follower->repository().get(counterId(u"sit"_s), instant());
        QCOMPARE(counter->dogs, 2);
        QCOMPARE(counter.version(), 3);
    }

    void aBatchIsOneCommit()
    {
        teachMany(5);
        QList<NotificationId> seen; // by another connection, whenever a policy runs
        m_follower->setGates({.beforePolicy = [&](const DomainEvent&) { seen.append(durableTracking()); }});
        m_follower->pullAndProcess(u"Kennel"_s, m_clock.next());
        QCOMPARE(seen, QList<NotificationId>(6, 0));
        QCOMPARE(durableTracking(), 6);
    }

    void receiversAreCalledOnceAfterTheCommit()
    {
        teachMany(5);
        QList<size_t> sizes;
        NotificationId durable = 0;
        m_follower->lead([&](const RecordingEvent& event) {
            sizes.append(event.recordings.size());
            durable = durableTracking();
        });
        m_follower->pullAndProcess(u"Kennel"_s, m_clock.next());
        QCOMPARE(sizes, QList<size_t>({10}));
        QCOMPARE(durable, 6);
    }

    void whatComesBeforeAFailureIsStoredAndTheErrorComesOut()
    {
        teachMany(5);
        m_follower->setGates({.beforePolicy = [&](const DomainEvent& event) {
            if (event.is<Dog::TrickAdded>() && event.as<Dog::TrickAdded>().trick == u"3")
                throw DomainError(u"NoSuchTrick"_s, u"No dog can do that."_s);
        }});
        QVERIFY_THROWS_EXCEPTION(DomainError, m_follower->pullAndProcess(u"Kennel"_s, m_clock.next()));
        QCOMPARE(durableTracking(), 4); // the dog, tricks 0 to 2
        m_follower->setGates({});
        m_follower->pullAndProcess(u"Kennel"_s, m_clock.next());
        QCOMPARE(durableTracking(), 6);
        QCOMPARE(m_follower->recorder().maxNotificationId(), 10);
    }

    void whatWasDeliveredBeforeIsNotDoneAgain()
    {
        teachMany(5);
        m_follower->pullAndProcess(u"Kennel"_s, m_clock.next());
        m_follower->pullAndProcess(u"Kennel"_s, m_clock.next(), 1);
        QCOMPARE(m_follower->recorder().maxNotificationId(), 10);
        QCOMPARE(m_follower->recorder().selectTracking().size(), 6U);
    }

    void whatIsKeptOfAFailedBatchIsForgotten()
    {
        follow(openRecorder({.path = m_path, .durability = Durability::Normal}),
            {.cache = {.maxSize = 0, .fastForward = false}});
        teachMany(5);
        teach(m_fido, u"4 again"_s);
        int calls = 0;
        m_follower->setGates({.beforeCommit = [&] {
            if (++calls == 6)
                throw OperationalError(u"The disk went away."_s);
        }});
        m_follower->pullAndProcess(u"Kennel"_s, m_clock.next()); // the repetition meets no error
        for (int trick = 0; trick < 5; ++trick) {
            const auto counter = m_follower->repository().get(counterId(QString::number(trick)), instant());
            QCOMPARE(counter.version(), 2);
        }
        QCOMPARE(durableTracking(), 7);
    }

    void afterALockedFileFollowersAreToldAgain()
    {
        teachMany(5);
        QList<size_t> told;
        m_follower->lead([&](const RecordingEvent& event) { told.append(event.recordings.size()); });
        {
            SqliteConnection other(SqliteOptions{.path = m_path});
            other.execute(u"BEGIN IMMEDIATE"_s);
            QVERIFY_THROWS_EXCEPTION(
                OperationalError, m_follower->pullAndProcess(u"Kennel"_s, m_clock.next()));
            other.execute(u"ROLLBACK"_s);
        }
        const auto one = m_kennel->notificationLog().select({.start = 2, .limit = 1}).front();
        m_follower->processNotification(u"Kennel"_s, one, m_clock.next());
        QCOMPARE(told, QList<size_t>{2});
        m_follower->pullAndProcess(u"Kennel"_s, m_clock.next());
        QCOMPARE(told, (QList<size_t>{2, 8}));
    }

    void inMemoryTheyAreRecordedOneByOne()
    {
        follow(inMemory());
        teachMany(5);
        m_follower->pullAndProcess(u"Kennel"_s, m_clock.next());
        QCOMPARE(m_follower->recorder().maxTrackingId(u"Kennel"_s), 6);
    }

private:
    void follow(std::unique_ptr<ProcessRecorder> recorder, const ApplicationSettings& settings = {})
    {
        auto type = counters();
        type.deliveriesPerCommit = 10;
        m_follower = std::make_unique<Process>(type, std::move(recorder), topics(), nullptr, settings);
        m_follower->follow(u"Kennel"_s, m_kennel->notificationLog());
    }

    void teach(const Uuid& dog, const QString& trick)
    {
        call(*m_kennel, u"TeachTrick"_s, teachTrick(dog, trick), m_clock.next());
    }
    void teachMany(int tricks)
    {
        for (int trick = 0; trick < tricks; ++trick)
            teach(m_fido, QString::number(trick));
    }

    /// How far the follower is for whoever looks from outside.
    NotificationId durableTracking() const
    {
        NotificationId tracked = -1;
        std::thread([&] { tracked = m_follower->recorder().maxTrackingId(u"Kennel"_s); }).join();
        return tracked;
    }

    static QList<NotificationId> ids(const Process& process)
    {
        QList<NotificationId> list;
        for (const auto& item : process.recorder().selectNotifications({.limit = -1}))
            list.append(item.id);
        return list;
    }

    QTemporaryDir m_folder;
    int m_files = 0;
    QString m_path;
    Clockwork m_clock;
    std::unique_ptr<Process> m_kennel;
    std::unique_ptr<Process> m_follower;
    Uuid m_fido;
};

QTEST_GUILESS_MAIN(TestBatches)
#include "tst_batches.moc"
