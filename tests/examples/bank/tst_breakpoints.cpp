// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/breakpointwatch.h"
#include "engine/session/desk.h"
#include "examples/bank/bank.h"

#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;
using Kind = Breakpoint::Kind;

/// Breakpoints of all kinds, met by runs of the bank.
class TestBreakpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { open(u"transfer"_s); }

    void aProcess();
    void aPipe();
    void anEventType();
    void anEventTypeWithACondition();
    void aFieldThatTheEventLacksIsNotNamed();
    void anAggregate();
    void anExpressionStopsWhereItBeginsToHold();
    void whatItReadOfTheSessionIsNamed();
    void onlyWhatItReadIsNamed();
    void aRefusedCommand();
    void aConditionOnARefusedCommand();
    void everyThirdHit();
    void whatIsNotEnabledDoesNotStop();
    void aLargerStepStopsToo();
    void aConditionThatHasNoValueSaysWhyAndDoesNotStop();
    void aConditionThatCannotBeAskedSaysWhyAndDoesNotStop();
    void hitsStayWhenTheListIsSetAgain();
    void toggleSetsAndTakesAway();
    void onlyItsProcessIsPaused();
    void valuesReadBackTheSame();
    void damagedValuesAreAnError();

private:
    std::shared_ptr<const Frame> frame() const { return m_desk->frame(1); }
    QString notice() const { return frame()->run.notice.sentence; }
    const Step& step() const
    {
        m_step = *frame()->step;
        return m_step;
    }
    void open(const QString& scenario)
    {
        m_desk = std::make_unique<Desk>(std::vector{bank::bankSystem()});
        m_desk->carryOut(request::OpenSystem{.scenario = scenario});
    }
    void set(const Breakpoint& breakpoint) { m_desk->carryOut(request::SetBreakpoints{{breakpoint}}); }
    /// Whether a breakpoint stopped it.
    bool run()
    {
        m_desk->carryOut(request::Run{0});
        while (m_desk->isRunning())
            m_desk->runOn();
        return notice().startsWith(u"Stopped after step %1: "_s.arg(frame()->cursor));
    }
    int hits() const { return frame()->run.breakpoints->front().hits; }

    std::unique_ptr<Desk> m_desk;
    mutable Step m_step;
};

void TestBreakpoints::aProcess()
{
    set({.kind = Kind::Process, .process = u"Transfers"_s});
    QVERIFY(run());
    QCOMPARE(frame()->map->processes.at(static_cast<size_t>(step().process)).name, u"Transfers"_s);
    QVERIFY2(notice().contains(u"breakpoint 'Transfers'"_s), qPrintable(notice()));
}

void TestBreakpoints::aPipe()
{
    set({.kind = Kind::Pipe, .process = u"Statements"_s, .leader = u"Accounts"_s});
    QVERIFY(run());
    QCOMPARE(step().kind, StepKind::Delivery);
    QVERIFY2(notice().contains(u"Accounts → Statements"_s), qPrintable(notice()));
    const auto first = step().number;
    QVERIFY(run());
    QVERIFY(step().number > first);
}

void TestBreakpoints::anEventType()
{
    set({.kind = Kind::EventType, .event = u"Credited"_s});
    QVERIFY(run());
    QVERIFY2(notice().contains(u"Accounts recorded Credited of BankAccount "_s), qPrintable(notice()));
    const auto said = frame()->run.notice;
    QCOMPARE(said.process, 0);
    const auto event
        = m_desk->history()->notifications(said.process, said.notification, 1, said.step).front();
    QCOMPARE(event.name, u"Credited"_s);
    QCOMPARE(event.step, frame()->cursor);
}

void TestBreakpoints::anEventTypeWithACondition()
{
    set({.kind = Kind::EventType, .event = u"Credited"_s, .condition = u"state.amount > 50d"_s});
    QVERIFY(run());
    QVERIFY2(notice().contains(u"'Credited where state.amount > 50d' (state.amount is 100.00)"_s),
        qPrintable(notice()));
    QCOMPARE(hits(), 1);
    QCOMPARE(frame()->run.notice.field, u"amount"_s);
}

