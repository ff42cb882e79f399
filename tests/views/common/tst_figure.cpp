// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "views/common/figure.h"
#include "views/common/tablefigure.h"
#include "views/common/theme.h"

#include <QPainter>
#include <QtTest>

using namespace occasion;
using namespace Qt::StringLiterals;

namespace {

Figure redSquare()
{
    return {.title = u"Red & square"_s, .size = {40, 30}, .paint = [](QPainter& painter) {
                painter.fillRect(QRectF(0, 0, 40, 30), Qt::white);
                painter.fillRect(QRectF(10, 10, 20, 10), Qt::red);
                painter.setFont(figureFont(painter.font()));
                painter.drawText(QPointF(2, 9), u"Ab"_s);
            }};
}

DataTable people()
{
    return {.title = u"People"_s,
        .columns = {u"name"_s, u"balance"_s},
        .rows = {{u"Alice, \"Al\""_s, u"10.00"_s}, {u"Bö\nb"_s, u"-3"_s}}};
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestFigure : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QString in(const QString& name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void theSameFigureGivesTheSameSvgBytes()
    {
        writeFigure(redSquare(), in(u"a.svg"_s));
        writeFigure(redSquare(), in(u"b.svg"_s));
        const QByteArray svg = contents(in(u"a.svg"_s));
        QVERIFY(svg.contains("<title>Red &amp; square</title>"));
        QVERIFY(svg.contains("viewBox=\"0 0 40 30\""));
        QCOMPARE(svg, contents(in(u"b.svg"_s)));
    }

    void pngHasTwiceTheSizeAndTheColours()
    {
        writeFigure(redSquare(), in(u"a.PNG"_s));
        const QImage image(in(u"a.PNG"_s));
        QCOMPARE(image.size(), QSize(80, 60));
        QCOMPARE(image.pixelColor(40, 30), QColor(Qt::red));
        QCOMPARE(image.pixelColor(70, 50), QColor(Qt::white));
    }

    void pdfIsOnePageOfTheFiguresSize()
    {
        writeFigure(redSquare(), in(u"a.pdf"_s));
        const QByteArray pdf = contents(in(u"a.pdf"_s));
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(pdf.contains("/Count 1"));
        const QRegularExpression box(u"MediaBox \\[0(\\.0+)? 0(\\.0+)? 30(\\.\\d+)? 2[23](\\.\\d+)?\\]"_s);
        QVERIFY2(box.match(QString::fromLatin1(pdf)).hasMatch(), "40 × 30 pixels are 30 × 22.5 points");
    }

    void anotherEndingIsRefusedWithASentence()
    {
        QVERIFY_THROWS_EXCEPTION(ValueError, writeFigure(redSquare(), in(u"a.bmp"_s)));
        QVERIFY_THROWS_EXCEPTION(ValueError, writeTable(people(), in(u"a.svg"_s)));
        QVERIFY(!QFile::exists(in(u"a.bmp"_s)));
    }

    void aFileThatCannotBeWrittenSaysWhichAndLeavesNothing()
    {
        const QString path = in(u"nowhere/a.svg"_s);
        try {
            writeFigure(redSquare(), path);
            QFAIL("a folder that does not exist was written to");
        } catch (const OperationalError& error) {
            QVERIFY2(error.message().contains(path), qPrintable(error.message()));
        }
        QVERIFY(!QFile::exists(path));
    }

    void csvQuotesWhatNeedsIt()
    {
        writeTable(people(), in(u"a.csv"_s));
        QCOMPARE(contents(in(u"a.csv"_s)),
            QByteArray("name,balance\r\n\"Alice, \"\"Al\"\"\",10.00\r\n\"Bö\nb\",-3\r\n"));
    }

    void jsonKeepsTheOrderOfColumnsAndReadsBack()
    {
        DataTable table = people();
        table.columns.swapItemsAt(0, 1);
        writeTable(table, in(u"a.json"_s));
        const QByteArray text = contents(in(u"a.json"_s));
        QVERIFY(text.indexOf("balance") < text.indexOf("name"));
        const QJsonArray rows = QJsonDocument::fromJson(text).array();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[1][u"balance"_s].toString(), u"Bö\nb"_s);
    }

    void jsonOfNoRowsIsAnEmptyList()
    {
        writeTable({.title = {}, .columns = {u"a"_s}}, in(u"none.json"_s));
        QCOMPARE(contents(in(u"none.json"_s)), QByteArray("[]\n"));
    }

    void aTableFigureGrowsWithItsRowsAndLimitsItsColumns()
    {
        const QFont font = QGuiApplication::font();
        const QSizeF two = tableFigure(people(), Theme::light(), font).size;
        DataTable more = people();
        more.rows.push_back({QString(5000, u'x'), u"1"_s});
        const Figure three = tableFigure(more, Theme::light(), font);
        QVERIFY(three.size.height() > two.height());
        QVERIFY(three.size.width() > two.width());
        QVERIFY(three.size.width() < 2000);
        writeFigure(three, in(u"t.svg"_s));
        QVERIFY(contents(in(u"t.svg"_s)).contains("People"));
    }
};

QTEST_MAIN(TestFigure)
#include "tst_figure.moc"
