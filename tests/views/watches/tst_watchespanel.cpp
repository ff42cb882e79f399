// SPDX-License-Identifier: BSD-3-Clause
#include "tests/views/common/bankbench.h"
#include "views/common/expressionedit.h"
#include "views/watches/watchesmodel.h"
#include "views/watches/watchespanel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

struct Bench : BankBench<WatchesPanel>
{
    Bench()
        : BankBench(u"transfer"_s)
        , tester(view(u"Watches"_s)->model(), QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        table = view(u"Watches"_s);
        entry = panel.findChild<ExpressionEdit*>();
        [[maybe_unused]] const bool open
            = QTest::qWaitFor([this] { return !frame().map->processes.empty(); });
    }
    /// As a person does it.
    void add(const QString& expression)
    {
        entry->setFocus();
        entry->setExpression(expression);
        QTest::keyClick(entry, Qt::Key_Return);
    }
    QStringList column(int column) const
    {
        QStringList cells;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            cells += cell(table, row, column);
        return cells;
    }
    QStringList expressions() const { return column(WatchesModel::Expression); }
    QStringList now() const { return column(WatchesModel::Now); }
    /// With a key, as a shortcut of the table is.
    void press(const QString& action)
    {
        for (QAction* each : table->actions()) {
            if (each->text().startsWith(action))
                each->trigger();
        }
    }

    QAbstractItemModelTester tester;
    QAbstractItemView* table;
    ExpressionEdit* entry;
};

}

class TestWatchesPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anExpressionOverTheSessionFollowsTheCursorAndSaysWhatItWas()
    {
        Bench bench;
        bench.add(u"accounts.size()"_s);
        QTRY_COMPARE(bench.now(), QStringList(u"0"_s));
        bench.step(1);
        QTRY_COMPARE(bench.now(), QStringList(u"1"_s));
        QCOMPARE(bench.column(WatchesModel::Before), QStringList(u"0"_s));
        QCOMPARE(bench.column(WatchesModel::Mark), QStringList(u"~"_s));
        bench.goTo(0);
        QTRY_COMPARE(bench.now(), QStringList(u"0"_s));
        QCOMPARE(bench.column(WatchesModel::Before), QStringList(QString()));
    }

    void aPinnedFieldStaysThroughEveryStepAndAgreesWithTheHistory()
    {
        Bench bench;
        bench.step(12);
        QTRY_COMPARE(bench.frame().cursor, 12);
        const AggregateSummary first
            = bench.ask([](const History& history) { return history.aggregates(0, 12, 0, 1).at(0); });
        bench.panel.pin(0, first.id, u"balance"_s);
        for (const qint64 step : {12, 9, 5, 3}) {
            bench.goTo(step);
            const QString balance = bench.ask([&](const History& history) {
                const Version version = history.aggregates(0, step, 0, 1).at(0).version;
                return history.aggregate(0, first.id, version).state.value(u"balance").displayText();
            });
            QTRY_COMPARE(bench.now(), QStringList(balance));
        }
        bench.goTo(0);
        QTRY_COMPARE(bench.now(), QStringList(u"The aggregate does not exist yet at step 0."_s));
        QCOMPARE(bench.column(WatchesModel::Mark), QStringList(u"!"_s));
    }

    void whatCannotBeEvaluatedSaysWhyInItsPlace()
    {
        Bench bench;
        bench.panel.list().add({.expression = u"accounts[7].balance"_s});
        bench.panel.list().add({.expression = u"acounts"_s});
        QTRY_VERIFY(!bench.now().contains(QString()));
        QVERIFY(bench.now().at(1).contains(u"accounts"_s)); // the name that was likely meant
        QCOMPARE(bench.column(WatchesModel::Mark), QStringList({u"!"_s, u"!"_s}));
    }

    void aMistakeIsSaidWhileTypingAndNotTaken()
    {
        Bench bench;
        bench.add(u"acounts.size("_s);
        QVERIFY(!bench.entry->mistake().isEmpty());
        QVERIFY(bench.expressions().isEmpty());
        bench.entry->setExpression(u"acc"_s);
        bench.entry->moveCursor(QTextCursor::End);
        QVERIFY(bench.entry->offered().contains(u"accounts"_s));
    }

    void watchesAreEditedMovedAndRemovedAndAllOfItIsUndone()
    {
        Bench bench;
        bench.add(u"lag"_s);
        bench.add(u"accounts.size()"_s);
        QCOMPARE(bench.expressions(), QStringList({u"lag"_s, u"accounts.size()"_s}));
        bench.press(u"Move up"_s);
        QCOMPARE(bench.expressions(), QStringList({u"accounts.size()"_s, u"lag"_s}));
        QCOMPARE(bench.table->currentIndex().row(), 0);
        bench.press(u"Edit"_s);
        QCOMPARE(bench.entry->expression(), u"accounts.size()"_s);
        bench.add(u"step.number"_s);
        QCOMPARE(bench.expressions(), QStringList({u"step.number"_s, u"lag"_s}));
        bench.press(u"Remove"_s);
        QCOMPARE(bench.expressions(), QStringList(u"lag"_s));
        for (int i = 0; i < 5; ++i)
            bench.press(u"Undo"_s);
        QVERIFY(bench.expressions().isEmpty());
        for (int i = 0; i < 5; ++i)
            bench.press(u"Redo"_s);
        QCOMPARE(bench.expressions(), QStringList(u"lag"_s));
    }

    void theSelectedAggregateCanBeWatched()
    {
        Bench bench;
        bench.step(12);
        QTRY_COMPARE(bench.frame().cursor, 12);
        const AggregateSummary first
            = bench.ask([](const History& history) { return history.aggregates(0, 12, 0, 1).at(0); });
        bench.selection.selectAggregate(0, first.id);
        auto* subjects = bench.panel.findChild<QComboBox*>();
        QTRY_COMPARE(subjects->count(), 2);
        subjects->setCurrentIndex(1);
        bench.add(u"balance < 0d"_s);
        QTRY_COMPARE(bench.now(), QStringList(u"false"_s));
        QCOMPARE(bench.panel.list().watches().at(0).about->id, first.id);
    }

    void aNextStartHasTheWatchesOfEachSystem()
    {
        Bench bench;
        bench.add(u"lag"_s);
        bench.panel.pin(0, OriginatorId::fromStored(u"cargo 7"_s), u"balance"_s);
        const Value kept = bench.panel.remembered();
        Bench next;
        next.panel.recall(kept);
        QCOMPARE(next.panel.list().watches(), bench.panel.list().watches());
        next.panel.list().setSystem(u"another"_s);
        QVERIFY(next.panel.list().watches().empty());
        next.panel.list().setSystem(u"bank"_s);
        QCOMPARE(next.panel.list().watches(), bench.panel.list().watches());
    }

    void whatIsNoWatchIsLeftOut()
    {
        WatchList list;
        list.setSystem(u"bank"_s);
        const Value good = Watch{.expression = u"lag"_s}.toValue();
        list.fromValue(Value::object({{u"bank"_s, Value::list({Value::integer(3), good})}}));
        QCOMPARE(list.watches(), std::vector<Watch>{{.expression = u"lag"_s}});
    }
};

QTEST_MAIN(TestWatchesPanel)
#include "tst_watchespanel.moc"
