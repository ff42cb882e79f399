// SPDX-License-Identifier: BSD-3-Clause
#include "tests/views/common/bankbench.h"
#include "views/aggregates/aggregatedetail.h"
#include "views/aggregates/aggregatepages.h"
#include "views/aggregates/aggregatespanel.h"
#include "views/aggregates/versionview.h"
#include "views/common/stateview.h"
#include "views/common/valuedifference.h"
#include "views/common/valuetreemodel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTreeView>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

struct Bench : BankBench<AggregatesPanel>
{
    explicit Bench(QSize size = {900, 500})
        : BankBench(u"transfer"_s, size)
    {
        list = view(u"Aggregates"_s);
        events = view(u"Events of the aggregate"_s);
        state = view(u"State of the aggregate"_s);
        detail = panel.findChild<AggregateDetail*>();
    }

    /// The rows that the list should have at a step, as its text.
    QString expected(qint64 step)
    {
        return ask([step](const History& history) {
            QStringList rows;
            const auto& processes = history.map()->processes;
            for (size_t i = 0; i < processes.size(); ++i) {
                const auto page = history.aggregates(static_cast<int>(i), step, 0, 1000);
                const QString count = page.empty() ? u"no aggregates"_s
                    : page.size() == 1             ? u"1 aggregate"_s
                                                   : u"%1 aggregates"_s.arg(page.size());
                rows += processes[i].name + u": "_s + count + u"||||"_s;
                for (const auto& each : page)
                    rows += QStringList{each.id.text().left(8), each.type, QString::number(each.version),
                        each.lastEvent, ageText(each.lastStep, step)}
                                .join(u'|');
            }
            return rows.join(u'\n');
        });
    }
    /// The aggregate in the n-th place of a process.
    AggregateSummary aggregate(int process, qint64 place)
    {
        return ask([process, place](const History& history) {
            return history.aggregates(process, history.newestStep(), place, 1).at(0);
        });
    }
    AggregateView at(const AggregateSummary& of, Version version)
    {
        return ask([&](const History& history) { return history.aggregate(of.process, of.id, version); });
    }
    /// The first account after twelve steps, selected and shown.
    AggregateSummary showFirst()
    {
        step(12);
        [[maybe_unused]] const bool stepped = QTest::qWaitFor([this] { return frame().cursor == 12; });
        AggregateSummary first = aggregate(0, 0);
        selection.selectAggregate(0, first.id);
        [[maybe_unused]] const bool shown = QTest::qWaitFor(
            [&] { return events->currentIndex().row() == static_cast<int>(first.version) - 1; });
        return first;
    }
    /// name=value, and the change where there is one.
    QString field(const QString& name) const
    {
        const auto* model = state->model();
        for (int row = 0; row < model->rowCount(); ++row) {
            const auto text = [&](int column) { return model->index(row, column).data().toString(); };
            if (text(ValueTreeModel::Name) == name)
                return text(ValueTreeModel::Content) + u"|"_s + text(ValueTreeModel::Change);
        }
        return {};
    }

    QAbstractItemView* list;
    QAbstractItemView* events;
    QAbstractItemView* state;
    AggregateDetail* detail;
};

}

class TestAggregatesPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theListSaysWhatTheHistorySaysForwardsAndBack()
    {
        Bench bench;
        QAbstractItemModelTester tester(
            bench.list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QStringList seen;
        for (qint64 step = 1; step <= 12; ++step) {
            bench.step(1);
            QTRY_COMPARE(bench.frame().cursor, step);
            const QString expected = bench.expected(step);
            QTRY_COMPARE(bench.text(bench.list), expected);
            seen += expected;
        }
        for (const qint64 step : {11, 9, 4, 1, 12, 2}) {
            bench.goTo(step);
            QTRY_COMPARE(bench.frame().cursor, step);
            QTRY_COMPARE(bench.text(bench.list), seen.at(step - 1));
        }
    }

    void beforeTheFirstStepASentenceSaysWhatToDo()
    {
        Bench bench;
        QTRY_VERIFY(!bench.frame().map->processes.empty());
        QVERIFY(!bench.list->isVisible());
        bool found = false;
        for (const auto* label : bench.panel.findChildren<QLabel*>())
            found = found || (label->isVisible() && label->text().contains(u"F10"_s));
        QVERIFY(found);
        bench.step(1);
        QTRY_VERIFY(bench.list->isVisible());
    }

    void theSelectedAggregateShowsItsEventsAndStateAtTheCursor()
    {
        Bench bench;
        bench.step(12);
        QTRY_COMPARE(bench.frame().cursor, 12);
        const AggregateSummary first = bench.aggregate(0, 0);
        bench.selection.selectAggregate(0, first.id);
        QTRY_COMPARE(bench.events->model()->rowCount(), static_cast<int>(first.version));
        const AggregateView view = bench.ask(
            [&](const History& history) { return history.aggregate(0, first.id, first.version); });
        QTRY_COMPARE(bench.detail->versions().stateView().model().state(), view.state);
        QTRY_COMPARE(bench.list->currentIndex().row(), 1);
        bench.goTo(first.lastStep - 1);
        QTRY_COMPARE(bench.events->model()->rowCount(), static_cast<int>(first.version) - 1);
        QTRY_COMPARE(bench.detail->versions().stateView().model().state(), view.before);
        QVERIFY(bench.detail->status().contains(u"at the cursor"_s));
        bench.goTo(0);
        QTRY_VERIFY(!bench.list->isVisible());
        bench.goTo(12);
        QTRY_COMPARE(bench.list->currentIndex().row(), 1);
        QTRY_COMPARE(bench.detail->versions().stateView().model().state(), view.state);
    }

    void whatTheLastEventChangedIsMarkedWithWhatItWas()
    {
        Bench bench;
        bench.step(12);
        QTRY_COMPARE(bench.frame().cursor, 12);
        const AggregateSummary first = bench.aggregate(0, 0);
        bench.selection.selectAggregate(0, first.id);
        const AggregateView view = bench.ask(
            [&](const History& history) { return history.aggregate(0, first.id, first.version); });
        const QString now = view.state.value(u"balance"_s).displayText();
        const QString was = view.before.value(u"balance"_s).displayText();
        QVERIFY(now != was);
        QTRY_COMPARE(bench.field(u"balance"_s), QString(now + u"|was "_s + was));
        QTRY_VERIFY(bench.field(u"full_name"_s).endsWith(u'|'));
    }

    void anEventOfTheListChoosesTheVersionAndAButtonFollowsTheCursorAgain()
    {
        Bench bench;
        bench.step(12);
        QTRY_COMPARE(bench.frame().cursor, 12);
        const AggregateSummary first = bench.aggregate(0, 0);
        QVERIFY(first.version >= 3);
        bench.selection.selectAggregate(0, first.id);
        QTRY_COMPARE(bench.events->currentIndex().row(), static_cast<int>(first.version) - 1);
        bench.events->setFocus();
        QTest::keyClick(bench.events, Qt::Key_Home);
        QTRY_COMPARE(bench.detail->status(), u"Version 1 of %1, as chosen"_s.arg(first.version));
        QTRY_COMPARE(bench.selection.current().version.value_or(0), 1);
        QVERIFY(bench.field(u"balance"_s).endsWith(u"|new"_s));
        auto* follow = bench.detail->findChild<QPushButton*>();
        QVERIFY(follow->isEnabled());
        follow->click();
        QTRY_VERIFY(bench.detail->status().contains(u"at the cursor"_s));
        QTRY_COMPARE(bench.events->currentIndex().row(), static_cast<int>(first.version) - 1);
        QVERIFY(!follow->isEnabled());
    }

    void theDifferenceComesFirstAndHoldsOnlyWhatDiffers()
    {
        Bench bench;
        const AggregateSummary first = bench.showFirst();
        VersionView& versions = bench.detail->versions();
        QCOMPARE(versions.currentIndex(), int(VersionView::Difference));
        const AggregateView view = bench.at(first, first.version);
        QTRY_COMPARE(
            versions.differenceView().model().state().value(u"balance"_s), view.state.value(u"balance"_s));
        QVERIFY(view.state.contains(u"full_name"_s));
        QVERIFY(!versions.differenceView().model().state().contains(u"full_name"_s));
        const Value event = versions.eventView().model().state();
        QCOMPARE(event.value(u"_event"_s).toText(), first.lastEvent);
        QCOMPARE(event.value(u"_step"_s).toInteger(), first.lastStep);
    }

    void theSliderGoesThroughTheVersionsByKeyboard()
    {
        Bench bench;
        const AggregateSummary first = bench.showFirst();
        auto* slider = bench.detail->findChild<QSlider*>();
        QCOMPARE(slider->maximum(), static_cast<int>(first.version));
        QTest::keyClick(slider, Qt::Key_Home);
        const AggregateView start = bench.at(first, 1);
        QTRY_COMPARE(bench.detail->versions().stateView().model().state(), start.state);
        QTest::keyClick(slider, Qt::Key_Right);
        const AggregateView second = bench.at(first, 2);
        QTRY_COMPARE(bench.detail->versions().stateView().model().state(), second.state);
        QTRY_COMPARE(bench.events->currentIndex().row(), 1);
        QTest::keyClick(slider, Qt::Key_End);
        QTRY_VERIFY(bench.detail->status().contains(u"at the cursor"_s));
    }

    void noVersionBehindTheCursorCanBeChosen()
    {
        Bench bench;
        const AggregateSummary first = bench.showFirst();
        bench.goTo(first.lastStep - 1);
        QTRY_COMPARE(bench.detail->findChild<QSlider*>()->maximum(), static_cast<int>(first.version) - 1);
        QTRY_COMPARE(bench.events->model()->rowCount(), static_cast<int>(first.version) - 1);
    }

    void shiftAndEnterComparesAnyTwoVersionsUntilEscape()
    {
        Bench bench;
        const AggregateSummary first = bench.showFirst();
        bench.events->setFocus();
        QTest::keyClick(bench.events, Qt::Key_Return, Qt::ShiftModifier);
        QTRY_VERIFY(bench.detail->comparing().startsWith(u"Comparing %1 with"_s.arg(first.version)));
        QTest::keyClick(bench.events, Qt::Key_Home);
        QTRY_COMPARE(bench.detail->comparing(), u"Comparing 1 ↔ %1 · Esc to leave"_s.arg(first.version));
        const Value was = bench.at(first, 1).state;
        const Value now = bench.at(first, first.version).state;
        const ValueDifference difference = differenceOf(now, was);
        QTRY_COMPARE(bench.detail->versions().differenceView().model().state(), difference.now);
        QTest::keyClick(bench.events, Qt::Key_Escape);
        QTRY_COMPARE(bench.detail->comparing(), QString());
        QTRY_COMPARE(bench.detail->versions().differenceView().model().state(), was);
    }

    void shiftAndClickComparesWithTheVersionThatWasShown()
    {
        Bench bench;
        const AggregateSummary first = bench.showFirst();
        const QRect row = bench.events->visualRect(bench.events->model()->index(1, 1));
        QTest::mouseClick(bench.events->viewport(), Qt::LeftButton, Qt::ShiftModifier, row.center());
        QTRY_COMPARE(bench.detail->comparing(), u"Comparing 2 ↔ %1 · Esc to leave"_s.arg(first.version));
        bench.goTo(first.lastStep - 1);
        QTRY_COMPARE(bench.detail->comparing(), QString()); // that version is not there yet
    }

    void aFieldOfTheDifferenceIsPinnedAsAnExpressionOverItsAggregate()
    {
        Bench bench;
        const AggregateSummary first = bench.showFirst();
        QSignalSpy pinned(&bench.panel, &AggregatesPanel::pinRequested);
        QTreeView& tree = bench.detail->versions().differenceView().tree();
        QTRY_VERIFY(tree.model()->rowCount() > 0);
        tree.setCurrentIndex(tree.model()->index(0, 0));
        for (QAction* action : tree.actions()) {
            if (action->shortcut() == QKeySequence(Qt::Key_P))
                action->trigger();
        }
        QCOMPARE(pinned.count(), 1);
        QCOMPARE(pinned.at(0).at(1).value<OriginatorId>(), first.id);
        QCOMPARE(pinned.at(0).at(2).toString(), u"balance"_s);
    }

    void arrowsSelectEverywhereAndEnterGoesToTheStep()
    {
        Bench bench;
        bench.step(12);
        QTRY_COMPARE(bench.frame().cursor, 12);
        bench.list->setFocus();
        QTest::keyClick(bench.list, Qt::Key_Home);
        const AggregateSummary first = bench.aggregate(0, 0);
        QTRY_COMPARE(bench.selection.current().aggregate, first.id);
        QCOMPARE(bench.selection.current().step, first.lastStep);
        QTest::keyClick(bench.list, Qt::Key_Down);
        QTRY_COMPARE(bench.selection.current().aggregate, bench.aggregate(0, 1).id);
        QTest::keyClick(bench.list, Qt::Key_Home);
        QTRY_COMPARE(bench.selection.current().aggregate, first.id);
        QTest::keyClick(bench.list, Qt::Key_Return);
        QTRY_COMPARE(bench.frame().cursor, first.lastStep);
    }

    void aFindTextListsWhatBeginsWithIt()
    {
        Bench bench;
        bench.step(12);
        QTRY_COMPARE(bench.frame().cursor, 12);
        const AggregateSummary second = bench.aggregate(0, 1);
        auto* find = bench.panel.findChild<QLineEdit*>();
        QTest::keyClicks(find, second.id.text().left(6).toUpper());
        QTRY_COMPARE(bench.cell(bench.list, 1, 0), second.id.text().left(8));
        QCOMPARE(bench.list->model()->rowCount(), 4);
        find->clear();
        QTRY_COMPARE(bench.text(bench.list), bench.expected(12));
    }

    void aStoreOfUnknownTypesShowsEventsAndSaysWhyThereIsNoState()
    {
        Bench bench;
        if (!bench.openStore(u"cargo.db"_s))
            QSKIP("the stores of the Python library are not here (OCCASION_SHARED)");
        bench.goTo(bench.frame().newest);
        QTRY_COMPARE(bench.frame().cursor, bench.frame().newest);
        const AggregateSummary first = bench.aggregate(0, 0);
        bench.selection.selectAggregate(0, first.id);
        QTRY_COMPARE(bench.events->model()->rowCount(), static_cast<int>(first.version));
        const AggregateView view = bench.ask(
            [&](const History& history) { return history.aggregate(0, first.id, first.version); });
        QVERIFY(!view.problem.isEmpty());
        bool said = false;
        for (const auto* label : bench.detail->findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text() == view.problem);
        QVERIFY(said);
    }

    void anotherSessionStartsAfresh()
    {
        Bench bench;
        bench.step(6);
        QTRY_COMPARE(bench.frame().cursor, 6);
        bench.selection.selectAggregate(0, bench.aggregate(0, 0).id);
        QTRY_VERIFY(bench.events->model()->rowCount() > 0);
        bench.selection.clear();
        bench.link.post(request::OpenSystem{.system = u"bank"_s, .scenario = u"first steps"_s});
        QTRY_COMPARE(bench.frame().newest, 0);
        QCOMPARE(bench.events->model()->rowCount(), 0);
        bench.step(2);
        QTRY_COMPARE(bench.frame().cursor, 2);
        QTRY_COMPARE(bench.text(bench.list), bench.expected(2));
    }
};

QTEST_MAIN(TestAggregatesPanel)
#include "tst_aggregatespanel.moc"
