// SPDX-License-Identifier: BSD-3-Clause
#include "fakehistory.h"
#include "views/timeline/timelineview.h"

#include <QScrollBar>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

TimelineView::Source sourceOf(const History& history)
{
    return {[&history](qint64 first, qint64 last, const auto& answer) {
                answer(timelineMarks(history, first, last));
            },
        [&history](
            qint64 first, qint64 last, const auto& answer) { answer(timelineStrip(history, first, last)); }};
}

Frame frameOf(const History& history, qint64 cursor, int session = 1)
{
    Frame frame{.session = session, .map = history.map()};
    frame.newest = history.newestStep();
    frame.cursor = cursor;
    return frame;
}

/// A view of 900 × 300 on a history, shown.
struct Shown
{
    explicit Shown(const History& history, qint64 cursor)
        : view(sourceOf(history))
    {
        view.resize(900, 300);
        view.show();
        view.showFrame(frameOf(history, cursor));
        QCoreApplication::processEvents();
    }
    QPoint placeOf(qint64 step) const
    {
        return view.scene().geometry.centre(step, view.scene().marks->find(step)->step.process).toPoint();
    }
    QImage grab() { return view.viewport()->grab().toImage(); }
    TimelineView view;
};

QByteArray svgOf(const Figure& figure, const QTemporaryDir& folder)
{
    const QString path = folder.filePath(u"figure.svg"_s);
    writeFigure(figure, path);
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double distance(QColor a, QColor b)
{
    return std::abs(a.redF() - b.redF()) + std::abs(a.greenF() - b.greenF())
        + std::abs(a.blueF() - b.blueF());
}

}

