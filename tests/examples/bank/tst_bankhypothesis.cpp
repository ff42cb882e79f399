// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/comparison.h"
#include "engine/session/hypothesis.h"
#include "tests/support/bankrun.h"
#include "tests/support/telling.h"

#include <QTest>

using namespace bank;

namespace {

EventView newestEvent(const Session& session, const QString& process)
{
    const int index = session.options().system->system.indexOf(process);
    const auto newest = session.newestStep();
    return session.history()
        .notifications(index, session.history().logPosition(index, newest), 1, newest)
        .front();
}

EventPlace placeOf(const EventView& event)
{
    return {event.process, event.id};
}

/// Two accounts, money in the first.
struct Accounts
{
    std::unique_ptr<Session> session = bankSession(u"transfer"_s);
    Uuid first = call(*session, openAccount(u"First"_s));
    Uuid second = call(*session, openAccount(u"Second"_s));
    EventView paidIn = (call(*session, deposit(first, u"100.00"_s)), newestEvent(*session, u"Accounts"_s));

    SupposedSession withoutPayment() const { return withoutEvent(*session, {}, placeOf(paidIn)); }
};

}

class BankHypothesisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theOriginalStaysAsItIs()
    {
        for (const auto& name : shortScenarioNames()) {
            const auto session = bankSession(name);
            finish(*session);
            const auto before = telling::wholeRun(*session);
            for (qint64 step = 1; step <= session->newestStep(); ++step) {
                const auto done = session->history().step(step);
                if (done.count == 0)
                    continue;
                const auto supposed = withoutEvent(*session, {}, {done.process, done.first});
                QVERIFY(supposed.session->newestStep() >= step);
                for (qint64 number = 1; number < step; ++number)
                    QCOMPARE(supposed.session->history().step(number), session->history().step(number));
                const auto comparison = compareHistories(session->history(), supposed.session->history());
                QCOMPARE(comparison.common, step - 1);
                QVERIFY(comparison.events.total > 0);
            }
            QCOMPARE(telling::wholeRun(*session), before);
        }
    }

    void withoutItsLastEventAPersonsRunIsAsLongAndKnowsNothingOfIt()
    {
        const Accounts accounts;
        const auto supposed = accounts.withoutPayment();
        QCOMPARE(supposed.session->newestStep(), accounts.session->newestStep());
        QCOMPARE(balanceOf(*supposed.session, accounts.first), u"0.00"_s);
        QCOMPARE(supposed.session->history().step(accounts.paidIn.step).outcome, StepOutcome::NothingToDo);
        QCOMPARE(supposed.suppositions.front().step, accounts.paidIn.step);
    }

    void whatNeededTheEventIsRefusedNow()
    {
        const Accounts accounts;
        call(*accounts.session, withdraw(accounts.first, u"30.00"_s));
        QCOMPARE(balanceOf(*accounts.session, accounts.first), u"70.00"_s);
        const auto supposed = accounts.withoutPayment();
        const auto last = supposed.session->history().step(supposed.session->newestStep());
        QCOMPARE(last.outcome, StepOutcome::Refused);
        QVERIFY2(last.error.contains(u"InsufficientFunds"), qPrintable(last.error));
    }

    void whatDoesNotNeedItIsTheSame()
    {
        const Accounts accounts;
        call(*accounts.session, deposit(accounts.first, u"7.00"_s));
        const auto transfer
            = call(*accounts.session, startTransfer(accounts.first, accounts.second, u"5.00"_s));
        finish(*accounts.session);
        const auto supposed = accounts.withoutPayment();
        const auto& there = *supposed.session;
        QCOMPARE(statusOf(there, transfer), statusOf(*accounts.session, transfer));
        QCOMPARE(balanceOf(there, accounts.second), balanceOf(*accounts.session, accounts.second));
        // Although versions and notification ids are others, nothing differs but the payment, its line, and the
        // running balance in the two lines after it.
        const auto comparison = compareHistories(accounts.session->history(), there.history());
        QCOMPARE(comparison.events.total, 4);
        QCOMPARE(comparison.events.rows.front().left.notification, accounts.paidIn.id);
    }

    void aHypothesisOnAHypothesisKeepsBoth()
    {
        const Accounts accounts;
        call(*accounts.session, deposit(accounts.second, u"50.00"_s));
        const auto later = newestEvent(*accounts.session, u"Accounts"_s);
        const auto one = withoutEvent(*accounts.session, {}, placeOf(later));
        const auto payment = one.session->history().step(accounts.paidIn.step);
        const auto both = withoutEvent(*one.session, one.suppositions, {payment.process, payment.first});
        QCOMPARE(both.suppositions.size(), size_t(2));
        QCOMPARE(balanceOf(*both.session, accounts.first), u"0.00"_s);
        QCOMPARE(balanceOf(*both.session, accounts.second), u"0.00"_s);
    }

    void anAggregateThatNeverCameIntoBeingIsNotFound()
    {
        const Accounts accounts;
        const auto supposed = withoutEvent(*accounts.session, {}, {accounts.paidIn.process, 1});
        const auto last = supposed.session->history().step(supposed.session->newestStep());
        QVERIFY2(last.outcome == StepOutcome::Refused, qPrintable(last.error));
        QVERIFY2(last.error.startsWith(u"AccountNotFoundError"), qPrintable(last.error));
    }

    void anEventThatIsNotThereCannotBeLeftOut()
    {
        const Accounts accounts;
        QVERIFY_EXCEPTION_THROWN(withoutEvent(*accounts.session, {}, {0, 99}), ValueError);
    }
};

QTEST_GUILESS_MAIN(BankHypothesisTest)
#include "tst_bankhypothesis.moc"
