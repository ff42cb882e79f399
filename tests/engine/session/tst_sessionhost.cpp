// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/kennelsession.h"
#include "tests/support/listened.h"

#include <QtTest>

#include <thread>

using namespace occasion;
using namespace occasion::kennel;

namespace {

constexpr qint64 lastStep = 11;

/// Runs the scenario to its end.
Frame runToEnd(Listened& host)
{
    host.post(request::OpenSystem{});
    host.post(request::Run{0});
    return host.at(lastStep, lastStep);
}

}

class SessionHostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsShownBeforeSomethingIsOpened();
    void anOpenedSystemIsShownAtItsBeginning();
    void stepsGoForwardAndTheCursorBack();
    void theCursorIsKeptWithinTheSteps();
    void behindTheNewestAStepMovesTheCursorAlone();
    void whatHappenedAnywayIsNoFork();
    void anotherStepBehindTheNewestForks();
    void aPersonsCommandBehindTheNewestForks();
    void whatCannotBeDoneLeavesNoForkBehind();
    void runningEndsWhenNothingIsLeft();
    void runningCanBePaused();
    void aSessionIsSwitchedToAndClosed();
    void problemsAreSaidInASentence();
    void questionsAreAnsweredInTheEngineThread();
    void generationsGrow();
    void aHostMayEndWhileItRuns();
};

void SessionHostTest::nothingIsShownBeforeSomethingIsOpened()
{
    Listened host(kennelDefinition());
    bool asked = false;
    host.askNothing([&](const History&) { asked = true; });
    host.post(request::StepForward{});
    QVERIFY(!host.problem().isEmpty());
    QVERIFY(!asked);
}

void SessionHostTest::anOpenedSystemIsShownAtItsBeginning()
{
    Listened host(kennelDefinition());
    host.post(request::OpenSystem{.seed = 7, .scheduler = u"oldest-first"_s});
    const auto frame = host.at(0, 0);
    QCOMPARE(frame.name, u"kennel · tricks"_s);
    QCOMPARE(frame.scenario, u"tricks"_s);
    QCOMPARE(frame.scheduler, u"oldest-first"_s);
    QCOMPARE(frame.seed, 7u);
    QCOMPARE(frame.place, u"in memory"_s);
    QVERIFY(!frame.readOnly && frame.causesKnown && !frame.running && !frame.step);
    QCOMPARE(frame.map->processes.size(), 2u);
    QVERIFY(frame.processes == std::vector(2, ProcessFigures{.refusals = 0}));
    QCOMPARE(frame.enabled.size(), 1u);
    QCOMPARE(frame.suggested, 0);
    QCOMPARE(frame.invariants.size(), 1u);
    QCOMPARE(frame.sessions.size(), 1u);
}

void SessionHostTest::stepsGoForwardAndTheCursorBack()
{
    Listened host(kennelDefinition());
    host.post(request::OpenSystem{});
    for (int i = 0; i < 3; ++i)
        host.post(request::StepForward{});
    const auto third = host.at(3, 3);
    QVERIFY(third.step && third.step->number == 3);
    QVERIFY(third.processes.front() == ProcessFigures({.events = 2, .aggregates = 2, .refusals = 0}));
    QVERIFY(third.pipes.front() == PipeFigures({.position = 1, .lag = 1}));
    host.post(request::StepBack{});
    host.post(request::StepBack{});
    const auto first = host.at(1, 3);
    QVERIFY(first.processes.front() == ProcessFigures({.events = 1, .aggregates = 1, .refusals = 0}));
    QVERIFY(first.pipes.front() == PipeFigures({.position = 0, .lag = 1}));
    QCOMPARE(first.enabled.size(), 1u);
    QVERIFY(first.enabled.front().kind == StepKind::Delivery);
}

