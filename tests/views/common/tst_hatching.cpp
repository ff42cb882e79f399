// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/hatching.h"
#include "views/common/theme.h"

#include <QPainter>
#include <QtTest>

using namespace occasion;

namespace {

/// A view of one theme: left its ground, right what is written.
class View : public QWidget
{
public:
    explicit View(const Theme& theme)
        : m_theme(theme)
    {
        resize(80, 40);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.canvas);
        painter.fillRect(QRect(40, 0, 40, 40), m_theme.text);
    }

private:
    const Theme& m_theme;
};

}

class HatchingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesRunInTheGroundAndBelowWhatIsWritten_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void linesRunInTheGroundAndBelowWhatIsWritten()
    {
        QFETCH(const bool, isDark);
        const Theme& theme = isDark ? Theme::night() : Theme::light();
        View view(theme);
        Hatching hatching(&view);
        hatching.setTheme(theme);
        const QImage picture = view.grab().toImage();
        const QRgb ground = theme.canvas.rgb();
        const QRgb letters = theme.text.rgb();
        int lines = 0;
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < 80; ++x) {
                if (x < 40)
                    lines += picture.pixel(x, y) == ground ? 0 : 1;
                else
                    QCOMPARE(picture.pixel(x, y), letters);
            }
        }
        QVERIFY2(lines > 100, qPrintable(QString::number(lines)));
    }
};

QTEST_MAIN(HatchingTest)
#include "tst_hatching.moc"
