// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/bankrun.h"
#include "tests/support/telling.h"

#include <QtTest>

using namespace bank;

class BankSchedulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void confluentScenariosEndAlikeUnderEverySchedule_data();
    void confluentScenariosEndAlikeUnderEverySchedule();
    void theRaceEndsDifferently();
    void theLibrarysScenarioRecordsInItsOrder();
    void equalInputsGiveEqualRuns_data();
    void equalInputsGiveEqualRuns();
    void idsDoNotDependOnTheSchedule();

private:
    static void commandsEndAsTheScenarioSays(const Session& session);
};

namespace {

void addScenarios(bool racingOnesToo)
{
    QTest::addColumn<QString>("scenario");
    const auto system = bankSystem();
    for (const auto& scenario : system->scenarios) {
        if (scenario.confluent || racingOnesToo)
            QTest::newRow(qPrintable(scenario.name)) << scenario.name;
    }
}

}

void BankSchedulesTest::confluentScenariosEndAlikeUnderEverySchedule_data()
{
    addScenarios(false);
}

void BankSchedulesTest::commandsEndAsTheScenarioSays(const Session& session)
{
    for (qint64 number = 1; number <= session.newestStep(); ++number) {
        const auto step = session.history().step(number);
        QVERIFY(step.outcome != StepOutcome::Failed);
        if (step.kind != StepKind::Command)
            continue;
        const auto& expected = session.scenario().commands[static_cast<size_t>(step.scenarioIndex)];
        QCOMPARE(step.error.section(u':', 0, 0), expected.refusedWith);
        QCOMPARE(step.outcome == StepOutcome::Refused, !expected.refusedWith.isEmpty());
    }
}

void BankSchedulesTest::confluentScenariosEndAlikeUnderEverySchedule()
{
    QFETCH(QString, scenario);
    const quint64 seeds = shortScenarioNames().contains(scenario) ? 20 : 2;
    for (quint64 seed = 1; seed <= seeds; ++seed) {
        QStringList ending;
        for (const auto& scheduler : schedulerNames()) {
            const auto session = bankSession(scenario, scheduler, seed);
            finish(*session);
            QCOMPARE(session->unmetExpectations(), QStringList());
            QCOMPARE(brokenInvariants(*session), QStringList());
            QCOMPARE(session->history().journal().scenarioCommands(session->newestStep()),
                static_cast<int>(session->scenario().commands.size()));
            QVERIFY(session->isQuietAt(session->newestStep()));
            commandsEndAsTheScenarioSays(*session);
            const auto state = telling::endState(session->history());
            if (ending.isEmpty())
                ending = state;
            const auto difference = telling::difference(ending, state);
            QVERIFY2(difference.isEmpty(), difference);
        }
    }
}

void BankSchedulesTest::theRaceEndsDifferently()
{
    QSet<QString> endings;
    for (quint64 seed = 1; seed <= 20; ++seed) {
        for (const auto& scheduler : schedulerNames()) {
            const auto session = bankSession(u"race"_s, scheduler, seed);
            QVERIFY(!session->scenario().confluent);
            finish(*session);
            QCOMPARE(brokenInvariants(*session), QStringList());
            endings.insert(u"%1 has %2, %3 has %4, t1 is %5"_s.arg(u"Bob"_s,
                balanceOf(*session, session->referencedId(u"bob"_s)), u"Carol"_s,
                balanceOf(*session, session->referencedId(u"carol"_s)),
                statusOf(*session, session->referencedId(u"t1"_s))));
        }
    }
    QCOMPARE(endings,
        QSet<QString>({u"Bob has 40.00, Carol has 0.00, t1 is completed"_s,
            u"Bob has 0.00, Carol has 40.00, t1 is refused"_s}));
}

void BankSchedulesTest::theLibrarysScenarioRecordsInItsOrder()
{
    const auto session = bankSession(u"library's test"_s);
    finish(*session);
    const OriginatorId alice = session->referencedId(u"alice"_s);
    QStringList order;
    for (const auto& event : session->history().notifications(0, 1, -1, session->newestStep())) {
        order.append(u"%1 %2.%3"_s.arg(
            QString::number(event.id), event.originatorId == alice ? u"A"_s : u"B"_s, event.name));
    }
    QCOMPARE(order.join(u' '),
        u"1 A.Opened 2 A.Credited 3 A.Debited 4 B.Opened 5 A.Debited 6 B.Credited 7 A.Closed "
        "8 B.OverdraftLimitSet 9 B.Debited"_s);
    QCOMPARE(balanceOf(*session, alice.uuid()), u"50.00"_s);
    QCOMPARE(balanceOf(*session, session->referencedId(u"bob"_s)), u"-400.00"_s);
    QCOMPARE(session->history().journal().refusals(0, session->newestStep()), 9);
}

void BankSchedulesTest::equalInputsGiveEqualRuns_data()
{
    addScenarios(true);
}

void BankSchedulesTest::equalInputsGiveEqualRuns()
{
    QFETCH(QString, scenario);
    for (const auto& scheduler : schedulerNames()) {
        const auto first = bankSession(scenario, scheduler, 5);
        const auto second = bankSession(scenario, scheduler, 5);
        finish(*first);
        finish(*second);
        const auto difference = telling::difference(telling::wholeRun(*first), telling::wholeRun(*second));
        QVERIFY2(difference.isEmpty(), difference);
    }
}

void BankSchedulesTest::idsDoNotDependOnTheSchedule()
{
    QSet<QStringList> ids;
    QSet<QStringList> orders;
    for (quint64 choice = 0; choice < 8; ++choice) {
        const auto session = bankSession(u"two transfers at once"_s, u"person"_s, 1);
        QStringList order;
        for (quint64 n = choice;; n = n * 31 + 7) {
            const auto enabled = session->enabledAt(session->newestStep());
            if (enabled.empty())
                break;
            order.append(
                session->take(enabled[n % enabled.size()]).error + enabled[n % enabled.size()].label);
        }
        QStringList all;
        for (int process = 0; process < 3; ++process) {
            for (const auto& summary : session->history().aggregates(process, session->newestStep(), 0, 100))
                all.append(summary.id.text());
        }
        all.sort();
        ids.insert(all);
        orders.insert(order);
    }
    QVERIFY(orders.size() > 2);
    QCOMPARE(ids.size(), 1);
}

QTEST_GUILESS_MAIN(BankSchedulesTest)
#include "tst_bankschedules.moc"