void TestBreakpoints::aFieldThatTheEventLacksIsNotNamed()
{
    run();
    const auto first = m_desk->history()->aggregates(0, frame()->newest, 0, 1).front();
    init();
    set({.kind = Kind::Aggregate,
        .aggregate = first.id.text(),
        .aggregateType = u"BankAccount"_s,
        .condition = u"name == 'Opened' || state.amount > 50d"_s});
    QVERIFY(run());
    QVERIFY2(notice().endsWith(u"state.amount > 50d'."_s), qPrintable(notice()));
    QCOMPARE(frame()->run.notice.field, QString());
    QVERIFY(run());
    QVERIFY2(notice().endsWith(u"(state.amount is 100.00)."_s), qPrintable(notice()));
    QCOMPARE(frame()->run.notice.field, u"amount"_s);
}

void TestBreakpoints::anAggregate()
{
    run();
    const auto second = m_desk->history()->aggregates(0, frame()->newest, 1, 1).front();
    init();
    set({.kind = Kind::Aggregate, .aggregate = second.id.text(), .aggregateType = u"BankAccount"_s});
    QVERIFY(run());
    const auto row = m_desk->history()->aggregates(0, frame()->cursor, 1, 1).front();
    QCOMPARE(row.id, second.id);
    QCOMPARE(row.lastStep, frame()->cursor);
}

void TestBreakpoints::anExpressionStopsWhereItBeginsToHold()
{
    set({.kind = Kind::Expression, .condition = u"accounts.size() >= 2"_s});
    QVERIFY(run());
    QCOMPARE(m_desk->history()->aggregateCount(0, frame()->cursor), 2);
    QCOMPARE(m_desk->history()->aggregateCount(0, frame()->cursor - 1), 1);
    QVERIFY(!run()); // it goes on holding
    QVERIFY(frame()->enabled.empty());
}

void TestBreakpoints::whatItReadOfTheSessionIsNamed()
{
    set({.kind = Kind::Expression, .condition = u"lag == 1 && step.command == 'OpenAccount'"_s});
    QVERIFY(run());
    QVERIFY2(notice().endsWith(u" (lag is 1, step.command is OpenAccount)."_s), qPrintable(notice()));
    QCOMPARE(frame()->run.notice.field, QString());
}

void TestBreakpoints::onlyWhatItReadIsNamed()
{
    set({.kind = Kind::Process,
        .process = u"Accounts"_s,
        .condition = u"tracking.exists(t, t.lag >= 0) && processes.exists(step, step.events > 0)"
                     " && step.kind != 'step.error lag'"_s});
    QVERIFY(run());
    QVERIFY2(notice().endsWith(u" (step.kind is command)."_s), qPrintable(notice()));
    QVERIFY2(frame()->run.breakpoints->front().problem.isEmpty(),
        qPrintable(frame()->run.breakpoints->front().problem));
}

void TestBreakpoints::aRefusedCommand()
{
    open(u"first steps"_s);
    set({.kind = Kind::Refused});
    QVERIFY(run());
    QCOMPARE(step().outcome, StepOutcome::Refused);
    QVERIFY2(
        notice().contains(u"Accounts refused Withdraw (InsufficientFundsError: "_s), qPrintable(notice()));
}

void TestBreakpoints::aConditionOnARefusedCommand()
{
    open(u"library's test"_s);
    set({.kind = Kind::Refused, .condition = u"step.error.startsWith(\"AccountClosedError\")"_s});
    QVERIFY(run());
    QVERIFY(step().error.startsWith(u"AccountClosedError"_s));
}

void TestBreakpoints::everyThirdHit()
{
    Breakpoint third{.kind = Kind::Process, .process = u"Accounts"_s};
    third.every = 3;
    set(third);
    QVERIFY(run());
    int steps = 0;
    for (qint64 number = 1; number <= frame()->cursor; ++number)
        steps += m_desk->history()->step(number).process == 0 ? 1 : 0;
    QCOMPARE(steps, 3);
    QCOMPARE(hits(), 3);
    QVERIFY(!run()); // two more are too few
    QCOMPARE(hits(), 5);
}

void TestBreakpoints::whatIsNotEnabledDoesNotStop()
{
    Breakpoint off{.kind = Kind::Process, .process = u"Accounts"_s};
    off.enabled = false;
    set(off);
    QVERIFY(!run());
    QCOMPARE(hits(), 0);
}

