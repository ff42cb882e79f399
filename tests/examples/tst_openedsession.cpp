// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/session.h"
#include "engine/session/storehistory.h"
#include "tests/support/bankrun.h"

#include <QTemporaryDir>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

/// A session's file, opened as a store, shows at every step what the session itself showed.
class TestOpenedSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepIsShownAsTheSessionShowedIt_data()
    {
        QTest::addColumn<QString>("scenario");
        for (const auto& name : bank::shortScenarioNames())
            QTest::newRow(qPrintable(name)) << name;
    }
    void everyStepIsShownAsTheSessionShowedIt()
    {
        QFETCH(const QString, scenario);
        const QTemporaryDir folder;
        const auto path = folder.filePath(u"bank.db"_s);
        Session session({.system = bank::bankSystem(),
            .scenario = scenario,
            .seed = 1,
            .scheduler = {},
            .file = path,
            .durability = Durability::Normal});
        while (session.advance()) {}
        const auto& live = session.history();
        const StoreHistory opened(
            std::make_shared<const OpenStore>(path), session.options().system->system.topics());

        QVERIFY(opened.knowsCauses());
        QCOMPARE(opened.newestStep(), live.newestStep());
        QCOMPARE(opened.map()->processes.size(), live.map()->processes.size());
        for (qint64 step = 1; step <= live.newestStep(); ++step) {
            compareStep(opened.step(step), opened, live.step(step), live);
            for (int process = 0; process < static_cast<int>(live.map()->processes.size()); ++process) {
                QCOMPARE(opened.logPosition(process, step), live.logPosition(process, step));
                QCOMPARE(opened.eventCount(process, step), live.eventCount(process, step));
                QCOMPARE(
                    opened.notifications(process, 1, -1, step), live.notifications(process, 1, -1, step));
                QCOMPARE(opened.aggregates(process, step, 0, 100), live.aggregates(process, step, 0, 100));
            }
        }
        compareAggregates(opened, live);
    }

private:
    static void compareStep(
        const Step& opened, const History& store, const Step& live, const History& session)
    {
        QCOMPARE(opened.kind, live.kind);
        QCOMPARE(opened.process, live.process);
        QCOMPARE(opened.call.command, live.call.command);
        QCOMPARE(opened.call.arguments, live.call.arguments);
        QCOMPARE(opened.first, live.first);
        QCOMPARE(opened.count, live.count);
        QCOMPARE(opened.outcome, live.outcome);
        QCOMPARE(opened.error, live.error);
        QCOMPARE(opened.clock, live.clock);
        QCOMPARE(opened.upstream, live.upstream);
        if (live.kind != StepKind::Delivery)
            return;
        const auto& openedPipe = store.map()->pipes.at(static_cast<size_t>(opened.pipe));
        const auto& livePipe = session.map()->pipes.at(static_cast<size_t>(live.pipe));
        QCOMPARE(openedPipe.leader, livePipe.leader);
        QCOMPARE(openedPipe.follower, livePipe.follower);
        QCOMPARE(store.trackingPosition(opened.pipe, opened.number),
            session.trackingPosition(live.pipe, live.number));
    }

    static void compareAggregates(const History& opened, const History& live)
    {
        const auto newest = live.newestStep();
        for (int process = 0; process < static_cast<int>(live.map()->processes.size()); ++process) {
            for (const auto& one : live.aggregates(process, newest, 0, 100)) {
                for (Version version = 1; version <= one.version; ++version)
                    QCOMPARE(
                        opened.aggregate(process, one.id, version), live.aggregate(process, one.id, version));
                QCOMPARE(opened.aggregateEvents(process, one.id, newest, 0, -1),
                    live.aggregateEvents(process, one.id, newest, 0, -1));
                QCOMPARE(opened.aggregateEvents(process, one.id, newest, 1, 2),
                    live.aggregateEvents(process, one.id, newest, 1, 2));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestOpenedSession)
#include "tst_openedsession.moc"
