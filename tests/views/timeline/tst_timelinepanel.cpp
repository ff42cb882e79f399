// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/bank.h"
#include "views/common/enginelink.h"
#include "views/common/selection.h"
#include "views/common/theme.h"
#include "views/timeline/steplistmodel.h"
#include "views/timeline/timelinepanel.h"
#include "views/timeline/timelineview.h"

#include <QAbstractItemModelTester>
#include <QTableView>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// The panel on the real bank, shown.
struct Workbench
{
    Workbench()
    {
        panel.resize(900, 300);
        panel.show();
        link.post(request::OpenSystem{.system = u"bank"_s, .scenario = u"transfer"_s});
        link.post(request::GoTo{});
        QObject::connect(&panel, &Panel::stepActivated, &link,
            [this](qint64 step) { link.post(request::GoTo{.step = step}); });
    }
    const Frame& frame() const { return link.frame(); }
    const TimelineScene& scene() const { return panel.diagram().scene(); }
    void step(int times)
    {
        for (int i = 0; i < times; ++i)
            link.post(request::StepForward{});
    }
    bool isHere(qint64 step) const { return scene().marks->find(step) != nullptr; }

    EngineLink link{{bank::bankSystem()}};
    Selection selection{link};
    ThemeSource themes;
    TimelinePanel panel{{.link = link, .selection = selection, .themes = themes}};
};

}

class TestTimelinePanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stepsOfTheBankAppearAsMarksAndCausesPointBack()
    {
        Workbench bench;
        bench.step(12);
        QTRY_COMPARE(bench.frame().newest, 12);
        QTRY_VERIFY(bench.isHere(12));
        int deliveries = 0;
        bench.scene().marks->forEach(1, 12, [&](qint64 step, const TimelineMark& mark) {
            QCOMPARE(mark.step.number, step);
            if (mark.step.kind != StepKind::Delivery)
                return;
            ++deliveries;
            QVERIFY(mark.causeStep > 0 && mark.causeStep < step);
            QVERIFY(!mark.names.upstream.isEmpty());
        });
        QVERIFY(deliveries > 0);
    }

    void selectingInTheDiagramSelectsEverywhereAndBack()
    {
        Workbench bench;
        bench.step(6);
        QTRY_VERIFY(bench.isHere(6));
        bench.panel.diagram().setFocus();
        QTest::keyClick(&bench.panel.diagram(), Qt::Key_Home);
        QTRY_COMPARE(bench.selection.current().step.value_or(0), 1);
        bench.selection.selectStep(4);
        QTRY_COMPARE(bench.panel.diagram().selected(), 4);
    }

    void enterMovesTheCursorAndDimsWhatComesAfter()
    {
        Workbench bench;
        bench.step(6);
        QTRY_VERIFY(bench.isHere(6));
        QTest::keyClick(&bench.panel.diagram(), Qt::Key_Home);
        QTest::keyClick(&bench.panel.diagram(), Qt::Key_Return);
        QTRY_COMPARE(bench.frame().cursor, 1);
        QTRY_COMPARE(bench.scene().cursor, 1);
        QVERIFY(TimelinePainter::opacity(bench.scene(), 2) < 0.5);
        QCOMPARE(bench.frame().newest, 6);
    }

    void causeAndEffectAreAKeyAway()
    {
        Workbench bench;
        bench.step(12);
        QTRY_VERIFY(bench.isHere(12));
        qint64 effect = 0;
        bench.scene().marks->forEach(1, 12, [&](qint64 step, const TimelineMark& mark) {
            if (effect == 0 && mark.causeStep > 0)
                effect = step;
        });
        const qint64 cause = bench.scene().marks->find(effect)->causeStep;
        bench.selection.selectStep(effect);
        QTRY_COMPARE(bench.panel.diagram().selected(), effect);
        QTest::keyClick(&bench.panel.diagram(), Qt::Key_Left, Qt::ControlModifier);
        QTRY_COMPARE(bench.panel.diagram().selected(), cause);
        QTest::keyClick(&bench.panel.diagram(), Qt::Key_Right, Qt::ControlModifier);
        QTRY_COMPARE(bench.panel.diagram().selected(), effect);
    }

    void theListSaysTheSameAsTheDiagram()
    {
        Workbench bench;
        bench.step(8);
        QTRY_VERIFY(bench.isHere(8));
        bench.panel.showList(true);
        QAbstractItemModel* steps = bench.panel.list().model();
        QAbstractItemModelTester tester(steps, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(steps->rowCount(), 8);
        const auto textAt = [&](int row, int column) { return steps->index(row, column).data().toString(); };
        QTRY_VERIFY(textAt(0, StepListModel::What) != u"…"_s);
        const TimelineMark* third = bench.scene().marks->find(3);
        QCOMPARE(textAt(2, StepListModel::What), stepTitle(third->step, *bench.frame().map, third->names));
        bench.step(1);
        QTRY_COMPARE(steps->rowCount(), 9);
        QTest::keyClick(&bench.panel.list(), Qt::Key_Down);
        QTRY_VERIFY(bench.selection.current().step.has_value());
    }

    void stepsOfWhichSomethingIsSupposedAreMarked()
    {
        Workbench bench;
        bench.step(12);
        QTRY_COMPARE(bench.frame().newest, 12);
        QVERIFY(bench.scene().supposed.isEmpty());
        bench.link.post(request::LeaveOut{0, 3});
        QTRY_VERIFY(bench.frame().shown()->hypothetical);
        QTRY_COMPARE(bench.scene().supposed.size(), 1);
        const qint64 step = bench.scene().supposed.firstKey();
        QCOMPARE(bench.scene().supposed.value(step), u"Credited (amount 100.00) never happened"_s);
        bench.panel.showList(true);
        const auto what = bench.panel.list().model()->index(static_cast<int>(step) - 1, StepListModel::What);
        QTRY_VERIFY2(what.data().toString().endsWith(u"supposed: Credited (amount 100.00) never happened"),
            qPrintable(what.data().toString()));
        bench.panel.showList(false);
        bench.link.post(request::Restore{});
        QTRY_VERIFY(bench.scene().supposed.isEmpty());
    }

    void anotherSessionShowsItsOwnSteps()
    {
        Workbench bench;
        bench.step(5);
        QTRY_VERIFY(bench.isHere(5));
        bench.link.post(request::OpenSystem{.system = u"bank"_s, .scenario = u"first steps"_s});
        QTRY_COMPARE(bench.frame().newest, 0);
        QCOMPARE(bench.scene().newest, 0);
        QVERIFY(!bench.isHere(1));
        bench.step(2);
        QTRY_VERIFY(bench.isHere(2));
    }
};

QTEST_MAIN(TestTimelinePanel)
#include "tst_timelinepanel.moc"
