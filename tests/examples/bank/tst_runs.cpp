// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/desk.h"
#include "examples/bank/bank.h"

#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;
using request::FindStep;
using request::StepForward;
using request::StepSize;

/// How runs, larger steps and searches of a desk end, and what they say; without a thread.
class TestRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();

    void aRunEndsWhereNothingWaits();
    void aRunEndsAtAStep();
    void aStepThatLiesBehindIsNoGoal();
    void aRunEndsAtATime();
    void aTimeThatLiesBehindIsNoGoal();
    void aRunEndsAtAnEventOfAnyOrOneAggregate();
    void aRunThatDoesNotComeToItsGoalSaysSo();
    void anotherSpeedKeepsTheGoal();

    void aLargerStepEndsAtAnEvent();
    void aLargerStepEndsAtADelivery();
    void aLargerStepEndsAtAProcess();
    void aLargerStepEndsWhenItIsQuiet();
    void aLargerStepThatEndsEarlySaysSo();
    void aStepWithNothingToDoSaysSo();

    void originalIntervalsWaitAsTheClockDoesAndShortenIdleTimes();
    void aSpeedWaitsForItsShareOfASecond();
    void expressWaitsForNothing();

    void theFirstStepWhereAConditionBecameTrueIsExact();
    void aConditionThatComesAndGoesIsFoundWhereItComes();
    void aSearchThatFindsNothingLeavesTheCursor();
    void whatHoldsFromTheBeginningIsSaidSo();
    void aSearchCanBeStopped();

    void aPausedProcessGetsNothing();
    void theScheduleIsKeptFromAPausedProcessOnly();

private:
    std::shared_ptr<const Frame> frame() const { return m_desk->frame(1); }
    QString notice() const { return frame()->run.notice.sentence; }
    const History& history() const { return *m_desk->history(); }
    void run(const RunGoal& goal = {})
    {
        request::Run asked;
        asked.speed = 0;
        asked.until = goal;
        m_desk->carryOut(asked);
        finish();
    }
    void finish()
    {
        while (m_desk->isRunning())
            m_desk->runOn();
    }
    void step(StepSize size, int process = -1)
    {
        m_desk->carryOut(StepForward{size, process});
        finish();
    }
    void goTo(qint64 step) { m_desk->carryOut(request::GoTo{step}); }
    bool isQuiet() const
    {
        const auto now = frame();
        return std::all_of(
            now->pipes.begin(), now->pipes.end(), [](const PipeFigures& pipe) { return pipe.lag == 0; });
    }

    std::unique_ptr<Desk> m_desk;
};

void TestRuns::init()
{
    m_desk = std::make_unique<Desk>(std::vector{bank::bankSystem()});
    m_desk->carryOut(request::OpenSystem{.scenario = u"transfer"_s});
}

void TestRuns::aRunEndsWhereNothingWaits()
{
    run(until::Quiet{});
    QVERIFY(frame()->cursor > 1);
    QVERIFY(isQuiet());
    QVERIFY(notice().contains(u"nothing waits"_s));
    const auto first = frame()->cursor;
    run(until::Quiet{});
    QVERIFY(frame()->cursor > first);
}

void TestRuns::aRunEndsAtAStep()
{
    run(until::AtStep{5});
    QCOMPARE(frame()->cursor, 5);
    QVERIFY(notice().contains(u"step 5"_s));
    goTo(1);
    run(until::AtStep{3});
    QCOMPARE(frame()->cursor, 3);
    QCOMPARE(frame()->newest, 5);
}

void TestRuns::aStepThatLiesBehindIsNoGoal()
{
    run(until::AtStep{5});
    QVERIFY_THROWS_EXCEPTION(ValueError, run(until::AtStep{5}));
    QVERIFY(!m_desk->isRunning());
}

void TestRuns::aRunEndsAtATime()
{
    const auto time = *Timestamp::fromText(u"2026-01-01T09:00:07+00:00");
    run(until::AtTime{time});
    QVERIFY(frame()->step->clock >= time);
    QVERIFY(history().step(frame()->cursor - 1).clock < time);
}

void TestRuns::aTimeThatLiesBehindIsNoGoal()
{
    run(until::AtStep{5});
    QVERIFY_THROWS_EXCEPTION(ValueError, run(until::AtTime{frame()->step->clock}));
}