class TestTimelineView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMarkIsFoundWhereItIsPainted()
    {
        const FakeHistory history = transferHistory();
        const Shown shown(history, 12);
        for (qint64 step = 1; step <= 12; ++step)
            QCOMPARE(shown.view.markAt(shown.placeOf(step)), step);
        QCOMPARE(shown.view.markAt(QPointF(5, 100)), 0);
        QCOMPARE(shown.view.markAt(shown.placeOf(4) + QPointF(0, 200)), 0);
    }

    void anArrowRunsFromTheCauseToTheEffect()
    {
        const FakeHistory history = transferHistory();
        const Shown shown(history, 12);
        const TimelineGeometry& geometry = shown.view.scene().geometry;
        const QLineF arrow = geometry.arrow(*shown.view.scene().marks->find(9));
        const double gap = geometry.radius() + 1.5;
        QVERIFY(qAbs(QLineF(geometry.centre(8, 1), arrow.p1()).length() - gap) < 0.01);
        QVERIFY(qAbs(QLineF(arrow.p2(), geometry.centre(9, 0)).length() - gap) < 0.01);
        QVERIFY(geometry.arrow(*shown.view.scene().marks->find(1)).isNull());
    }

    void stepsAfterTheCursorAreDimmed()
    {
        const FakeHistory history = transferHistory();
        Shown shown(history, 4);
        const QImage image = shown.grab();
        const QColor accounts = Theme::light().process(0);
        QVERIFY(distance(image.pixelColor(shown.placeOf(1)), accounts) < 0.05);
        QVERIFY(distance(image.pixelColor(shown.placeOf(9)), accounts) > 0.5);
        shown.view.showFrame(frameOf(history, 12));
        QVERIFY(distance(shown.grab().pixelColor(shown.placeOf(9)), accounts) < 0.05);
    }

    void hoveringDimsWhatIsOutsideTheLightCones()
    {
        const FakeHistory history = transferHistory();
        Shown shown(history, 12);
        QTest::mouseMove(shown.view.viewport(), shown.placeOf(9));
        const TimelineScene& scene = shown.view.scene();
        QCOMPARE(scene.cones.step, 9);
        QCOMPARE(TimelinePainter::opacity(scene, 8), 1.0);
        QCOMPARE(TimelinePainter::opacity(scene, 12), 1.0);
        QVERIFY(TimelinePainter::opacity(scene, 10) < 0.5);
        QTest::mouseMove(shown.view.viewport(), QPoint(5, 5));
        QVERIFY(shown.view.scene().cones.isEmpty());
    }

    void aClickSelectsAndADoubleClickGoesThere()
    {
        const FakeHistory history = transferHistory();
        Shown shown(history, 12);
        QSignalSpy selected(&shown.view, &TimelineView::stepSelected);
        QSignalSpy activated(&shown.view, &TimelineView::stepActivated);
        QTest::mouseClick(shown.view.viewport(), Qt::LeftButton, {}, shown.placeOf(8));
        QCOMPARE(selected.value(0).value(0).toLongLong(), 8);
        QCOMPARE(activated.count(), 0);
        QTest::mouseDClick(shown.view.viewport(), Qt::LeftButton, {}, shown.placeOf(8));
        QCOMPARE(activated.value(0).value(0).toLongLong(), 8);
    }

    void draggingOnTheRulerScrubs()
    {
        const FakeHistory history = transferHistory();
        Shown shown(history, 12);
        QSignalSpy activated(&shown.view, &TimelineView::stepActivated);
        const auto onRuler
            = [&](qint64 step) { return QPoint(qRound(shown.view.scene().geometry.xOf(step)), 8); };
        QTest::mousePress(shown.view.viewport(), Qt::LeftButton, {}, onRuler(3));
        QTest::mouseMove(shown.view.viewport(), onRuler(5));
        QTest::mouseRelease(shown.view.viewport(), Qt::LeftButton, {}, onRuler(5));
        QTest::mouseMove(shown.view.viewport(), onRuler(7));
        QCOMPARE(activated.count(), 2);
        QCOMPARE(activated[1][0].toLongLong(), 5);
    }

    void theKeyboardDoesEverything()
    {
        const FakeHistory history = transferHistory();
        Shown shown(history, 6);
        QSignalSpy selected(&shown.view, &TimelineView::stepSelected);
        QSignalSpy activated(&shown.view, &TimelineView::stepActivated);
        QSignalSpy causes(&shown.view, &TimelineView::causeWanted);
        QSignalSpy effects(&shown.view, &TimelineView::effectWanted);
        QTest::keyClick(&shown.view, Qt::Key_Right);
        QCOMPARE(shown.view.selected(), 7);
        QTest::keyClick(&shown.view, Qt::Key_Left);
        QCOMPARE(shown.view.selected(), 6);
        QTest::keyClick(&shown.view, Qt::Key_Home);
        QTest::keyClick(&shown.view, Qt::Key_Left);
        QCOMPARE(shown.view.selected(), 1);
        QTest::keyClick(&shown.view, Qt::Key_End);
        QCOMPARE(shown.view.selected(), 12);
        QTest::keyClick(&shown.view, Qt::Key_Return);
        QCOMPARE(activated.value(0).value(0).toLongLong(), 12);
        QTest::keyClick(&shown.view, Qt::Key_Left, Qt::ControlModifier);
        QTest::keyClick(&shown.view, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(causes.value(0).value(0).toLongLong(), 12);
        QCOMPARE(effects.value(0).value(0).toLongLong(), 12);
        QCOMPARE(selected.count(), 5);
        QTest::keyClick(&shown.view, Qt::Key_0);
        QCOMPARE(shown.view.scene().geometry.scale.visible(), (std::pair<qint64, qint64>(0, 12)));
    }

    void theCursorIsFollowedUntilThePersonScrollsAway()
    {
        FakeHistory history;
        for (int i = 0; i < 200; ++i)
            history.command(u"Deposit"_s);
        Shown shown(history, 5);
        shown.view.showFrame(frameOf(history, 60));
        QVERIFY(shown.view.scene().geometry.scale.isVisible(60));
        shown.view.horizontalScrollBar()->setValue(0);
        shown.view.showFrame(frameOf(history, 61));
        QCOMPARE(shown.view.horizontalScrollBar()->value(), 0);
        shown.view.horizontalScrollBar()->setValue(
            qRound(55 * shown.view.scene().geometry.scale.pixelsPerStep));
        shown.view.showFrame(frameOf(history, 90));
        QVERIFY(shown.view.scene().geometry.scale.isVisible(90));
    }

    void aHundredThousandStepsAreShownAsBins()
    {
        FakeHistory history;
        for (int i = 0; i < 100'000; ++i)
            history.command(u"Deposit"_s, 1, i == 50'000 ? u"Error: no."_s : QString());
        Shown shown(history, 100'000);
        QVERIFY(!shown.view.scene().bins);
        shown.view.fit();
        const TimelineScene& scene = shown.view.scene();
        QVERIFY(scene.bins);
        qint64 all = 0;
        for (int column = 0; column < scene.bins->columns; ++column)
            all += scene.bins->at(0, column).all;
        QCOMPARE(all, 100'000);
        const QPoint middle(qRound(scene.geometry.xOf(20'000)), qRound(scene.geometry.centre(0, 0).y()));
        QVERIFY(distance(shown.grab().pixelColor(middle), Theme::light().process(0)) < 0.05);
        QVERIFY(shown.view.markAt(middle) > 19'000);
    }

    void anotherSessionStartsAnew()
    {
        const FakeHistory history = transferHistory();
        Shown shown(history, 12);
        shown.view.select(5);
        shown.view.showFrame(frameOf(history, 0, 2));
        QCOMPARE(shown.view.selected(), 0);
    }

    void aFigureOfTheSameStepsHasTheSameBytes()
    {
        const FakeHistory history = transferHistory();
        const QTemporaryDir folder;
        const auto figure
            = [&](qint64 cursor) { return svgOf(Shown(history, cursor).view.figure(u"now"_s), folder); };
        const QByteArray once = figure(12);
        QCOMPARE(figure(12), once);
        QVERIFY(figure(3) != once);
        QVERIFY(once.contains("Statements"));
        QVERIFY(once.contains("step 12"));
    }

    void aFigureExplainsItsMarks()
    {
        const FakeHistory history = transferHistory();
        const QTemporaryDir folder;
        const Shown shown(history, 12);
        const Figure figure = shown.view.figure(u"now"_s);
        QVERIFY(svgOf(figure, folder).contains("nothing to do"));
        QVERIFY(figure.size.height() > shown.view.scene().geometry.size.height());
    }

    void aFigureOfWhatIsOnScreenOutlivesTheView()
    {
        const FakeHistory history = transferHistory();
        const QTemporaryDir folder;
        Figure figure;
        {
            const Shown shown(history, 12);
            figure = shown.view.figure(u"now"_s);
        }
        QVERIFY(svgOf(figure, folder).contains("Transfers"));
    }

    void anEmptyHistoryHasAFigureToo()
    {
        const FakeHistory history;
        const QTemporaryDir folder;
        QVERIFY(svgOf(Shown(history, 0).view.figure(u"now"_s), folder).contains("Accounts"));
    }
};

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
