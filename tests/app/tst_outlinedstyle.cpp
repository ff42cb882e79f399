// SPDX-License-Identifier: BSD-3-Clause
#include "app/outlinedstyle.h"
#include "views/common/theme.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QtTest>

using namespace occasion;

/// In a dark theme a field is told from the window by its outline.
class OutlinedStyleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(new OutlinedStyle); }

    void fieldsAreOutlinedInTheDark()
    {
        QLineEdit line;
        QSpinBox spin;
        QPlainTextEdit text;
        for (QWidget* field : std::initializer_list<QWidget*>{&line, &spin, &text})
            QVERIFY2(contrastOfOutline(*field) > 2, field->metaObject()->className());
    }

    void aTextThatIsOnlyReadIsNoField()
    {
        QPlainTextEdit text;
        text.setReadOnly(true);
        QVERIFY(contrastOfOutline(text) < 2);
    }

    void aTextOfSeveralLinesShowsItsFocus()
    {
        QWidget window;
        QLineEdit other(&window);
        QPlainTextEdit text(&window);
        text.setGeometry(0, 40, 120, 60);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        for (const bool dark : {false, true}) {
            window.setPalette((dark ? Theme::night() : Theme::light()).palette());
            other.setFocus();
            const QRgb without = outline(text);
            text.setFocus();
            const QRgb with = outline(text);
            QVERIFY(with != without);
            QVERIFY(qBlue(with) > qRed(with) + 40); // the colour of what is selected
        }
    }

private:
    static QRgb outline(QWidget& field)
    {
        const QImage picture = field.grab().toImage();
        return picture.pixel(0, picture.height() / 2);
    }

    /// The ratio of luminances, as WCAG defines it.
    static double contrastOfOutline(QWidget& field)
    {
        const QPalette palette = Theme::night().palette();
        field.setPalette(palette);
        field.resize(120, 60);
        const double line = luminance(outline(field));
        const double window = luminance(palette.color(QPalette::Window).rgb());
        return (std::max(line, window) + 0.05) / (std::min(line, window) + 0.05);
    }

    static double luminance(QRgb colour)
    {
        const auto part = [](int value) { return std::pow(value / 255.0, 2.2); };
        return 0.2126 * part(qRed(colour)) + 0.7152 * part(qGreen(colour)) + 0.0722 * part(qBlue(colour));
    }
};

QTEST_MAIN(OutlinedStyleTest)
#include "tst_outlinedstyle.moc"