void TestRuns::aRunEndsAtAnEventOfAnyOrOneAggregate()
{
    run(until::Recorded{u"Opened"_s});
    QCOMPARE(frame()->cursor, 1);
    run(until::Recorded{u"Opened"_s});
    QCOMPARE(frame()->cursor, 2); // the statement's
    run();
    const auto second = history().aggregates(0, frame()->newest, 1, 1).front();
    goTo(0);
    run(until::Recorded{{}, second.id.text()});
    QCOMPARE(frame()->cursor, history().aggregateEvents(0, second.id, frame()->newest, 0, 1).front().step);
    run(until::Recorded{u"CreditedByTransfer"_s, second.id.text()});
    QCOMPARE(frame()->cursor, second.lastStep);
}

void TestRuns::aRunThatDoesNotComeToItsGoalSaysSo()
{
    run(until::Recorded{u"Exploded"_s});
    QCOMPARE(frame()->cursor, frame()->newest);
    QVERIFY(frame()->enabled.empty());
    QVERIFY2(
        notice().contains(u"Exploded"_s) && notice().contains(u"nothing is left"_s), qPrintable(notice()));
}

void TestRuns::anotherSpeedKeepsTheGoal()
{
    m_desk->carryOut(request::Run{.speed = 1, .until = until::AtStep{4}});
    m_desk->runOn();
    m_desk->carryOut(request::Run{.speed = 0});
    finish();
    QCOMPARE(frame()->cursor, 4);
}

void TestRuns::aLargerStepEndsAtAnEvent()
{
    for (int i = 0; i < 5; ++i) {
        const auto before = frame()->cursor;
        step(StepSize::Event);
        QVERIFY(frame()->step->count > 0);
        for (auto number = before + 1; number < frame()->cursor; ++number)
            QCOMPARE(history().step(number).count, 0);
    }
    QCOMPARE(notice(), QString());
}

void TestRuns::aLargerStepEndsAtADelivery()
{
    step(StepSize::Delivery);
    QCOMPARE(frame()->step->kind, StepKind::Delivery);
    for (qint64 number = 1; number < frame()->cursor; ++number)
        QCOMPARE(history().step(number).kind, StepKind::Command);
}

void TestRuns::aLargerStepEndsAtAProcess()
{
    step(StepSize::Process, 2);
    QCOMPARE(frame()->step->process, 2);
    const auto next = frame()->enabled.at(static_cast<size_t>(frame()->suggested)).process;
    step(StepSize::Process);
    QCOMPARE(frame()->step->process, next);
}

void TestRuns::aLargerStepEndsWhenItIsQuiet()
{
    step(StepSize::Quiet);
    QVERIFY(isQuiet());
    QCOMPARE(notice(), QString());
    QVERIFY(frame()->cursor > 1);
}

void TestRuns::aLargerStepThatEndsEarlySaysSo()
{
    run();
    goTo(frame()->newest);
    step(StepSize::Delivery);
    QVERIFY2(notice().contains(u"nothing is left"_s), qPrintable(notice()));
}

void TestRuns::aStepWithNothingToDoSaysSo()
{
    run();
    const auto end = frame()->cursor;
    QCOMPARE(notice(), QString());
    step(StepSize::Step);
    QCOMPARE(frame()->cursor, end);
    QVERIFY2(notice().contains(u"nothing is left"_s), qPrintable(notice()));
}

void TestRuns::originalIntervalsWaitAsTheClockDoesAndShortenIdleTimes()
{
    using std::chrono::seconds;
    m_desk->carryOut(request::Run{.speed = 1, .mode = RunMode::Original});
    m_desk->runOn();
    QVERIFY(m_desk->waitBeforeNext() == seconds(1)); // a session's clock ticks once a second
    QCOMPARE(frame()->run.remark, QString());
    m_desk->carryOut(request::Run{.speed = 10, .mode = RunMode::Original});
    QVERIFY(m_desk->waitBeforeNext() == std::chrono::milliseconds(100));
    m_desk->carryOut(request::Run{.speed = 0.01, .mode = RunMode::Original});
    QVERIFY(m_desk->waitBeforeNext() == seconds(3));
    QVERIFY2(frame()->run.remark.contains(u"shortened"_s), qPrintable(frame()->run.remark));
}

void TestRuns::aSpeedWaitsForItsShareOfASecond()
{
    m_desk->carryOut(request::Run{.speed = 4});
    m_desk->runOn();
    QVERIFY(m_desk->waitBeforeNext() == std::chrono::milliseconds(250));
}

void TestRuns::expressWaitsForNothing()
{
    m_desk->carryOut(request::Run{.speed = 4, .mode = RunMode::Express});
    QVERIFY(m_desk->isExpress());
    QVERIFY(m_desk->waitBeforeNext().count() == 0);
    finish();
    QVERIFY(!m_desk->isExpress());
}

