// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/runner.h"
#include "tests/support/kennel.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace occasion;
using namespace occasion::kennel;

namespace {

/// Follows itself: counts down to zero by saying each number.
struct Countdown
{
    static constexpr auto topic = "kennel:Countdown";
    qint64 number = 0;
    struct Said
    {
        static constexpr auto topic = "kennel:Countdown.Said";
        qint64 number = 0;
    };
    using Events = occasion::Events<Said>;
    void apply(const Said& event) { number = event.number; }
};

struct Say
{
    static constexpr auto summary = "Says a number.";
    qint64 number = 0;
};

void say(const Say& command, Context& context)
{
    AggregateOf<Countdown> said(context.newId(), context.now(), Countdown::Said{command.number});
    context.save(said);
}

System countdownSystem()
{
    ProcessType process{.application = {.name = u"Countdown"_s,
                            .aggregates = {describe<Countdown>()},
                            .commands = {commandType<Say>(u"Say"_s, say)}}};
    process.policy = Policy().on(
        QString::fromLatin1(Countdown::Said::topic), [](const DomainEvent& event, Context& context) {
            if (const auto number = event.as<Countdown::Said>().number; number > 0)
                say({number - 1}, context);
        });
    return {{process}, {{u"Countdown"_s, u"Countdown"_s}}};
}

/// A kennel whose counters refuse the trick "bite" while `refusing`.
System touchySystem(const std::shared_ptr<std::atomic<bool>>& refusing)
{
    auto touchy = counters();
    touchy.policy->on(
        QString::fromLatin1(Dog::TrickAdded::topic), [refusing](const DomainEvent& event, Context& context) {
            if (*refusing && event.as<Dog::TrickAdded>().trick == u"bite")
                throw DomainError(u"BadTrickError"_s, u"No such trick is counted."_s);
            count(event, context);
        });
    return {{kennel::kennel(), touchy}, {{u"Kennel"_s, u"Counters"_s}}};
}

Uuid onlyDog(Runner& runner)
{
    return runner.get(u"Kennel"_s).notificationLog().select({.limit = 1}).front().originatorId.uuid();
}

qint64 dogsThatKnow(Runner& runner, const QString& trick)
{
    const auto found = runner.get(u"Counters"_s).repository().find(counterId(trick), instant());
    return found ? AggregateOf<Counter>(*found)->dogs : 0;
}

void registerFido(Runner& runner)
{
    runner.call(u"Kennel"_s, u"RegisterDog"_s, registerDog(u"Fido"_s));
}

void teach(Runner& runner, const QString& trick)
{
    runner.call(u"Kennel"_s, u"TeachTrick"_s, teachTrick(onlyDog(runner), trick));
}

/// Registers dogs from several threads, each of which learns the same tricks: whatever comes first, the counters end
/// alike.
void runLoad(Runner& runner, int dogs)
{
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&runner, dogs, thread] {
            for (int i = 0; i < dogs; ++i)
                runner.call(u"Kennel"_s, u"RegisterDog"_s, registerDog(u"Dog %1-%2"_s.arg(thread).arg(i)));
        });
    }
    for (auto& thread : threads)
        thread.join();
    threads.clear();
    QList<Uuid> ids;
    for (const auto& item : runner.get(u"Kennel"_s).recorder().selectNotifications({.limit = -1}))
        ids.append(item.originatorId.uuid());
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&runner, ids, thread] {
            for (int i = thread; i < ids.size(); i += 4) {
                for (const auto& trick : {u"sit"_s, u"fetch"_s, u"roll over"_s})
                    runner.call(u"Kennel"_s, u"TeachTrick"_s, teachTrick(ids.at(i), trick));
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
}

}

class RunnerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allIsDoneWhenACommandReturns();
    void loopsRunUntilTheyAreQuiet();
    void aRunnerStartsOnce();
    void startingDoesNotPull();
    void catchingUpProcessesWhatWaits();
    void applicationsAreThereBeforeTheStart();
    void unknownNamesAreRefused();
    void aPolicysErrorComesOutAndTheNextPromptRetries();
    void threadsEndInTheSameStateAsOne();
    void threadsRunLoopsUntilTheyAreQuiet();
    void aThreadsErrorComesOutOfStop();
    void anyExceptionComesOutOfStopAsOneOfTheEngine();
    void nobodyWaitsForAStoppedRunner();
    void threadsCatchUp();
    void stoppingAnIdleRunnerIsQuiet();
    void aStoppedRunnerDoesNothingMore();
    void followersAreServedInTheOrderOfThePipes();
    void eachProcessHasItsOwnSettings_data();
    void eachProcessHasItsOwnSettings();
    void watchingForErrorsEndsWithTheFirst();
};

