// SPDX-License-Identifier: BSD-3-Clause
#include "app/stepslider.h"

#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

using namespace occasion;
using namespace Qt::StringLiterals;

class StepSliderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNamedStepIsMarkedWhereTheHandleWouldBe()
    {
        StepSlider slider;
        slider.resize(400, 30);
        slider.setMaximum(100);
        const QImage before = picture(slider);
        slider.setMarks({{25, u"before it"_s}, {200, u"beyond the end"_s}});
        const QImage after = picture(slider);
        QVERIFY(before != after);
        QRect changed;
        for (int y = 0; y < after.height(); ++y) {
            for (int x = 0; x < after.width(); ++x) {
                if (before.pixel(x, y) != after.pixel(x, y))
                    changed |= QRect(x, y, 1, 1);
            }
        }
        QVERIFY2(qAbs(changed.center().x() - slider.xOf(25)) <= 1, qPrintable(u"%1"_s.arg(changed.x())));
        QVERIFY(changed.width() <= 12);
        QVERIFY(slider.xOf(0) < slider.xOf(25) && slider.xOf(25) < slider.xOf(100));
    }

    void theTooltipOverAMarkSaysItsName()
    {
        StepSlider slider;
        slider.resize(400, 30);
        slider.show();
        slider.setMaximum(100);
        slider.setMarks({{25, u"before it"_s}});
        const QPoint place(slider.xOf(25), 5);
        QHelpEvent event(QEvent::ToolTip, place, slider.mapToGlobal(place));
        QCoreApplication::sendEvent(&slider, &event);
        QCOMPARE(QToolTip::text(), u"Step 25: before it"_s);
    }

private:
    static QImage picture(StepSlider& slider) { return slider.grab().toImage(); }
};

QTEST_MAIN(StepSliderTest)
#include "tst_stepslider.moc"
