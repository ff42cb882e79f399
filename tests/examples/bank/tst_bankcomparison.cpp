// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/comparison.h"
#include "tests/support/bankrun.h"
#include "tests/support/kennelsession.h"

#include <QTest>

using namespace occasion;
using namespace bank;
using namespace Qt::StringLiterals;

namespace {

qint64 countOf(const ComparedList& list, Parity parity)
{
    return std::count_if(list.rows.begin(), list.rows.end(),
        [parity](const ComparedRow& row) { return row.parity == parity; });
}

Comparison compared(const Session& left, const Session& right)
{
    return compareHistories(left.history(), right.history());
}

}

class BankComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHistoryIsEqualToItself()
    {
        for (const auto& name : shortScenarioNames()) {
            const auto session = bankSession(name);
            finish(*session);
            const auto comparison = compared(*session, *session);
            QCOMPARE(comparison.common, session->newestStep());
            QCOMPARE(comparison.steps.total, 0);
            QCOMPARE(comparison.events.total, 0);
            QCOMPARE(comparison.aggregates.total, 0);
        }
    }

    void anotherSeedIsNoDifference()
    {
        const auto left = bankSession(u"transfer"_s, {}, 1);
        const auto right = bankSession(u"transfer"_s, {}, 2);
        finish(*left);
        finish(*right);
        const auto comparison = compared(*left, *right);
        QCOMPARE(comparison.common, left->newestStep());
        QCOMPARE(comparison.events.total, 0);
    }

    void anotherScheduleOfAConfluentScenarioDiffersInOrderAlone()
    {
        const auto left = bankSession(u"transfer"_s, u"round-robin"_s);
        const auto right = bankSession(u"transfer"_s, u"random"_s, 1);
        finish(*left);
        finish(*right);
        const auto comparison = compared(*left, *right);
        QCOMPARE(countOf(comparison.steps, Parity::OnlyLeft), 0);
        QCOMPARE(countOf(comparison.steps, Parity::OnlyRight), 0);
        QCOMPARE(comparison.aggregates.total, 0);
    }

    void aForkDiffersFromWhereItWasForked()
    {
        const auto session = bankSession(u"transfer"_s);
        finish(*session);
        const auto fork = session->forkAt(session->newestStep());
        const auto account = session->referencedId(session->scenario().commands.front().as);
        const auto newest = session->newestStep();
        fork->call(deposit(account, u"5.00"_s));
        const auto comparison = compared(*session, *fork);
        QCOMPARE(comparison.common, newest);
        QCOMPARE(comparison.steps.rows.front().parity, Parity::OnlyRight);
        QCOMPARE(comparison.steps.rows.front().right.step, newest + 1);
        QCOMPARE(comparison.events.total, 1);
        QCOMPARE(comparison.events.rows.front().right.aggregate, OriginatorId(account));
        QStringList fields;
        for (const auto& row : comparison.aggregates.rows)
            fields.append(row.what.section(u": "_s, -1));
        QCOMPARE(fields, QStringList({u"balance"_s}));
        const auto& balance = comparison.aggregates.rows.front();
        QVERIFY2(balance.what.endsWith(u": balance"), qPrintable(balance.what));
        QCOMPARE(balance.left.text, balanceOf(*session, account));
        QCOMPARE(balance.right.text, balanceOf(*fork, account));
    }

    void theSidesMirrorEachOther()
    {
        const auto session = bankSession(u"transfer"_s);
        finish(*session);
        const auto fork = session->forkAt(2);
        const auto there = compared(*session, *fork);
        const auto back = compared(*fork, *session);
        QCOMPARE(there.common, 2);
        QCOMPARE(countOf(there.steps, Parity::OnlyLeft), session->newestStep() - 2);
        QCOMPARE(countOf(back.steps, Parity::OnlyRight), countOf(there.steps, Parity::OnlyLeft));
        QCOMPARE(back.events.total, there.events.total);
        QCOMPARE(back.aggregates.total, there.aggregates.total);
    }

    void aStoppedComparisonSaysSo()
    {
        const auto session = bankSession(u"transfer"_s);
        finish(*session);
        QVERIFY_EXCEPTION_THROWN(
            compareHistories(session->history(), session->history(), [](const Progress&) { return false; }),
            OperationalError);
    }

    void otherSystemsAreNotCompared()
    {
        const auto session = bankSession(u"transfer"_s);
        const Session other({.system = kennel::kennelDefinition()});
        QVERIFY_EXCEPTION_THROWN(compared(*session, other), ValueError);
    }
};

QTEST_GUILESS_MAIN(BankComparisonTest)
#include "tst_bankcomparison.moc"