void RunnerTest::allIsDoneWhenACommandReturns()
{
    SingleThreadedRunner runner(kennelSystem(), inMemory);
    runner.start();
    registerFido(runner);
    QCOMPARE(runner.get(u"Counters"_s).recorder().maxTrackingId(u"Kennel"_s), 1);
    teach(runner, u"sit"_s);
    QCOMPARE(dogsThatKnow(runner, u"sit"_s), 1);
    QVERIFY_THROWS_EXCEPTION(DomainError, teach(runner, u"sit"_s));
    QCOMPARE(dogsThatKnow(runner, u"sit"_s), 1);
    runner.stop();
}

void RunnerTest::loopsRunUntilTheyAreQuiet()
{
    SingleThreadedRunner runner(countdownSystem(), inMemory);
    runner.start();
    runner.call(u"Countdown"_s, u"Say"_s, Value::object({{u"number"_s, Value::integer(25)}}));
    QCOMPARE(runner.get(u"Countdown"_s).recorder().maxNotificationId(), 26);
    QCOMPARE(runner.get(u"Countdown"_s).recorder().maxTrackingId(u"Countdown"_s), 26);
}

void RunnerTest::aRunnerStartsOnce()
{
    SingleThreadedRunner runner(kennelSystem(), inMemory);
    runner.start();
    QVERIFY_THROWS_EXCEPTION(RunnerAlreadyStarted, runner.start());
    runner.stop();
    QVERIFY_THROWS_EXCEPTION(RunnerAlreadyStarted, runner.start());
}

void RunnerTest::startingDoesNotPull()
{
    SingleThreadedRunner runner(kennelSystem(), inMemory);
    registerFido(runner); // not led by anything yet
    runner.start();
    QCOMPARE(runner.get(u"Counters"_s).recorder().maxTrackingId(u"Kennel"_s), 0);
    teach(runner, u"sit"_s);
    QCOMPARE(runner.get(u"Counters"_s).recorder().maxTrackingId(u"Kennel"_s), 2);
}

void RunnerTest::catchingUpProcessesWhatWaits()
{
    SingleThreadedRunner runner(kennelSystem(), inMemory);
    registerFido(runner);
    teach(runner, u"sit"_s);
    runner.start();
    runner.catchUp();
    QCOMPARE(runner.get(u"Counters"_s).recorder().maxTrackingId(u"Kennel"_s), 2);
    QCOMPARE(dogsThatKnow(runner, u"sit"_s), 1);
    runner.catchUp();
    QCOMPARE(dogsThatKnow(runner, u"sit"_s), 1);
}

void RunnerTest::applicationsAreThereBeforeTheStart()
{
    SingleThreadedRunner runner(kennelSystem(), inMemory);
    QCOMPARE(runner.get(u"Kennel"_s).name(), u"Kennel"_s);
    QCOMPARE(runner.system().edges().size(), 1u);
}

void RunnerTest::unknownNamesAreRefused()
{
    SingleThreadedRunner runner(kennelSystem(), inMemory);
    runner.start();
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, runner.get(u"Cattery"_s));
    QVERIFY_THROWS_EXCEPTION(
        ProgrammingError, runner.call(u"Cattery"_s, u"RegisterDog"_s, registerDog(u"x"_s)));
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, runner.call(u"Kennel"_s, u"SellDog"_s, registerDog(u"x"_s)));
    QVERIFY_THROWS_EXCEPTION(TypeError, runner.call(u"Kennel"_s, u"RegisterDog"_s, Value::object({})));
    QCOMPARE(runner.get(u"Kennel"_s).recorder().maxNotificationId(), 0);
}

void RunnerTest::aPolicysErrorComesOutAndTheNextPromptRetries()
{
    const auto refusing = std::make_shared<std::atomic<bool>>(true);
    SingleThreadedRunner runner(touchySystem(refusing), inMemory);
    runner.start();
    registerFido(runner);
    QVERIFY_THROWS_EXCEPTION(DomainError, teach(runner, u"bite"_s));
    QCOMPARE(runner.get(u"Kennel"_s).recorder().maxNotificationId(), 2); // the leader's own event is stored
    QCOMPARE(runner.get(u"Counters"_s).recorder().maxTrackingId(u"Kennel"_s), 1);
    QVERIFY_THROWS_EXCEPTION(DomainError, teach(runner, u"sit"_s));
    *refusing = false;
    teach(runner, u"fetch"_s);
    for (const auto& trick : {u"bite"_s, u"sit"_s, u"fetch"_s})
        QCOMPARE(dogsThatKnow(runner, trick), 1);
    QCOMPARE(runner.get(u"Counters"_s).recorder().maxTrackingId(u"Kennel"_s), 4);
}