void TestBreakpoints::aLargerStepStopsToo()
{
    set({.kind = Kind::EventType, .event = u"Opened"_s});
    m_desk->carryOut(request::StepForward{request::StepSize::Quiet});
    while (m_desk->isRunning())
        m_desk->runOn();
    QCOMPARE(frame()->cursor, 1);
    QVERIFY(notice().startsWith(u"Stopped after step 1: "_s));
}

void TestBreakpoints::aConditionThatHasNoValueSaysWhyAndDoesNotStop()
{
    set({.kind = Kind::Process, .process = u"Accounts"_s, .condition = u"events[7].id > 0"_s});
    QVERIFY(!run());
    QCOMPARE(hits(), 0);
    const QString why = frame()->run.breakpoints->front().problem;
    QVERIFY2(why.contains(u"no value after step"_s), qPrintable(why));
}

void TestBreakpoints::aConditionThatCannotBeAskedSaysWhyAndDoesNotStop()
{
    set({.kind = Kind::EventType, .event = u"Credited"_s, .condition = u"state.amount +"_s});
    QVERIFY(!run());
    QVERIFY(!frame()->run.breakpoints->front().problem.isEmpty());
    set({.kind = Kind::Expression, .condition = u"nonsense == 1"_s});
    QVERIFY(!run());
}

void TestBreakpoints::hitsStayWhenTheListIsSetAgain()
{
    Breakpoint breakpoint{.kind = Kind::Process, .process = u"Accounts"_s};
    set(breakpoint);
    QVERIFY(run());
    breakpoint.enabled = false;
    m_desk->carryOut(request::SetBreakpoints{{{.kind = Kind::Error}, breakpoint}});
    QCOMPARE(frame()->run.breakpoints->at(1).hits, 1);
    QCOMPARE(frame()->run.breakpoints->at(0).hits, 0);
}

void TestBreakpoints::toggleSetsAndTakesAway()
{
    const Breakpoint breakpoint{.kind = Kind::EventType, .event = u"Opened"_s};
    m_desk->carryOut(request::ToggleBreakpoint{breakpoint});
    QCOMPARE(frame()->run.breakpoints->size(), 1U);
    m_desk->carryOut(request::ToggleBreakpoint{breakpoint});
    QVERIFY(!frame()->run.breakpoints);
}

void TestBreakpoints::onlyItsProcessIsPaused()
{
    Breakpoint breakpoint{.kind = Kind::Process, .process = u"Statements"_s};
    breakpoint.processOnly = true;
    set(breakpoint);
    run();
    QCOMPARE(hits(), 1);
    QCOMPARE(frame()->run.paused.size(), 1U);
    QCOMPARE(frame()->step->process, 0); // the accounts went on
    QCOMPARE(frame()->newest, 3);
    QVERIFY2(notice().contains(u"Statements is paused"_s), qPrintable(notice()));
}

void TestBreakpoints::valuesReadBackTheSame()
{
    Breakpoint full{Kind::Pipe, u"B"_s, u"A"_s, u"e"_s, u"id"_s, u"T"_s, u"x > 1"_s, 4, false, true};
    for (int kind = 0; kind <= static_cast<int>(Kind::Error); ++kind) {
        full.kind = static_cast<Kind>(kind);
        QCOMPARE(breakpointFromValue(toValue(full)), full);
        QCOMPARE(breakpointFromValue(toValue({.kind = full.kind})), Breakpoint{.kind = full.kind});
    }
}

void TestBreakpoints::damagedValuesAreAnError()
{
    QVERIFY_THROWS_EXCEPTION(DataError, breakpointFromValue(Value::integer(1)));
    QVERIFY_THROWS_EXCEPTION(
        DataError, breakpointFromValue(Value::object({{u"kind"_s, Value::text(u"moon"_s)}})));
    QVERIFY_THROWS_EXCEPTION(TypeError,
        breakpointFromValue(
            Value::object({{u"kind"_s, Value::text(u"pipe"_s)}, {u"process"_s, Value::integer(1)}})));
}

QTEST_GUILESS_MAIN(TestBreakpoints)
#include "tst_breakpoints.moc"
