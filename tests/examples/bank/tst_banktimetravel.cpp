// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/bankrun.h"
#include "tests/support/telling.h"

#include <QtTest>

using namespace bank;

class BankTimeTravelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepShowsWhatItShowedAsTheNewest_data();
    void everyStepShowsWhatItShowedAsTheNewest();
    void aForkBeginsAlikeAtEveryStep();
    void anotherChoiceMakesAnotherRunAndLeavesTheFirst();
};

void BankTimeTravelTest::everyStepShowsWhatItShowedAsTheNewest_data()
{
    QTest::addColumn<QString>("scenario");
    for (const auto& name : shortScenarioNames())
        QTest::newRow(qPrintable(name)) << name;
}

void BankTimeTravelTest::everyStepShowsWhatItShowedAsTheNewest()
{
    QFETCH(QString, scenario);
    for (const auto& scheduler : {u"round-robin"_s, u"random"_s}) {
        const auto session = bankSession(scenario, scheduler, 4);
        const auto difference = telling::changedPast(*session);
        QVERIFY2(difference.isEmpty(), difference);
    }
}

void BankTimeTravelTest::aForkBeginsAlikeAtEveryStep()
{
    const auto session = bankSession(u"transfer to a closed account"_s, u"oldest-first"_s);
    finish(*session);
    const auto before = telling::wholeRun(*session);
    for (qint64 step = 0; step <= session->newestStep(); ++step) {
        const auto fork = session->forkAt(step);
        QCOMPARE(fork->newestStep(), step);
        for (qint64 number = 1; number <= step; ++number)
            QVERIFY(fork->history().step(number) == session->history().step(number));
        const auto difference
            = telling::difference(telling::everything(*session, step), telling::everything(*fork, step));
        QVERIFY2(difference.isEmpty(), difference);
        finish(*fork); // and the same scheduler ends it in the same way
        QCOMPARE(telling::wholeRun(*fork), before);
    }
    QCOMPARE(telling::wholeRun(*session), before);
}

void BankTimeTravelTest::anotherChoiceMakesAnotherRunAndLeavesTheFirst()
{
    const auto session = bankSession(u"race"_s);
    finish(*session);
    const auto before = telling::wholeRun(*session);
    int differing = 0;
    for (qint64 step = 0; step < session->newestStep(); ++step) {
        for (const auto& choice : session->enabledAt(step)) {
            const auto fork = session->forkAt(step);
            fork->take(choice);
            finish(*fork);
            QCOMPARE(brokenInvariants(*fork), QStringList());
            differing += telling::endState(fork->history()) != telling::endState(session->history());
        }
    }
    QVERIFY(differing > 0);
    QCOMPARE(telling::wholeRun(*session), before);
}

QTEST_GUILESS_MAIN(BankTimeTravelTest)
#include "tst_banktimetravel.moc"