void SessionHostTest::theCursorIsKeptWithinTheSteps()
{
    Listened host(kennelDefinition());
    runToEnd(host);
    host.post(request::GoTo{-5});
    QCOMPARE(host.at(0, lastStep).cursor, 0);
    host.post(request::StepBack{});
    host.post(request::GoTo{4});
    QCOMPARE(host.at(4, lastStep).step->number, 4);
    host.post(request::GoTo{4000});
    QCOMPARE(host.at(lastStep, lastStep).cursor, lastStep);
}

void SessionHostTest::behindTheNewestAStepMovesTheCursorAlone()
{
    Listened host(kennelDefinition());
    runToEnd(host);
    host.post(request::GoTo{4});
    host.post(request::StepForward{});
    const auto frame = host.at(5, lastStep);
    QCOMPARE(frame.sessions.size(), 1u);
}

void SessionHostTest::whatHappenedAnywayIsNoFork()
{
    Listened host(kennelDefinition());
    runToEnd(host);
    host.post(request::GoTo{4});
    const auto frame = host.at(4, lastStep);
    host.post(request::Take{frame.enabled.front()});
    QCOMPARE(host.at(5, lastStep).sessions.size(), 1u);
}

void SessionHostTest::anotherStepBehindTheNewestForks()
{
    Listened host(kennelDefinition());
    const auto original = runToEnd(host);
    host.post(request::GoTo{8}); // a delivery came next, but a command was enabled as well
    const auto there = host.at(8, lastStep);
    QCOMPARE(there.enabled.size(), 2u);
    host.post(request::Take{there.enabled.at(1)});
    const auto fork = host.at(9, 9);
    QVERIFY(fork.session != original.session);
    QCOMPARE(fork.name, u"kennel · tricks (from step 8)"_s);
    QCOMPARE(fork.sessions.size(), 2u);
    QVERIFY(fork.sessions[0] == SessionFigure({original.session, u"kennel · tricks"_s, -1, 0, lastStep}));
    QVERIFY(fork.sessions[1]
        == SessionFigure({fork.session, fork.name, original.session, 8, 9, fork.sessions[1].chosen}));
    QVERIFY2(fork.sessions[1].chosen.startsWith(u"step 9: "), qPrintable(fork.sessions[1].chosen));
    host.post(request::SwitchTo{original.session});
    const auto back = host.at(8, lastStep);
    QCOMPARE(back.session, original.session);
}

void SessionHostTest::aPersonsCommandBehindTheNewestForks()
{
    Listened host(kennelDefinition());
    runToEnd(host);
    host.post(request::Call{{u"Kennel"_s, u"RegisterDog"_s, registerDog(u"Bello"_s)}});
    QCOMPARE(host.at(lastStep + 1, lastStep + 1).sessions.size(), 1u);
    host.post(request::GoTo{3});
    host.post(request::Call{{u"Kennel"_s, u"RegisterDog"_s, registerDog(u"Hasso"_s)}});
    const auto fork = host.at(4, 4);
    QCOMPARE(fork.sessions.size(), 2u);
    QCOMPARE(fork.processes.front().aggregates, 3);
}

void SessionHostTest::whatCannotBeDoneLeavesNoForkBehind()
{
    Listened host(kennelDefinition());
    runToEnd(host);
    host.post(request::GoTo{3});
    host.post(request::Call{{u"Kennel"_s, u"RegisterDog"_s, Value::object({})}});
    QVERIFY(host.problem().contains(u"name"_s));
    host.post(request::Take{{.kind = StepKind::Delivery, .pipe = 5, .upstream = 99}});
    QVERIFY(!host.problem().isEmpty());
    host.post(request::StepForward{});
    QCOMPARE(host.at(4, lastStep).sessions.size(), 1u);
}

void SessionHostTest::runningEndsWhenNothingIsLeft()
{
    Listened host(kennelDefinition());
    const auto end = runToEnd(host);
    QVERIFY(end.enabled.empty());
    QCOMPARE(end.suggested, -1);
    QVERIFY(!end.running);
    QCOMPARE(end.processes.front().refusals, 1);
    QVERIFY(end.invariants.front().holds);
}

