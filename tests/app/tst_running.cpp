// SPDX-License-Identifier: BSD-3-Clause
#include "app/findstepdialog.h"
#include "app/runactions.h"
#include "app/rununtildialog.h"
#include "app/transportbar.h"
#include "examples/bank/busyday.h"
#include "tests/app/windowfixture.h"
#include "views/common/expressionedit.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QStatusBar>

using namespace occasion;
using namespace Qt::StringLiterals;

/// The transport bar, run until, find step and breakpoints in the real window, by keys.
class RunningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings = std::make_unique<QTemporaryDir>();
        m_fixture = std::make_unique<WindowFixture>(m_settings->path());
        QVERIFY(fixture().isAt(0, 0));
    }
    void cleanup() { m_fixture.reset(); }

    void bracketsStepAndSpaceRunsWhereNoFieldHasTheFocus()
    {
        QWidget* graph = focusGraph();
        QTest::keyClicks(graph, u"]"_s);
        QVERIFY(fixture().isAt(1, 1));
        QTest::keyClicks(graph, u"["_s);
        QVERIFY(fixture().isAt(0, 1));
        fixture().key(Qt::Key_Space, {}, graph);
        QTRY_VERIFY(frame().running);
        fixture().key(Qt::Key_Space, {}, graph);
        QTRY_VERIFY(!frame().running);
    }

    void aFieldKeepsItsSpacesAndBrackets()
    {
        window().showView(u"aggregates"_s);
        auto* field = fixture().find<QWidget>(u"aggregates"_s)->findChild<QLineEdit*>();
        QVERIFY(field);
        field->setFocus();
        QTest::keyClicks(field, u"a ]"_s);
        QCOMPARE(field->text(), u"a ]"_s);
        QTest::qWait(0);
        QVERIFY(!frame().running);
        QCOMPARE(frame().newest, 0);
    }

    void aStepsNumberIsTypedAndTheFocusComesBack()
    {
        fixture().key(Qt::Key_F10);
        fixture().key(Qt::Key_F10);
        QVERIFY(fixture().isAt(2, 2));
        QWidget* graph = focusGraph();
        fixture().key(Qt::Key_G, Qt::ControlModifier);
        auto* step = fixture().find<QSpinBox>(u"transport.step"_s);
        QTRY_VERIFY(step->hasFocus());
        QTest::keyClicks(step, u"1"_s);
        fixture().key(Qt::Key_Return, {}, step);
        QVERIFY(fixture().isAt(1, 2));
        QVERIFY(graph->hasFocus());
    }

    void theStepSizeIsKeptAndUsed()
    {
        auto* size = fixture().find<QComboBox>(u"transport.size"_s);
        size->setFocus();
        fixture().key(Qt::Key_End, {}, size);
        QCOMPARE(size->currentText(), u"until quiet"_s);
        fixture().key(Qt::Key_F10);
        QVERIFY(fixture().isAt(2, 2));
        window().close();
        m_fixture = std::make_unique<WindowFixture>(m_settings->path());
        QCOMPARE(fixture().find<QComboBox>(u"transport.size"_s)->currentText(), u"until quiet"_s);
    }

    void aStepThatEndsEarlySaysSo()
    {
        choose(u"transport.size"_s, u"to a delivery"_s);
        for (const qint64 delivery : {2, 4, 6, 8, 9, 10, 11, 12, 13}) {
            fixture().key(Qt::Key_F10);
            QVERIFY(fixture().isAt(delivery, delivery));
        }
        QCOMPARE(window().notice(), QString());
        window().run().step();
        QTRY_VERIFY(window().notice().contains(u"nothing is left to do"));
    }

    void expressTellsItsRateAndTheViewsShowTheEnd()
    {
        auto system = std::make_shared<SystemDefinition>(*bank::bankSystem());
        system->scenarios = {bank::busyDay(775)}; // seconds, even on a fast machine
        m_fixture.reset();
        m_fixture
            = std::make_unique<WindowFixture>(m_settings->path() + u"/express"_s, QSize(1366, 768), system);
        QTRY_COMPARE(frame().scenario, u"a busy day"_s);
        choose(u"transport.speed"_s, u"express"_s);
        fixture().key(Qt::Key_F5);
        QTRY_VERIFY(statusText().contains(u"steps/s"));
        fixture().key(Qt::Key_F5);
        QTRY_VERIFY(!frame().running);
        QTRY_VERIFY(statusText().startsWith(u"Step %1: "_s.arg(frame().cursor)));
        QCOMPARE(fixture().find<QSpinBox>(u"transport.step"_s)->value(), int(frame().cursor));
    }

    void theBarFitsAndDoesNotMoveWhenNumbersGrow()
    {
        auto* slider = window().findChild<TransportBar*>()->findChild<QSlider*>();
        fixture().key(Qt::Key_F10);
        QVERIFY(fixture().isAt(1, 1));
        QTRY_VERIFY(slider->width() >= slider->minimumWidth()); // it is laid out
        const int before = slider->width();
        choose(u"transport.speed"_s, u"fast"_s);
        window().sessions().openSystem({.system = u"bank"_s, .scenario = u"transfer"_s});
        QTRY_COMPARE(frame().newest, 0);
        fixture().key(Qt::Key_F5);
        QTRY_VERIFY(frame().newest == 13 && !frame().running);
        QCOMPARE(slider->width(), before);
        QCOMPARE(window().width(), 1366);
        for (const auto* each : slider->parentWidget()->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
            if (each->isVisible())
                QVERIFY2(each->width() >= each->minimumSizeHint().width(), each->metaObject()->className());
        }
    }

    void runsUntilQuietByKeys()
    {
        fixture().key(Qt::Key_F5, Qt::ControlModifier);
        auto* dialog = opened<RunUntilDialog>();
        QVERIFY(dialog);
        fast();
        fixture().key(Qt::Key_Return, {}, dialog);
        QVERIFY(fixture().isAt(2, 2));
        QTRY_VERIFY(window().notice().contains(u"nothing waits"));
    }

    void runsUntilAStepATimeAnEventAndACondition()
    {
        fast();
        runUntil([](RunUntilDialog& dialog) { dialog.findChild<QSpinBox*>()->setValue(3); });
        QVERIFY(fixture().isAt(3, 3));
        runUntil([](RunUntilDialog& dialog) {
            lineIn(dialog, u"Time by the session's clock"_s)->setText(u"2026-01-01T09:00:05"_s);
        });
        QVERIFY(fixture().isAt(5, 5));
        runUntil([](RunUntilDialog& dialog) {
            dialog.findChild<QComboBox*>()->setEditText(u"DebitedForTransfer"_s);
        });
        QVERIFY(fixture().isAt(8, 8));
        runUntil([](RunUntilDialog& dialog) {
            dialog.findChild<ExpressionEdit*>()->setExpression(u"events.size() == 2"_s);
        });
        QVERIFY(fixture().isAt(13, 13));
        window().goTo(0);
        QVERIFY(fixture().isAt(0, 13));
        runUntil([](RunUntilDialog& dialog) { // the last choices are there again
            QCOMPARE(dialog.findChild<ExpressionEdit*>()->expression(), u"events.size() == 2"_s);
            QCOMPARE(dialog.findChild<QComboBox*>()->currentText(), u"DebitedForTransfer"_s);
        });
        QVERIFY(fixture().isAt(13, 13));
    }

    void whatCannotBeMeantCannotBeRun()
    {
        fixture().key(Qt::Key_F5, Qt::ControlModifier);
        auto* dialog = opened<RunUntilDialog>();
        QVERIFY(dialog);
        auto* run = dialog->findChildren<QPushButton*>().last();
        for (auto* button : dialog->findChildren<QPushButton*>())
            run = button->text() == u"&Run" ? button : run;
        QVERIFY(run->isEnabled());
        lineIn(*dialog, u"Time by the session's clock"_s)->setText(u"yesterday"_s);
        QVERIFY(!run->isEnabled());
        dialog->findChild<ExpressionEdit*>()->setExpression(u"lag =="_s);
        QVERIFY(!run->isEnabled());
        dialog->findChild<QSpinBox*>()->setValue(40);
        QVERIFY(run->isEnabled());
        dialog->reject();
    }

    void findsTheStepWhereAConditionBegins()
    {
        fast();
        fixture().key(Qt::Key_F5);
        QTRY_VERIFY(frame().newest == 13 && !frame().running);
        find(u"transfers.size() == 1"_s);
        QVERIFY(fixture().isAt(7, 13));
        QTRY_VERIFY(window().notice().contains(u"Step 7 is the first"));
        find(u"transfers.size() == 5"_s);
        QTRY_VERIFY(window().notice().startsWith(u"There is no step"));
        QVERIFY(fixture().isAt(7, 13));
        activate();
        fixture().key(Qt::Key_F10, Qt::ShiftModifier);
        QVERIFY(fixture().isAt(6, 13));
        QTRY_COMPARE(window().notice(), QString()); // not what is looked at any more
    }

    void aBreakpointStopsTheRunAndSelectsWhatMatched()
    {
        fast();
        fixture().key(Qt::Key_F10);
        QTRY_VERIFY(window().selection().current().notification);
        window().showView(u"timeline"_s);
        fixture().key(Qt::Key_F9);
        QTRY_VERIFY(frame().run.breakpoints);
        QCOMPARE(frame().run.breakpoints->front().breakpoint.event, u"Opened"_s);
        fixture().key(Qt::Key_F5);
        QVERIFY(fixture().isAt(2, 2));
        QTRY_VERIFY(window().notice().startsWith(u"Stopped after step 2: Statements recorded Opened"));
        QTRY_COMPARE(window().selection().current().step, std::optional<qint64>(2));
        window().close();
        m_fixture = std::make_unique<WindowFixture>(m_settings->path()); // they are kept
        QTRY_VERIFY(frame().run.breakpoints && frame().run.breakpoints->size() == 1);
    }

    void theFieldThatABreakpointReadIsGoneToWhereItsEventIsShown()
    {
        fast();
        window().showView(u"log"_s);
        window().showView(u"aggregates"_s);
        window().post(request::SetBreakpoints{{{.kind = Breakpoint::Kind::EventType,
            .event = u"Credited"_s,
            .condition = u"state.amount > 50d"_s}}});
        QTRY_VERIFY(frame().run.breakpoints);
        fixture().key(Qt::Key_F5);
        QTRY_VERIFY(window().notice().contains(u"(state.amount is 100.00)"));
        QTRY_COMPARE(currentOf(u"Decoded state of the notification"_s), u"amount"_s);
        QTRY_COMPARE(currentOf(u"Event of the version"_s), u"amount"_s);
    }

    void f9InTheGraphIsAboutTheProcessOrThePipe()
    {
        QWidget* graph = focusGraph();
        fixture().key(Qt::Key_Right, {}, graph);
        fixture().key(Qt::Key_F9, {}, graph);
        QTRY_VERIFY(frame().run.breakpoints);
        QCOMPARE(frame().run.breakpoints->front().breakpoint.kind, Breakpoint::Kind::Process);
        fixture().key(Qt::Key_F9, {}, graph);
        QTRY_VERIFY(!frame().run.breakpoints);
    }

