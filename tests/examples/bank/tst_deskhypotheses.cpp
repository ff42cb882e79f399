// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/comparison.h"
#include "engine/session/desk.h"
#include "tests/support/bankrun.h"
#include "tests/support/wandering.h"

#include <QtTest>

using namespace bank;

namespace {

const QString credited = u"eventsourcing.examples.bankaccounts.domainmodel:BankAccount.Credited"_s;

Value amountOf(const QString& amount)
{
    return Value::object({{u"amount"_s, money(amount)}});
}

}

/// Hypothetical branches as the window asks for them: the transfer of 30.00, done to its end.
class DeskHypothesesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<Desk>(std::vector{bankSystem()});
        m_desk->carryOut(request::OpenSystem{.scenario = u"transfer"_s});
        m_desk->carryOut(request::Run{0});
        while (m_desk->isRunning())
            m_desk->runOn();
        m_original = frame()->session;
        const auto& history = *m_desk->history();
        for (const auto& event : history.notifications(0, 1, -1, history.newestStep())) {
            if (event.topic == credited)
                m_payment = event;
        }
    }

    void anEditedEventOpensABranchThatSaysSo()
    {
        const auto before = frame();
        m_desk->carryOut(request::EditEvent{payment(), amountOf(u"10.00"_s)});
        const auto now = frame();
        QCOMPARE(now->sessions.size(), size_t(2));
        const auto& branch = *now->shown();
        QVERIFY(branch.hypothetical);
        QVERIFY(!now->sessions.front().hypothetical);
        QCOMPARE(branch.name, u"Hypothetical: bank · transfer with another Credited"_s);
        QCOMPARE(branch.chosen,
            u"step %1: Credited would have had amount 10.00 instead of 100.00; not in the store"_s.arg(
                m_payment.step));
        QCOMPARE(branch.supposed.size(), size_t(1));
        QCOMPARE(branch.supposed.front().notification, m_payment.id);
        QVERIFY(now->comparison);
        QCOMPARE(now->comparison->left, m_original);
        QCOMPARE(now->comparison->right, now->session);
        QVERIFY(now->comparison->events.total > 0);
        QCOMPARE(now->sessions.front().newest, before->newest);
    }

    void anInsertedEventOpensABranch()
    {
        m_desk->carryOut(
            request::InsertEvent{payment(), {credited, m_payment.originatorId, amountOf(u"5.00"_s)}});
        QCOMPARE(frame()->shown()->name, u"Hypothetical: bank · transfer with one more Credited"_s);
        QCOMPARE(frame()->shown()->supposed.front().notification, m_payment.id + 1);
    }

    void aHypothesisOnAHypothesisSaysSoOnce()
    {
        m_desk->carryOut(request::EditEvent{payment(), amountOf(u"50.00"_s)});
        m_desk->carryOut(request::LeaveOut{0, m_payment.id});
        QCOMPARE(frame()->shown()->name,
            u"Hypothetical: bank · transfer with another Credited without Credited"_s);
        QCOMPARE(frame()->shown()->supposed.size(), size_t(1));
    }

    void whatCannotBeSupposedOpensNothing()
    {
        const auto wrong = Value::object({{u"amount"_s, Value::text(u"much"_s)}});
        QVERIFY_THROWS_EXCEPTION(TypeError, m_desk->carryOut(request::EditEvent{payment(), wrong}));
        QVERIFY_THROWS_EXCEPTION(ValueError,
            m_desk->carryOut(request::InsertEvent{payment(), {credited, Uuid(), amountOf(u"5.00"_s)}}));
        QCOMPARE(frame()->sessions.size(), size_t(1));
        QCOMPARE(frame()->session, m_original);
    }

    void restoringGoesBackToTheSameMoment()
    {
        const auto newest = frame()->newest;
        for (qint64 step = 0; step < m_payment.step; ++step) {
            m_desk->carryOut(request::EditEvent{payment(), amountOf(u"200.00"_s)});
            m_desk->carryOut(request::GoTo{step});
            m_desk->carryOut(request::Restore{});
            QCOMPARE(frame()->session, m_original);
            QCOMPARE(frame()->cursor, step);
            QCOMPARE(frame()->sessions.size(), size_t(1));
        }
        m_desk->carryOut(request::EditEvent{payment(), amountOf(u"10.00"_s)});
        QVERIFY(frame()->newest < newest); // the transfer is refused and goes no further
        m_desk->carryOut(request::Restore{});
        QCOMPARE(frame()->cursor, std::min(newest, frame()->cursor));
        const auto now = frame();
        m_desk->carryOut(request::GoTo{newest});
        QCOMPARE(now->sessions.front().newest, newest);
        // All commands are done there.
        QCOMPARE(m_desk->session()->history().journal().scenarioCommands(now->cursor), 4);
    }

    void aRestoredBranchCanBeHadBack()
    {
        m_desk->carryOut(request::EditEvent{payment(), amountOf(u"10.00"_s)});
        const auto branch = frame();
        m_desk->carryOut(request::Restore{});
        m_desk->carryOut(request::Reopen{});
        QCOMPARE(frame()->session, branch->session);
        QVERIFY(frame()->sessions == branch->sessions);
    }

    void onlyWhatIsSupposedCanBeRestored()
    {
        QVERIFY_THROWS_EXCEPTION(ValueError, m_desk->carryOut(request::Restore{}));
        m_desk->carryOut(request::EditEvent{payment(), amountOf(u"10.00"_s)});
        m_desk->carryOut(request::CloseSession{m_original});
        QVERIFY_THROWS_EXCEPTION(ValueError, m_desk->carryOut(request::Restore{}));
        QVERIFY(frame()->shown()->hypothetical);
    }

    void aForkFromBeforeAHypothesisIsAsOneOfWhatHappened()
    {
        const auto forkedAndRun = [this] {
            m_desk->carryOut(request::GoTo{2});
            m_desk->carryOut(request::Call{openAccount(u"Zoe"_s)});
            m_desk->carryOut(request::Run{0});
            while (m_desk->isRunning())
                m_desk->runOn();
            return wandering::causes(*m_desk->session())
                + telling::everything(*m_desk->session(), frame()->newest);
        };
        const auto expected = forkedAndRun();
        m_desk->carryOut(request::SwitchTo{m_original});
        m_desk->carryOut(request::EditEvent{payment(), amountOf(u"200.00"_s)});
        QCOMPARE(forkedAndRun(), expected);
        QVERIFY(!frame()->shown()->hypothetical);
        QVERIFY(frame()->shown()->supposed.empty());
    }

    void aForkOfAHypothesisIsOneToo()
    {
        m_desk->carryOut(request::EditEvent{payment(), amountOf(u"200.00"_s)});
        const int hypothesis = frame()->session;
        m_desk->carryOut(request::GoTo{m_payment.step});
        m_desk->carryOut(request::Call{openAccount(u"Zoe"_s)});
        QVERIFY(frame()->shown()->hypothetical);
        QCOMPARE(frame()->shown()->supposed.size(), size_t(1));
        m_desk->carryOut(request::SwitchTo{hypothesis});
        m_desk->carryOut(request::GoTo{m_payment.step - 1});
        m_desk->carryOut(request::Call{openAccount(u"Zoe"_s)});
        QVERIFY(!frame()->shown()->hypothetical);
    }

private:
    std::shared_ptr<const Frame> frame() const { return m_desk->frame(1); }
    EventPlace payment() const { return {m_payment.process, m_payment.id}; }

    std::unique_ptr<Desk> m_desk;
    EventView m_payment;
    int m_original = -1;
};

QTEST_GUILESS_MAIN(DeskHypothesesTest)
#include "tst_deskhypotheses.moc"
