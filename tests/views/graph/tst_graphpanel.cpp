// SPDX-License-Identifier: BSD-3-Clause
#include "examples/bank/bank.h"
#include "views/common/enginelink.h"
#include "views/common/flattable.h"
#include "views/common/selection.h"
#include "views/common/theme.h"
#include "views/graph/graphpainter.h"
#include "views/graph/graphpanel.h"
#include "views/graph/layoutprocess.h"
#include "views/graph/processgraphmodel.h"
#include "views/graph/processgraphscene.h"
#include "views/graph/processgraphview.h"

#include <QClipboard>
#include <QLabel>
#include <QtTest>

#include <QAbstractItemModelTester>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

/// The panel on the real bank, shown.
struct Workbench
{
    Workbench()
    {
        panel.resize(480, 300);
        panel.show();
    }
    void open()
    {
        link.post(request::OpenSystem{.system = u"bank"_s, .scenario = u"transfer"_s});
        link.post(request::GoTo{});
    }
    const Frame& frame() const { return link.frame(); }
    /// Steps until `steps` have been taken, seeing every frame on the way.
    bool step(int steps)
    {
        for (int i = 0; i < steps; ++i) {
            const auto before = frame().cursor;
            link.post(request::StepForward{});
            if (!QTest::qWaitFor([&] { return frame().cursor == before + 1; }))
                return false;
        }
        return true;
    }
    ProcessGraphModel& model() const { return *panel.findChild<ProcessGraphModel*>(); }
    ProcessGraphScene& scene() const { return *panel.findChild<ProcessGraphScene*>(); }
    ProcessGraphView& view() const { return *panel.findChild<ProcessGraphView*>(); }
    FlatTable& table() const { return *panel.findChild<FlatTable*>(); }
    int rowOf(const QString& name) const
    {
        for (int row = 0; row < model().rowCount(); ++row)
            if (model().index(row, 0).data().toString() == name)
                return row;
        return -1;
    }

    EngineLink link{{bank::bankSystem()}};
    Selection selection{link};
    ThemeSource themes;
    GraphPanel panel{{.link = link, .selection = selection, .themes = themes}};
};

} // namespace

class TestGraphPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // This program knows no `layout`; the plain layout is what most of these tests look at.
        if (!qEnvironmentVariableIsSet("OCCASION_PROGRAM"))
            qputenv("OCCASION_PROGRAM", "/nowhere/at/all");
    }

    void withoutASessionItSaysWhatToDo()
    {
        const Workbench bench;
        bool said = false;
        for (const auto* label : bench.panel.findChildren<QLabel*>())
            said |= label->isVisible() && label->text().contains(u"Ctrl+N");
        QVERIFY(said);
        QVERIFY(!bench.panel.figure());
    }

    void itShowsTheFiguresOfTheBankAtEveryStepAndAgainWhenLookedBackAt()
    {
        Workbench bench;
        const QAbstractItemModelTester tester(
            &bench.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        bench.open();
        QTRY_COMPARE(bench.model().rowCount(), 6);
        std::vector<GraphContent> seen{bench.model().content()};
        for (int step = 1; step <= 10; ++step) {
            QVERIFY(bench.step(1));
            seen.push_back(bench.model().content());
            QVERIFY(seen.back() == graphContent(bench.frame()));
            QVERIFY(seen.back() != seen[seen.size() - 2]);
        }
        for (int step = 9; step >= 0; --step) {
            bench.link.post(request::GoTo{step});
            QTRY_COMPARE(bench.frame().cursor, step);
            QVERIFY(bench.model().content() == seen[static_cast<size_t>(step)]);
        }
    }

    void aDeliveryThatWasJustTakenSendsATokenAndAJumpSendsNone()
    {
        Workbench bench;
        bench.open();
        QTRY_COMPARE(bench.model().rowCount(), 6);
        // Looked at as soon as the panel has seen the frame: a machine under load may be at the journey's end a moment
        // later.
        int sent = -1;
        connect(
            &bench.link, &EngineLink::frameChanged, &bench.panel, [&] { sent = bench.scene().tokenPipe(); });
        while (!bench.frame().step || bench.frame().step->kind != StepKind::Delivery)
            QVERIFY(bench.step(1));
        const auto newest = bench.frame().cursor;
        QCOMPARE(sent, bench.frame().step->pipe);
        bench.link.post(request::GoTo{0});
        QTRY_COMPARE(bench.frame().cursor, 0);
        QCOMPARE(bench.scene().tokenPipe(), -1);
        bench.link.post(request::GoTo{newest});
        QTRY_COMPARE(bench.frame().cursor, newest);
        QCOMPARE(bench.scene().tokenPipe(), -1);
    }

    void aTokenTravelsOnWhenTheBoxesMove()
    {
        Workbench bench;
        bench.open();
        QTRY_COMPARE(bench.model().rowCount(), 6);
        QTRY_VERIFY(!bench.panel.findChild<LayoutProcess*>()->isBusy());
        const auto layout = layeredLayout(graphRequest(bench.model().content(), bench.panel.font()));
        bench.scene().place(layout);
        bench.scene().sendToken(2);
        bench.scene().place(layout);
        QCOMPARE(bench.scene().tokenPipe(), 2);
        bench.scene().place({});
        QCOMPARE(bench.scene().tokenPipe(), -1);
    }

    void stepsDoNotMoveTheBoxes()
    {
        Workbench bench;
        bench.open();
        QTRY_COMPARE(bench.model().rowCount(), 6);
        auto* process = bench.panel.findChild<LayoutProcess*>();
        QTRY_VERIFY(!process->isBusy());
        const auto before = bench.scene().rowRect(1);
        QVERIFY(before.isValid());
        QVERIFY(bench.step(8));
        QVERIFY(!process->isBusy());
        QCOMPARE(bench.scene().rowRect(1), before);
    }

    void choosingAProcessSelectsItAndSelectingItElsewhereShowsIt()
    {
        Workbench bench;
        bench.open();
        QTRY_COMPARE(bench.model().rowCount(), 6);
        QVERIFY(bench.step(3));
        const int transfers = bench.rowOf(u"Transfers"_s);
        const int statements = bench.rowOf(u"Statements"_s);
        const auto point = bench.view().mapFromScene(bench.scene().rowCentre(transfers));
        QTest::mouseClick(bench.view().viewport(), Qt::LeftButton, {}, point);
        QCOMPARE(bench.selection.current().process, transfers);
        QVERIFY(bench.scene().emphasis(transfers).selected);
        bench.selection.selectProcess(statements);
        QVERIFY(bench.scene().emphasis(statements).selected);
        QVERIFY(!bench.scene().emphasis(transfers).selected);
        QCOMPARE(bench.table().currentIndex().row(), statements);
    }

    void choosingAPipeSelectsWhatItDeliveredLast()
    {
        Workbench bench;
        bench.open();
        QTRY_COMPARE(bench.model().rowCount(), 6);
        QVERIFY(bench.step(10));
        const int row = bench.rowOf(u"Accounts → Statements"_s);
        const auto position = bench.model().edge(row)->figures.position;
        QVERIFY(position > 0);
        bench.table().setCurrentIndex(bench.model().index(row, 0));
        Q_EMIT bench.table().chosen(bench.table().currentIndex());
        QTRY_COMPARE(bench.selection.current().notification, position);
        QCOMPARE(bench.selection.current().process, bench.rowOf(u"Accounts"_s));
        QCOMPARE(bench.table().currentIndex().row(), row);
    }

    void theListTakesThePlaceOfTheDiagram()
    {
        Workbench bench;
        bench.open();
        QTRY_COMPARE(bench.model().rowCount(), 6);
        auto* tabs = bench.panel.findChild<QTabBar*>();
        tabs->setCurrentIndex(1);
        QVERIFY(bench.table().isVisible());
        QVERIFY(!bench.view().isVisible());
        bench.table().setFocus();
        QTest::keyClick(&bench.table(), Qt::Key_Down);
        QTest::keyClick(&bench.table(), Qt::Key_Down);
        QVERIFY(bench.selection.current().process);
        QTest::keySequence(&bench.table(), QKeySequence::Copy);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"process"));
        tabs->setCurrentIndex(0);
        QVERIFY(bench.view().isVisible());
    }

    void thePlainLayoutStaysWhenTheChildFails()
    {
        const QByteArray program = qgetenv("OCCASION_PROGRAM");
        qputenv("OCCASION_PROGRAM", "/nowhere/at/all");
        Workbench bench;
        QSignalSpy failed(bench.panel.findChild<LayoutProcess*>(), &LayoutProcess::failed);
        bench.open();
        QTRY_VERIFY(!failed.isEmpty());
        QTRY_COMPARE(bench.model().rowCount(), 6);
        const auto plain = layeredLayout(graphRequest(bench.model().content(), bench.panel.font()));
        for (int row = 0; row < 3; ++row)
            QCOMPARE(bench.scene().rowRect(row), plain.nodes[static_cast<size_t>(row)].box);
        QVERIFY(bench.panel.figure());
        qputenv("OCCASION_PROGRAM", program);
    }

    void theThemeReachesTheDiagram()
    {
        Workbench bench;
        bench.open();
        QTRY_COMPARE(bench.model().rowCount(), 6);
        QCOMPARE(bench.scene().backgroundBrush().color(), Theme::light().canvas);
        bench.themes.setDark(true);
        QCOMPARE(bench.scene().backgroundBrush().color(), Theme::night().canvas);
        bench.themes.setDark(false);
    }
};

QTEST_MAIN(TestGraphPanel)
#include "tst_graphpanel.moc"