void RunnerTest::threadsEndInTheSameStateAsOne()
{
    SingleThreadedRunner single(kennelSystem(), inMemory);
    single.start();
    MultiThreadedRunner multi(kennelSystem(), inMemory);
    multi.start();
    const int dogs = 10;
    for (int i = 0; i < 4 * dogs; ++i)
        single.call(u"Kennel"_s, u"RegisterDog"_s, registerDog(u"Dog %1"_s.arg(i)));
    QList<Uuid> ids;
    for (const auto& item : single.get(u"Kennel"_s).recorder().selectNotifications({.limit = -1}))
        ids.append(item.originatorId.uuid());
    for (const auto& id : ids) {
        for (const auto& trick : {u"sit"_s, u"fetch"_s, u"roll over"_s})
            single.call(u"Kennel"_s, u"TeachTrick"_s, teachTrick(id, trick));
    }
    runLoad(multi, dogs);
    multi.waitUntilQuiet();
    for (const auto& trick : {u"sit"_s, u"fetch"_s, u"roll over"_s}) {
        QCOMPARE(dogsThatKnow(single, trick), 4 * dogs);
        QCOMPARE(dogsThatKnow(multi, trick), 4 * dogs);
    }
    for (const auto& name : {u"Kennel"_s, u"Counters"_s})
        QCOMPARE(
            multi.get(name).recorder().maxNotificationId(), single.get(name).recorder().maxNotificationId());
    QCOMPARE(multi.get(u"Counters"_s).recorder().selectTracking().size(), size_t(16 * dogs));
    multi.stop();
}

void RunnerTest::threadsRunLoopsUntilTheyAreQuiet()
{
    MultiThreadedRunner runner(countdownSystem(), inMemory);
    runner.start();
    runner.call(u"Countdown"_s, u"Say"_s, Value::object({{u"number"_s, Value::integer(25)}}));
    runner.waitUntilQuiet();
    QCOMPARE(runner.get(u"Countdown"_s).recorder().maxNotificationId(), 26);
    QCOMPARE(runner.get(u"Countdown"_s).recorder().maxTrackingId(u"Countdown"_s), 26);
    runner.stop();
}

void RunnerTest::aThreadsErrorComesOutOfStop()
{
    MultiThreadedRunner runner(touchySystem(std::make_shared<std::atomic<bool>>(true)), inMemory);
    runner.start();
    registerFido(runner);
    teach(runner, u"bite"_s);
    runner.waitUntilQuiet();
    try {
        runner.stop();
        QFAIL("nothing was thrown");
    } catch (const EventProcessingError& error) {
        QVERIFY2(error.message().contains(u"BadTrickError"_s), qPrintable(error.message()));
    }
    QCOMPARE(runner.get(u"Kennel"_s).recorder().maxNotificationId(), 2);
    QCOMPARE(runner.get(u"Counters"_s).recorder().maxTrackingId(u"Kennel"_s), 1);
    runner.stop(); // the error came out once
}

void RunnerTest::anyExceptionComesOutOfStopAsOneOfTheEngine()
{
    auto broken = counters();
    broken.policy->on(QString::fromLatin1(Dog::Registered::topic),
        [](const DomainEvent&, Context&) { throw std::runtime_error("out of biscuits"); });
    MultiThreadedRunner runner({{kennel::kennel(), broken}, {{u"Kennel"_s, u"Counters"_s}}}, inMemory);
    runner.start();
    registerFido(runner);
    runner.waitUntilQuiet();
    QVERIFY_THROWS_EXCEPTION(EventProcessingError, runner.stop());
}

void RunnerTest::nobodyWaitsForAStoppedRunner()
{
    MultiThreadedRunner runner(kennelSystem(), inMemory);
    runner.start();
    runner.stop();
    call(runner.get(u"Kennel"_s), u"RegisterDog"_s, registerDog(u"Fido"_s),
        Moment::real()); // nobody follows it
    runner.waitUntilQuiet();
    QCOMPARE(runner.get(u"Counters"_s).recorder().maxTrackingId(u"Kennel"_s), 0);
}

void RunnerTest::threadsCatchUp()
{
    MultiThreadedRunner runner(kennelSystem(), inMemory);
    registerFido(runner);
    teach(runner, u"sit"_s);
    runner.start();
    runner.waitUntilQuiet();
    QCOMPARE(runner.get(u"Counters"_s).recorder().maxTrackingId(u"Kennel"_s), 0);
    runner.catchUp();
    runner.waitUntilQuiet();
    QCOMPARE(dogsThatKnow(runner, u"sit"_s), 1);
    runner.stop();
}

void RunnerTest::stoppingAnIdleRunnerIsQuiet()
{
    MultiThreadedRunner runner(kennelSystem(), inMemory);
    runner.stop();
    MultiThreadedRunner started(kennelSystem(), inMemory);
    started.start();
    started.stop();
    QVERIFY_THROWS_EXCEPTION(RunnerAlreadyStarted, started.start());
}

