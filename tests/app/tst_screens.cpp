// SPDX-License-Identifier: BSD-3-Clause
#include "tests/app/windowfixture.h"

#include <QDir>
#include <QDockWidget>

using namespace occasion;
using namespace Qt::StringLiterals;

/// The window on the screens that people have. With OCCASION_SCREENS naming a folder its pictures are kept there.
class ScreensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFourMainViewsAreSeenTogether_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
            for (const bool dark : {false, true})
                QTest::addRow("%dx%d-%s", size.width(), size.height(), dark ? "dark" : "light")
                    << size << dark;
        }
    }

    void theFourMainViewsAreSeenTogether()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        const QTemporaryDir folder;
        WindowFixture fixture(folder.path(), size);
        QVERIFY(fixture.isAt(0, 0));
        if ((fixture.window->palette().color(QPalette::Window).lightness() < 128) != dark)
            fixture.window->toggleDark();
        for (int i = 0; i < 11; ++i)
            fixture.key(Qt::Key_F10);
        QVERIFY(fixture.isAt(11, 11));
        fixture.key(Qt::Key_F10, Qt::ShiftModifier);
        QVERIFY(fixture.isAt(10, 11));
        keep(fixture);
        QCOMPARE(fixture.window->size(), size);
        for (const QString& view : {u"graph"_s, u"timeline"_s, u"aggregates"_s, u"log"_s, u"nextsteps"_s}) {
            const auto* panel = fixture.find<QWidget>(view);
            QVERIFY2(panel && !panel->visibleRegion().isEmpty(), qPrintable(view));
            QVERIFY2(
                panel->width() > size.width() / 4 && panel->height() > size.height() / 4, qPrintable(view));
        }
    }

private:
    static void keep(const WindowFixture& fixture)
    {
        const QString folder = qEnvironmentVariable("OCCASION_SCREENS");
        if (folder.isEmpty())
            return;
        QTest::qWait(1500); // the token has arrived, the layout is drawn
        QDir().mkpath(folder);
        QVERIFY(fixture.window->grab().save(
            folder + u'/' + QString::fromLatin1(QTest::currentDataTag()) + u".png"));
        for (const QString& view : {u"commands"_s, u"sessions"_s, u"invariants"_s, u"nextsteps"_s}) {
            fixture.window->showView(view);
            QTest::qWait(200);
            QVERIFY(fixture.find<QWidget>(view)->grab().save(
                u"%1/%2-%3.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()), view)));
        }
    }
};

QTEST_MAIN(ScreensTest)
#include "tst_screens.moc"
