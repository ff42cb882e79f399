// SPDX-License-Identifier: BSD-3-Clause
#include "app/viewtables.h"
#include "engine/persistence/recorderplace.h"
#include "engine/session/desk.h"
#include "examples/bank/bank.h"
#include "tests/support/sqlitefile.h"
#include "tests/views/graph/graphframes.h"

#include <QTemporaryDir>
#include <QTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// A run of the bank to its end, and its tables.
struct Run
{
    explicit Run(const QString& scenario)
    {
        desk.carryOut(request::OpenSystem{.scenario = scenario});
        desk.carryOut(request::Run{0});
        while (desk.isRunning())
            desk.runOn();
    }
    const History& history() const { return *desk.history(); }
    qint64 newest() const { return history().newestStep(); }
    DataTable table(const QString& view) const { return viewTable(view, history(), *desk.frame(1)); }

    Desk desk{{bank::bankSystem()}};
};

QString cell(const DataTable& table, size_t row, const QString& column)
{
    return table.rows.at(row).at(table.columns.indexOf(column));
}

}

/// What `occasion export` writes as CSV and JSON.
class TestViewTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGraphHasARowForEachPart()
    {
        const DataTable table = viewTable(u"graph"_s, Run(u"transfer"_s).history(), bankFrame());
        QCOMPARE(table.rows.size(), size_t(6));
        QCOMPARE(table.rows[2],
            QStringList({u"process"_s, u"Statements"_s, {}, {}, u"1234"_s, u"2"_s, u"0"_s, {}, {}}));
        QCOMPARE(table.rows[3],
            QStringList({u"pipe"_s, u"Accounts | Transfers"_s, u"Accounts"_s, u"Transfers"_s, {}, {}, {},
                u"9"_s, u"3"_s}));
    }

    void theGraphOfAStoreNamesLeadersThatAreNotInIt()
    {
        Frame frame = storeFrame();
        frame.processes[0].refusals.reset();
        const DataTable table = viewTable(u"graph"_s, Run(u"transfer"_s).history(), frame);
        QCOMPARE(cell(table, 0, u"refused"_s), QString());
        QCOMPARE(cell(table, 1, u"kind"_s), u"not in this store"_s);
        QCOMPARE(cell(table, 1, u"name"_s), u"Dogs \"and\" cats"_s);
        QCOMPARE(cell(table, 3, u"leader"_s), u"Dogs \"and\" cats"_s);
    }

    void theGraphIsOfTheStepThatIsLookedAt()
    {
        Run run(u"transfer"_s);
        run.desk.carryOut(request::GoTo{2});
        QCOMPARE(cell(run.table(u"graph"_s), 0, u"events"_s), u"1"_s);
    }

    void theTimelineHasARowForEachStepUpToTheOneThatIsLookedAt()
    {
        Run run(u"overdraft"_s);
        run.desk.carryOut(request::GoTo{run.newest() - 1});
        const DataTable table = run.table(u"timeline"_s);
        QCOMPARE(static_cast<qint64>(table.rows.size()), run.newest() - 1);
        bool isRefused = false;
        bool isCaused = false;
        for (size_t row = 0; row < table.rows.size(); ++row) {
            const Step step = run.history().step(static_cast<qint64>(row) + 1);
            QCOMPARE(cell(table, row, u"step"_s), QString::number(step.number));
            QCOMPARE(cell(table, row, u"outcome"_s), toText(step.outcome));
            QCOMPARE(cell(table, row, u"error"_s), step.error);
            QCOMPARE(cell(table, row, u"clock"_s), step.clock.text());
            QCOMPARE(cell(table, row, u"events"_s).isEmpty(), step.count == 0);
            isRefused = isRefused || !step.error.isEmpty();
            const auto& map = *run.history().map();
            if (step.kind != StepKind::Delivery)
                continue;
            isCaused = true;
            QCOMPARE(cell(table, row, u"cause"_s),
                QString::number(run.history().stepOf(
                    map.pipes.at(static_cast<size_t>(step.pipe)).leader, step.upstream)));
        }
        QVERIFY(isRefused && isCaused);
    }

    void everyAggregateOfEveryProcessIsThere()
    {
        const Run run(u"transfer"_s);
        const DataTable table = run.table(u"aggregates"_s);
        size_t row = 0;
        for (int process = 0; process < 3; ++process) {
            for (const auto& each : run.history().aggregates(process, run.newest(), 0, 1000)) {
                QCOMPARE(cell(table, row, u"process"_s),
                    run.history().map()->processes[static_cast<size_t>(process)].name);
                QCOMPARE(cell(table, row, u"id"_s), each.id.text());
                QCOMPARE(cell(table, row, u"version"_s), QString::number(each.version));
                QCOMPARE(cell(table, row, u"last_event"_s), each.lastEvent);
                QCOMPARE(cell(table, row, u"last_notification"_s), QString::number(each.lastNotification));
                QCOMPARE(cell(table, row, u"last_step"_s), QString::number(each.lastStep));
                ++row;
            }
        }
        QVERIFY(row > 3);
        QCOMPARE(table.rows.size(), row);
    }

    void everyNotificationIsThereExactlyAsStored()
    {
        const Run run(u"transfer"_s);
        const DataTable table = run.table(u"log"_s);
        size_t row = 0;
        for (int process = 0; process < 3; ++process) {
            for (const EventView& event : run.history().notifications(process, 1, 1000, run.newest())) {
                QCOMPARE(cell(table, row, u"id"_s), QString::number(event.id));
                QCOMPARE(cell(table, row, u"originator_id"_s), event.originatorId.text());
                QCOMPARE(cell(table, row, u"topic"_s), event.topic);
                QCOMPARE(cell(table, row, u"state"_s), QString::fromUtf8(event.stateText));
                ++row;
            }
        }
        QVERIFY(row > 3);
        QCOMPARE(table.rows.size(), row);
    }

    void theLargestIdIsTheLast()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"odd.db"_s);
        const auto event = [](Version version) {
            return StoredEvent{OriginatorId::fromStored(QString(32, u'a')), version, u"T"_s, "{}"};
        };
        openRecorder({path})->insertEvents({event(1), event(2), event(3)});
        support::runSql(path, {u"UPDATE stored_events SET rowid = 9223372036854775807 WHERE rowid = 3"_s});
        Desk desk({bank::bankSystem()});
        desk.carryOut(request::OpenStore{path});
        const DataTable table = viewTable(u"log"_s, *desk.history(), *desk.frame(1));
        QCOMPARE(table.rows.size(), size_t(3));
        QCOMPARE(cell(table, 2, u"id"_s), u"9223372036854775807"_s);
    }
};

QTEST_GUILESS_MAIN(TestViewTables)
#include "tst_viewtables.moc"