void RunnerTest::aStoppedRunnerDoesNothingMore()
{
    SingleThreadedRunner runner(kennelSystem(), inMemory);
    runner.start();
    registerFido(runner);
    runner.stop();
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, teach(runner, u"sit"_s));
    auto& kennel = runner.get(u"Kennel"_s);
    call(kennel, u"TeachTrick"_s, teachTrick(onlyDog(runner), u"sit"_s), Moment::real());
    QCOMPARE(kennel.recorder().maxNotificationId(), 2);
    QCOMPARE(runner.get(u"Counters"_s).recorder().maxTrackingId(u"Kennel"_s), 1);
    QVERIFY_THROWS_EXCEPTION(RunnerAlreadyStarted, runner.start());
}

void RunnerTest::followersAreServedInTheOrderOfThePipes()
{
    QStringList served;
    QList<ProcessType> processes{kennel::kennel()};
    QList<QStringList> pipes;
    for (const auto& name : {u"Five"_s, u"One"_s, u"Four"_s, u"Two"_s, u"Three"_s}) {
        ProcessType follower{.application = {.name = name}};
        follower.policy = Policy().on(QString::fromLatin1(Dog::Registered::topic),
            [&served, name](const DomainEvent&, Context&) { served.append(name); });
        processes.append(follower);
        pipes.append(QStringList{u"Kennel"_s, name});
    }
    SingleThreadedRunner runner({processes, pipes}, inMemory);
    runner.start();
    registerFido(runner);
    QCOMPARE(served, QStringList({u"Five"_s, u"One"_s, u"Four"_s, u"Two"_s, u"Three"_s}));
    registerFido(runner);
    QCOMPARE(served.size(), 10);
}

void RunnerTest::eachProcessHasItsOwnSettings_data()
{
    QTest::addColumn<bool>("hasThreads");
    QTest::newRow("one thread") << false;
    QTest::newRow("threads") << true;
}

/// A file and a key for each: the follower reads the leader's states with the leader's key.
void RunnerTest::eachProcessHasItsOwnSettings()
{
    QFETCH(const bool, hasThreads);
    const QTemporaryDir folder;
    const auto key = [](char letter) { return QString::fromLatin1(QByteArray(32, letter).toBase64()); };
    const Environment::Variables environment{{u"PERSISTENCE_MODULE"_s, u"eventsourcing.sqlite"_s},
        {u"KENNEL_SQLITE_DBNAME"_s, folder.filePath(u"kennel.db"_s)},
        {u"COUNTERS_SQLITE_DBNAME"_s, folder.filePath(u"counters.db"_s)}, {u"KENNEL_CIPHER_KEY"_s, key('k')},
        {u"COUNTERS_CIPHER_KEY"_s, key('c')}, {u"COUNTERS_COMPRESSOR_TOPIC"_s, u"zlib"_s}};
    std::unique_ptr<Runner> runner;
    if (hasThreads)
        runner = std::make_unique<MultiThreadedRunner>(kennelSystem(), environment);
    else
        runner = std::make_unique<SingleThreadedRunner>(kennelSystem(), environment);
    runner->start();
    registerFido(*runner);
    teach(*runner, u"sit"_s);
    if (auto* threads = dynamic_cast<MultiThreadedRunner*>(runner.get()))
        threads->waitUntilQuiet();
    runner->stop();
    QCOMPARE(dogsThatKnow(*runner, u"sit"_s), 1);
    QVERIFY(QFile::exists(folder.filePath(u"kennel.db"_s)));
    const auto stored = runner->get(u"Counters"_s).recorder().selectNotifications({}).front();
    const StateCoding counters{
        .compressor = zlibCompressor(), .cipher = std::make_shared<const Cipher>(QByteArray(32, 'c'))};
    QVERIFY(counters.open(stored.state).contains("\"trick\":\"sit\""));
}

void RunnerTest::watchingForErrorsEndsWithTheFirst()
{
    const auto refusing = std::make_shared<std::atomic<bool>>(true);
    MultiThreadedRunner runner(touchySystem(refusing), inMemory);
    runner.start();
    runner.watchForErrors(std::chrono::milliseconds(0));
    registerFido(runner);
    teach(runner, u"bite"_s);
    QVERIFY_THROWS_EXCEPTION(EventProcessingError, runner.watchForErrors(std::chrono::minutes(1)));
    QVERIFY_THROWS_EXCEPTION(ProgrammingError, registerFido(runner));
    runner.watchForErrors(std::chrono::minutes(1)); // told already
}

QTEST_GUILESS_MAIN(RunnerTest)
#include "tst_runner.moc"