void TestRuns::theFirstStepWhereAConditionBecameTrueIsExact()
{
    run();
    m_desk->carryOut(FindStep{u"accounts.size() == 2"_s});
    const auto found = frame()->cursor;
    QCOMPARE(history().aggregateCount(0, found), 2);
    QCOMPARE(history().aggregateCount(0, found - 1), 1);
    QVERIFY(notice().contains(u"first"_s));
}

void TestRuns::aConditionThatComesAndGoesIsFoundWhereItComes()
{
    m_desk->carryOut(request::OpenSystem{.scenario = u"two transfers at once"_s});
    run();
    const auto lagAt = [this](qint64 step) {
        qint64 sum = 0;
        for (int pipe = 0; pipe < static_cast<int>(history().map()->pipes.size()); ++pipe)
            sum += history().lag(pipe, step);
        return sum;
    };
    std::vector<qint64> becoming; // where the lag comes to 2, again and again
    for (qint64 number = 1; number <= history().newestStep(); ++number) {
        if (lagAt(number) == 2 && lagAt(number - 1) != 2)
            becoming.push_back(number);
    }
    QVERIFY(becoming.size() > 2);
    m_desk->carryOut(FindStep{u"lag == 2"_s, FindStep::Where::FromBeginning});
    QCOMPARE(frame()->cursor, becoming.at(0));
    for (size_t i = 1; i < becoming.size(); ++i) {
        m_desk->carryOut(FindStep{u"lag == 2"_s, FindStep::Where::Forward});
        QCOMPARE(frame()->cursor, becoming.at(i));
    }
    for (size_t i = becoming.size() - 1; i > 0; --i) {
        m_desk->carryOut(FindStep{u"lag == 2"_s, FindStep::Where::Back});
        QCOMPARE(frame()->cursor, becoming.at(i - 1));
    }
}

void TestRuns::aSearchThatFindsNothingLeavesTheCursor()
{
    run();
    goTo(4);
    for (const auto where :
        {FindStep::Where::FromBeginning, FindStep::Where::Forward, FindStep::Where::Back}) {
        const auto before = frame()->run.notice.number;
        m_desk->carryOut(FindStep{u"accounts.size() == 17"_s, where});
        QCOMPARE(frame()->cursor, 4);
        QVERIFY(frame()->run.notice.number > before);
        QVERIFY2(notice().startsWith(u"There is no step"_s), qPrintable(notice()));
    }
    QVERIFY_THROWS_EXCEPTION(EngineError, m_desk->carryOut(FindStep{u"acounts.size() == 1"_s}));
}

void TestRuns::whatHoldsFromTheBeginningIsSaidSo()
{
    run();
    m_desk->carryOut(FindStep{u"accounts.size() < 2"_s});
    QCOMPARE(frame()->cursor, 0);
    QVERIFY(notice().contains(u"from the beginning"_s));
}

void TestRuns::aSearchCanBeStopped()
{
    qint64 told = 0;
    Desk desk({bank::bankSystem()}, [&told](const Progress& progress) {
        told = progress.done;
        return progress.unit != u"steps"_s;
    });
    desk.carryOut(request::OpenSystem{.scenario = u"a busy day"_s});
    desk.carryOut(request::Run{.speed = 0, .until = until::AtStep{300}});
    while (desk.isRunning())
        desk.runOn();
    QVERIFY_THROWS_EXCEPTION(OperationalError, desk.carryOut(FindStep{u"lag < 0"_s}));
    QVERIFY(told > 0 && told < 300);
    QCOMPARE(desk.frame(1)->cursor, 300);
}

void TestRuns::aPausedProcessGetsNothing()
{
    const int paused = 0; // the process that the scenario's commands are for
    m_desk->carryOut(request::PauseProcess{paused});
    QCOMPARE(frame()->run.paused, std::vector{paused});
    QCOMPARE(frame()->suggested, -1);
    run();
    QCOMPARE(frame()->newest, 0);
    QVERIFY2(notice().contains(u"Accounts is paused"_s), qPrintable(notice()));
    QVERIFY_THROWS_EXCEPTION(ValueError, m_desk->carryOut(request::Take{frame()->enabled.front()}));
    m_desk->carryOut(request::PauseProcess{paused, false});
    run();
    QVERIFY(frame()->newest > 10);
}

void TestRuns::theScheduleIsKeptFromAPausedProcessOnly()
{
    m_desk->carryOut(request::PauseProcess{2});
    run();
    for (qint64 number = 1; number <= history().newestStep(); ++number)
        QVERIFY(history().step(number).process != 2);
    QVERIFY(history().newestStep() > 0);
    const auto before = history().newestStep();
    m_desk->carryOut(request::PauseProcess{2, false});
    run();
    QVERIFY(history().newestStep() > before);
}

QTEST_GUILESS_MAIN(TestRuns)
#include "tst_runs.moc"
