// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/timescale.h"

#include <QtTest>

using namespace occasion;

namespace {

Timescale scaleOf(qint64 newest, double pixels, double scroll = 0)
{
    return {.newest = newest, .width = 400, .pixelsPerStep = pixels, .scroll = scroll};
}

} // namespace

class TestTimescale : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStepIsFoundWhereItStands_data()
    {
        QTest::addColumn<double>("pixels");
        QTest::addColumn<double>("scroll");
        QTest::addColumn<qint64>("step");
        QTest::addColumn<double>("x");
        QTest::newRow("start") << 40.0 << 0.0 << qint64(0) << 20.0;
        QTest::newRow("third") << 40.0 << 0.0 << qint64(3) << 140.0;
        QTest::newRow("scrolled") << 40.0 << 100.0 << qint64(3) << 40.0;
        QTest::newRow("left of what is visible") << 40.0 << 400.0 << qint64(3) << -260.0;
        QTest::newRow("narrow") << 0.5 << 10.0 << qint64(100) << 40.25;
    }
    void aStepIsFoundWhereItStands()
    {
        QFETCH(double, pixels);
        QFETCH(double, scroll);
        QFETCH(qint64, step);
        QFETCH(double, x);
        const Timescale scale = scaleOf(1000, pixels, scroll);
        QCOMPARE(scale.xOf(step), x);
        QCOMPARE(scale.stepAt(x), step);
    }

    void beyondTheEndsAreTheEnds()
    {
        const Timescale scale = scaleOf(5, 40);
        QCOMPARE(scale.stepAt(-100), 0);
        QCOMPARE(scale.stepAt(10'000), 5);
    }

    void zoomingKeepsWhatIsUnderTheMouse_data()
    {
        QTest::addColumn<double>("factor");
        QTest::addColumn<double>("x");
        QTest::newRow("in") << 1.5 << 123.0;
        QTest::newRow("in at the edge") << 2.0 << 399.0;
        QTest::newRow("out") << 0.7 << 200.0;
    }
    void zoomingKeepsWhatIsUnderTheMouse()
    {
        QFETCH(double, factor);
        QFETCH(double, x);
        Timescale scale = scaleOf(10'000, 20, 5000);
        const double before = (x + scale.scroll) / scale.pixelsPerStep;
        scale.zoom(factor, x);
        QCOMPARE(scale.pixelsPerStep, 20 * factor);
        QVERIFY(qAbs((x + scale.scroll) / scale.pixelsPerStep - before) < 1e-6);
    }

    void zoomStopsWhereAllIsVisibleAndWhereOneStepIsLarge()
    {
        Timescale scale = scaleOf(99'999, 20);
        scale.zoom(1e-9, 10);
        QCOMPARE(scale.contentWidth(), 400.0);
        QVERIFY(!scale.showsMarks());
        scale.zoom(1e9, 10);
        QCOMPARE(scale.pixelsPerStep, Timescale::mostPixels);
    }

    void tenMillionStepsFitAScrollBar()
    {
        Timescale scale = scaleOf(10'000'000, 20);
        scale.zoom(1e9, 10);
        QVERIFY(scale.contentWidth() < 2147483647.0);
    }

    void fittingShowsAll()
    {
        Timescale scale = scaleOf(99, 100, 3000);
        scale.fit();
        QCOMPARE(scale.visible(), (std::pair<qint64, qint64>(0, 99)));
        QCOMPARE(scale.mostScroll(), 0.0);
    }

    void revealingScrollsOnlyWhenItMust_data()
    {
        QTest::addColumn<qint64>("step");
        QTest::addColumn<bool>("scrolls");
        QTest::newRow("in the middle") << qint64(15) << false;
        QTest::newRow("far right") << qint64(80) << true;
        QTest::newRow("far left") << qint64(2) << true;
        QTest::newRow("last") << qint64(100) << true;
    }
    void revealingScrollsOnlyWhenItMust()
    {
        QFETCH(qint64, step);
        QFETCH(bool, scrolls);
        Timescale scale = scaleOf(100, 40, 400);
        scale.reveal(step);
        QVERIFY(scale.isVisible(step));
        QCOMPARE(scale.scroll != 400.0, scrolls);
        QVERIFY(scale.scroll >= 0 && scale.scroll <= scale.mostScroll());
    }

    void aShortHistoryNeverScrolls()
    {
        Timescale scale = scaleOf(3, 40);
        scale.scrollTo(1000);
        QCOMPARE(scale.scroll, 0.0);
    }
};

QTEST_APPLESS_MAIN(TestTimescale)
#include "tst_timescale.moc"