private:
    WindowFixture& fixture() { return *m_fixture; }
    WorkbenchWindow& window() { return *m_fixture->window; }
    const Frame& frame() { return window().frame(); }

    QWidget* focusGraph()
    {
        window().showView(u"graph"_s);
        return window().focusWidget();
    }
    /// The name in the current row of the view with that accessible name.
    QString currentOf(const QString& name)
    {
        for (const auto* view : window().findChildren<QAbstractItemView*>()) {
            if (view->accessibleName() == name)
                return view->currentIndex().siblingAtColumn(0).data().toString();
        }
        return {};
    }
    void choose(const QString& name, const QString& item)
    {
        auto* combo = fixture().find<QComboBox>(name);
        combo->setCurrentText(item);
        Q_EMIT combo->activated(combo->currentIndex());
    }
    void fast() { choose(u"transport.speed"_s, u"fast"_s); }
    QString statusText()
    {
        const auto* label = window().statusBar()->findChild<QLabel*>();
        return label->text();
    }
    static QLineEdit* lineIn(const QWidget& dialog, const QString& name)
    {
        for (auto* line : dialog.findChildren<QLineEdit*>()) {
            if (line->accessibleName() == name)
                return line;
        }
        return nullptr;
    }
    template <class D>
    D* opened()
    {
        D* dialog = nullptr;
        (void)QTest::qWaitFor([&] { return (dialog = window().findChild<D*>()) != nullptr; });
        return dialog;
    }
    void activate()
    {
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
    }
    template <class Fill>
    void runUntil(const Fill& fill)
    {
        activate();
        fixture().key(Qt::Key_F5, Qt::ControlModifier);
        auto* dialog = opened<RunUntilDialog>();
        QVERIFY(dialog);
        fill(*dialog);
        dialog->accept();
        QTRY_VERIFY(!window().findChild<RunUntilDialog*>());
    }
    void find(const QString& condition)
    {
        activate();
        fixture().key(Qt::Key_F5, Qt::ControlModifier | Qt::ShiftModifier);
        auto* dialog = opened<FindStepDialog>();
        QVERIFY(dialog);
        auto* edit = dialog->findChild<ExpressionEdit*>();
        edit->setExpression(condition);
        fixture().key(Qt::Key_Return, {}, edit);
        QTRY_VERIFY(!window().findChild<FindStepDialog*>());
    }

    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(RunningTest)
#include "tst_running.moc"
