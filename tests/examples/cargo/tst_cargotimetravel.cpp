// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/cargorun.h"
#include "tests/support/telling.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace cargo;

/// The cargo system's past: at any step it is what it was, in memory, in a file that was left and in a fork.
class CargoTimeTravelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepShowsWhatItShowedAsTheNewest_data() { scenarios(); }
    void everyStepShowsWhatItShowedAsTheNewest();
    void aForkAtAnyStepEndsAsItsParentDid_data() { scenarios(); }
    void aForkAtAnyStepEndsAsItsParentDid();
    void aFileGoesOnWhereItWasLeft_data() { scenarios(); }
    void aFileGoesOnWhereItWasLeft();
    void aLiveAggregateIsItsEventsReplayed_data() { scenarios(); }
    void aLiveAggregateIsItsEventsReplayed();

private:
    static void scenarios()
    {
        QTest::addColumn<QString>("scenario");
        const auto system = cargoSystem();
        for (const auto& scenario : system->scenarios)
            QTest::newRow(qPrintable(scenario.name)) << scenario.name;
    }
};

void CargoTimeTravelTest::everyStepShowsWhatItShowedAsTheNewest()
{
    QFETCH(QString, scenario);
    const auto session = cargoSession(scenario, u"random"_s, 4);
    const auto difference = telling::changedPast(*session);
    QVERIFY2(difference.isEmpty(), difference);
}

void CargoTimeTravelTest::aForkAtAnyStepEndsAsItsParentDid()
{
    QFETCH(QString, scenario);
    const auto session = cargoSession(scenario, u"oldest-first"_s);
    finish(*session);
    const auto expected = telling::wholeRun(*session);
    for (qint64 step = 0; step <= session->newestStep(); step += 3) {
        const auto fork = session->forkAt(step);
        finish(*fork);
        const auto difference = telling::difference(expected, telling::wholeRun(*fork));
        QVERIFY2(difference.isEmpty(), difference);
    }
}

void CargoTimeTravelTest::aFileGoesOnWhereItWasLeft()
{
    QFETCH(QString, scenario);
    const QTemporaryDir folder;
    const auto uninterrupted = cargoSession(scenario, u"random"_s, 3);
    finish(*uninterrupted);
    const auto expected = telling::wholeRun(*uninterrupted);
    for (qint64 left = 0; left <= uninterrupted->newestStep(); left += 5) {
        const auto file = folder.filePath(u"left at %1.db"_s.arg(left));
        auto session = cargoSession(scenario, u"random"_s, 3, file);
        while (session->newestStep() < left)
            session->advance();
        session = {};
        session = cargoSession(scenario, u"random"_s, 3, file);
        QCOMPARE(session->newestStep(), left);
        finish(*session);
        const auto difference = telling::difference(expected, telling::wholeRun(*session));
        QVERIFY2(difference.isEmpty(), difference);
    }
}

/// Each event changed the state that the events before it make, and the last state is what a command would meet.
void CargoTimeTravelTest::aLiveAggregateIsItsEventsReplayed()
{
    QFETCH(QString, scenario);
    const auto session = cargoSession(scenario);
    finish(*session);
    const auto& history = session->history();
    int compared = 0;
    for (int process = 0; process < static_cast<int>(history.map()->processes.size()); ++process) {
        for (const auto& aggregate : history.aggregates(process, session->newestStep(), 0, 1000)) {
            Value before;
            for (Version version = 1; version <= aggregate.version; ++version) {
                const auto view = history.aggregate(process, aggregate.id, version);
                QCOMPARE(view.problem, QString());
                if (version > 1)
                    QVERIFY(view.before == before);
                before = view.state;
                ++compared;
            }
        }
    }
    QVERIFY(compared > 0);
}

QTEST_GUILESS_MAIN(CargoTimeTravelTest)
#include "tst_cargotimetravel.moc"
