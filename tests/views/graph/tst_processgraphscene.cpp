// SPDX-License-Identifier: BSD-3-Clause
#include "graphframes.h"

#include "views/common/theme.h"
#include "views/graph/graphfigure.h"
#include "views/graph/graphpainter.h"
#include "views/graph/processgraphmodel.h"
#include "views/graph/processgraphscene.h"
#include "views/graph/processgraphview.h"

#include <QLineEdit>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

struct Shown
{
    ProcessGraphModel model;
    ProcessGraphScene scene{model};
    ProcessGraphView view{scene};

    Shown()
    {
        model.setContent(graphContent(bankFrame()));
        scene.setLook(Theme::light(), graphFont());
        scene.place(layeredLayout(graphRequest(model.content(), graphFont())));
        view.resize(480, 300);
        view.show();
    }
};

} // namespace

class TestProcessGraphScene : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowOfTheModelHasItsPlace()
    {
        const Shown shown;
        for (int row = 0; row < shown.model.rowCount(); ++row) {
            QVERIFY(shown.scene.rowRect(row).isValid());
            QCOMPARE(shown.scene.rowAt(shown.scene.rowCentre(row)), row);
        }
        QCOMPARE(shown.scene.rowAt({-50, -50}), -1);
    }

    void aLayoutOfSomethingElseShowsNothing()
    {
        Shown shown;
        shown.scene.place({});
        QCOMPARE(shown.scene.rowAt(shown.scene.sceneRect().center()), -1);
        QVERIFY(!shown.scene.rowRect(0).isValid());
    }

    void theWholeDiagramFitsUntilSomebodyZooms()
    {
        Shown shown;
        const auto seen = [&] { return shown.view.mapToScene(shown.view.viewport()->rect()).boundingRect(); };
        QVERIFY(seen().contains(shown.scene.sceneRect()));
        shown.view.resize(300, 200);
        QVERIFY(seen().contains(shown.scene.sceneRect()));
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(&shown.view, Qt::Key_Plus);
        QVERIFY(!shown.view.isFitted());
        QVERIFY(!seen().contains(shown.scene.sceneRect()));
        QTest::keyClick(&shown.view, Qt::Key_0);
        QVERIFY(shown.view.isFitted());
        QVERIFY(seen().contains(shown.scene.sceneRect()));
    }

    void arrowKeysWalkFromBoxToPipeToBox()
    {
        Shown shown;
        QSignalSpy walked(&shown.view, &ProcessGraphView::walkedTo);
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QCOMPARE(shown.scene.currentRow(), 0);
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QVERIFY(shown.model.edge(shown.scene.currentRow()));
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QVERIFY(shown.model.node(shown.scene.currentRow()));
        QVERIFY(shown.scene.currentRow() != 0);
        QTest::keyClick(&shown.view, Qt::Key_Left);
        QTest::keyClick(&shown.view, Qt::Key_Left);
        QCOMPARE(shown.scene.currentRow(), 0);
        QCOMPARE(walked.size(), 5);
        QVERIFY(shown.view.accessibleDescription().startsWith(u"Accounts: 12 events"));
    }

    void tabVisitsEveryRowAndThenLeaves()
    {
        QWidget window;
        Shown shown;
        QLineEdit before(&window);
        shown.view.setParent(&window);
        QLineEdit after(&window);
        QWidget::setTabOrder(&before, &shown.view);
        QWidget::setTabOrder(&shown.view, &after);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before.setFocus();
        QTest::keyClick(&before, Qt::Key_Tab);
        for (int row = 0; row < shown.model.rowCount(); ++row) {
            QCOMPARE(shown.scene.currentRow(), row);
            QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        }
        QVERIFY(after.hasFocus());
        QCOMPARE(shown.scene.currentRow(), -1);
        shown.view.setParent(nullptr);
    }

    void enterAndClickChoose()
    {
        Shown shown;
        QSignalSpy chosen(&shown.view, &ProcessGraphView::chosen);
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QTest::keyClick(&shown.view, Qt::Key_Return);
        const QPoint label = shown.view.mapFromScene(shown.scene.rowCentre(4));
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, label);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, {1, 1});
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen.at(0).at(0).toInt(), 0);
        QCOMPARE(chosen.at(1).at(0).toInt(), 4);
    }

    void aTokenTravelsUnlessStepsComeFasterThanItCan()
    {
        Shown shown;
        shown.scene.sendToken(1);
        QCOMPARE(shown.scene.tokenPipe(), 1);
        shown.scene.sendToken(2);
        QCOMPARE(shown.scene.tokenPipe(), -1);
        shown.scene.stopToken();
        shown.scene.sendToken(2);
        QCOMPARE(shown.scene.tokenPipe(), 2);
        QTRY_COMPARE(shown.scene.tokenPipe(), -1);
    }

    void theTokenGoesWhenTheDiagramChanges()
    {
        Shown shown;
        shown.scene.sendToken(0);
        shown.model.setContent(graphContent(storeFrame()));
        QCOMPARE(shown.scene.tokenPipe(), -1);
        shown.scene.place(layeredLayout(graphRequest(shown.model.content(), graphFont())));
        QCOMPARE(shown.scene.rowAt(shown.scene.rowCentre(4)), 4);
    }

    void aStepRepaintsWithoutMovingAnything()
    {
        Shown shown;
        const auto before = shown.scene.rowRect(0);
        const auto picture = shown.view.grab().toImage();
        Frame next = bankFrame(10);
        next.processes[0].events = 13;
        shown.model.setContent(graphContent(next));
        QCOMPARE(shown.scene.rowRect(0), before);
        QVERIFY(shown.view.grab().toImage() != picture);
    }
};

QTEST_MAIN(TestProcessGraphScene)
#include "tst_processgraphscene.moc"