void SessionHostTest::runningCanBePaused()
{
    Listened host(kennelDefinition());
    host.post(request::OpenSystem{});
    host.post(request::Run{0.001}); // the first step at once, the next in a quarter of an hour
    QVERIFY(host.frame([](const Frame& frame) { return frame.running && frame.cursor == 1; }).running);
    host.post(request::Pause{});
    QCOMPARE(host.at(1, 1).cursor, 1);
    host.post(request::Run{0.001});
    host.frame([](const Frame& frame) { return frame.running && frame.cursor == 2; });
    host.post(request::StepBack{});
    QVERIFY(!host.at(1, 2).running);
}

void SessionHostTest::aSessionIsSwitchedToAndClosed()
{
    Listened host(kennelDefinition());
    const auto first = runToEnd(host);
    host.post(request::OpenSystem{.scenario = u"empty"_s});
    const auto second = host.at(0, 0);
    QCOMPARE(second.scenario, u"empty"_s);
    host.post(request::SwitchTo{first.session});
    QCOMPARE(host.at(lastStep, lastStep).session, first.session);
    host.post(request::CloseSession{first.session});
    QCOMPARE(host.at(0, 0).session, second.session);
    host.post(request::SwitchTo{first.session});
    QVERIFY(!host.problem().isEmpty());
    host.post(request::CloseSession{second.session});
    const auto none = host.frame([](const Frame& frame) { return frame.sessions.empty(); });
    QVERIFY(none.map->processes.empty());
}

void SessionHostTest::problemsAreSaidInASentence()
{
    Listened host(kennelDefinition());
    host.post(request::OpenSystem{.system = u"zoo"_s});
    QVERIFY(host.problem().contains(u"zoo"_s));
    host.post(request::OpenSystem{.scenario = u"circus"_s});
    QVERIFY(host.problem().contains(u"circus"_s));
    host.post(request::OpenStore{u"no such folder/store.db"_s});
    QVERIFY(host.problem().contains(u"store.db"_s));
    host.post(request::OpenSystem{});
    host.at(0, 0);
    host.post(request::SetScheduler{u"fairest"_s});
    QVERIFY(host.problem().contains(u"fairest"_s));
    host.post(request::SetScheduler{u"random"_s});
    QVERIFY(
        host.frame([](const Frame& frame) { return frame.scheduler == u"random"; }).scheduler == u"random");
}

void SessionHostTest::questionsAreAnsweredInTheEngineThread()
{
    Listened host(kennelDefinition());
    runToEnd(host);
    const auto thread = host.ask([](const History&) { return std::this_thread::get_id(); });
    QVERIFY(thread != std::this_thread::get_id());
    QCOMPARE(
        host.ask([](const History& history) { return history.aggregates(0, lastStep, 0, 10).size(); }), 2u);
    host.askNothing([](const History& history) { history.step(1000); });
    QVERIFY(host.problem().contains(u"1000"_s));
    host.askNothing([](const History&) { throw std::runtime_error("out of biscuits"); });
    QVERIFY(host.problem().contains(u"out of biscuits"_s));
}

void SessionHostTest::generationsGrow()
{
    Listened host(kennelDefinition());
    runToEnd(host);
    for (qint64 step = 0; step <= lastStep; ++step) {
        host.post(request::GoTo{step});
        host.at(step, lastStep);
    }
    const auto numbers = host.generations();
    QVERIFY(numbers.size() > 10);
    for (size_t i = 1; i < numbers.size(); ++i)
        QVERIFY(numbers[i] > numbers[i - 1]);
}

void SessionHostTest::aHostMayEndWhileItRuns()
{
    for (int i = 0; i < 20; ++i) {
        Listened host(kennelDefinition());
        host.post(request::OpenSystem{});
        host.post(request::Run{0});
        if (i % 2 == 0)
            host.frame([](const Frame& frame) { return frame.newest > 0; });
    }
}

QTEST_GUILESS_MAIN(SessionHostTest)
#include "tst_sessionhost.moc"
