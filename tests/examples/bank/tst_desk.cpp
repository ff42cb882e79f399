// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/desk.h"
#include "examples/bank/bank.h"

#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

std::vector<Step> stepsOf(const History& history)
{
    std::vector<Step> steps;
    for (qint64 number = 1; number <= history.newestStep(); ++number)
        steps.push_back(history.step(number));
    return steps;
}

CommandCall openFor(const QString& name)
{
    return {u"Accounts"_s, u"OpenAccount"_s,
        Value::object(
            {{u"full_name"_s, Value::text(name)}, {u"email_address"_s, Value::text(u"x@example.com"_s)}})};
}

}

/// The open sessions, their cursors and what is asked of them; without a thread.
class TestDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void steppingBackMovesTheCursorOnly();
    void anotherStepBehindTheNewestForks();
    void theSameStepBehindTheNewestOnlyMovesTheCursor();
    void aPersonsCommandBehindTheNewestForks();
    void runningEndsWhenNothingIsLeft();
    void runningEndsWhereItsConditionHolds();
    void runningBehindTheNewestGoesThroughThePastFirst();
    void aClosedSessionGivesWayToTheOneBefore();

private:
    std::shared_ptr<const Frame> frame() const { return m_desk->frame(1); }
    void forward(int steps)
    {
        for (int i = 0; i < steps; ++i)
            m_desk->carryOut(request::StepForward{});
    }

    std::unique_ptr<Desk> m_desk;
};

void TestDesk::init()
{
    m_desk = std::make_unique<Desk>(std::vector{bank::bankSystem()});
    m_desk->carryOut(request::OpenSystem{.scenario = u"two transfers at once"_s});
}

void TestDesk::steppingBackMovesTheCursorOnly()
{
    forward(10);
    m_desk->carryOut(request::StepBack{});
    QCOMPARE(frame()->cursor, 9);
    QCOMPARE(frame()->newest, 10);
    m_desk->carryOut(request::GoTo{0});
    m_desk->carryOut(request::StepBack{});
    QCOMPARE(frame()->cursor, 0);
    m_desk->carryOut(request::GoTo{1000});
    QCOMPARE(frame()->cursor, 10);
}

void TestDesk::anotherStepBehindTheNewestForks()
{
    forward(20);
    const auto before = stepsOf(*m_desk->history());
    qint64 cursor = 20;
    while (frame()->enabled.size() < 2) {
        m_desk->carryOut(request::GoTo{--cursor});
        QVERIFY(cursor > 0);
    }
    const auto choices = *frame();
    const auto& happened = before[static_cast<size_t>(cursor)];
    for (const auto& enabled : choices.enabled) {
        if (enabled.pipe != happened.pipe || enabled.kind != happened.kind) {
            m_desk->carryOut(request::Take{enabled});
            break;
        }
    }
    QCOMPARE(frame()->sessions.size(), 2U);
    QCOMPARE(frame()->sessions.back().parent, frame()->sessions.front().id);
    QCOMPARE(frame()->sessions.back().forkedAt, cursor);
    QCOMPARE(frame()->newest, cursor + 1);
    auto prefix = before;
    prefix.resize(static_cast<size_t>(cursor));
    auto forked = stepsOf(*m_desk->history());
    QVERIFY(forked.back() != happened);
    forked.pop_back();
    QVERIFY(forked == prefix);
    m_desk->carryOut(request::SwitchTo{frame()->sessions.front().id});
    QVERIFY(stepsOf(*m_desk->history()) == before);
}

void TestDesk::theSameStepBehindTheNewestOnlyMovesTheCursor()
{
    forward(8);
    m_desk->carryOut(request::GoTo{3});
    const auto now = frame();
    const auto suggested = now->enabled[static_cast<size_t>(now->suggested)];
    m_desk->carryOut(request::Take{suggested});
    QCOMPARE(frame()->sessions.size(), 1U);
    QCOMPARE(frame()->cursor, 4);
    QCOMPARE(frame()->newest, 8);
}

void TestDesk::aPersonsCommandBehindTheNewestForks()
{
    forward(8);
    m_desk->carryOut(request::GoTo{3});
    m_desk->carryOut(request::Call{openFor(u"Zoe"_s)});
    QCOMPARE(frame()->sessions.size(), 2U);
    QCOMPARE(frame()->newest, 4);
    QCOMPARE(frame()->step->call, openFor(u"Zoe"_s));
}

void TestDesk::runningEndsWhenNothingIsLeft()
{
    m_desk->carryOut(request::Run{0});
    while (m_desk->isRunning())
        m_desk->runOn();
    QVERIFY(frame()->enabled.empty());
    QCOMPARE(frame()->cursor, frame()->newest);
    QVERIFY(frame()->newest > 20);
}

void TestDesk::runningEndsWhereItsConditionHolds()
{
    m_desk->carryOut(request::Run{0, until::Holds{u"accounts.size() == 2"_s}});
    while (m_desk->isRunning())
        m_desk->runOn();
    QCOMPARE(m_desk->history()->aggregateCount(0, frame()->cursor), 2);
    QCOMPARE(m_desk->history()->aggregateCount(0, frame()->cursor - 1), 1);
    QVERIFY_THROWS_EXCEPTION(
        EngineError, m_desk->carryOut(request::Run{0, until::Holds{u"acounts.size() == 2"_s}}));
    m_desk->carryOut(request::Run{0});
    m_desk->runOn();
    QVERIFY(m_desk->isRunning());
}

void TestDesk::runningBehindTheNewestGoesThroughThePastFirst()
{
    forward(8);
    m_desk->carryOut(request::GoTo{2});
    m_desk->carryOut(request::Run{0});
    m_desk->runOn();
    QCOMPARE(frame()->cursor, 3);
    QCOMPARE(frame()->newest, 8);
}

void TestDesk::aClosedSessionGivesWayToTheOneBefore()
{
    const int first = frame()->session;
    m_desk->carryOut(request::OpenSystem{.scenario = u"first steps"_s});
    m_desk->carryOut(request::CloseSession{frame()->session});
    QCOMPARE(frame()->session, first);
    m_desk->carryOut(request::CloseSession{first});
    QCOMPARE(frame()->session, -1);
    QVERIFY(!m_desk->history());
    QVERIFY_THROWS_EXCEPTION(ValueError, m_desk->carryOut(request::StepForward{}));
}

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"
