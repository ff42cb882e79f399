// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/tablefigure.h"

#include "views/common/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// Where everything goes: worked out once, painted as often as wanted.
struct TableLayout
{
    DataTable table;
    Theme theme;
    QFont font;
    QFont bold;
    double padding = 0;
    double rowHeight = 0;
    double titleHeight = 0;
    std::vector<double> widths = {};
    std::vector<bool> numeric = {};

    double width() const;
    void measure();
    void paint(QPainter& painter) const;
    void paintRow(QPainter& painter, const QStringList& cells, double y) const;
};

bool isNumber(const QString& text)
{
    bool ok = false;
    text.toDouble(&ok);
    return ok;
}

bool isNumeric(const DataTable& table, int column)
{
    bool any = false;
    for (const QStringList& row : table.rows) {
        const QString text = row.value(column);
        if (!text.isEmpty() && !isNumber(text))
            return false;
        any = any || !text.isEmpty();
    }
    return any;
}

QString oneLine(const QString& text)
{
    return text.simplified();
}

void TableLayout::measure()
{
    const QFontMetricsF plain(font);
    const QFontMetricsF heavy(bold);
    padding = std::round(plain.height() * 0.5);
    rowHeight = std::round(plain.height() * 1.6);
    titleHeight = table.title.isEmpty() ? 0 : std::round(plain.height() * 2.2);
    const double widest = plain.averageCharWidth() * 60;
    for (int column = 0; column < table.columns.size(); ++column) {
        double width = heavy.horizontalAdvance(table.columns.at(column));
        for (const QStringList& row : table.rows)
            width = qMax(width, plain.horizontalAdvance(oneLine(row.value(column))));
        widths.push_back(std::ceil(qMin(width, widest)) + 2 * padding);
        numeric.push_back(isNumeric(table, column));
    }
}

double TableLayout::width() const
{
    double total = 0;
    for (const double width : widths)
        total += width;
    return qMax(total, std::ceil(QFontMetricsF(bold).horizontalAdvance(table.title)) + 2 * padding);
}

void TableLayout::paintRow(QPainter& painter, const QStringList& cells, double y) const
{
    const QFontMetricsF metrics(painter.font());
    double x = 0;
    for (size_t column = 0; column < widths.size(); ++column) {
        const QRectF cell(x + padding, y, widths[column] - 2 * padding, rowHeight);
        const auto side = numeric[column] ? Qt::AlignRight : Qt::AlignLeft;
        const QString text = oneLine(cells.value(static_cast<qsizetype>(column)));
        // A pixel more than was measured, so that rounding never elides what fits.
        painter.drawText(cell.adjusted(-1, 0, 1, 0), side | Qt::AlignVCenter | Qt::TextSingleLine,
            metrics.elidedText(text, Qt::ElideRight, cell.width() + 1));
        x += widths[column];
    }
}

void TableLayout::paint(QPainter& painter) const
{
    const double full = width();
    const double top = titleHeight;
    painter.fillRect(
        QRectF(0, 0, full, top + rowHeight * static_cast<double>(table.rows.size() + 1)), theme.canvas);
    painter.setFont(bold);
    painter.setPen(theme.text);
    if (titleHeight > 0)
        painter.drawText(
            QRectF(padding, 0, full - padding, titleHeight), Qt::AlignLeft | Qt::AlignVCenter, table.title);
    painter.fillRect(QRectF(0, top, full, rowHeight), theme.lane);
    paintRow(painter, table.columns, top);
    painter.setFont(font);
    double y = top + rowHeight;
    for (size_t row = 0; row < table.rows.size(); ++row, y += rowHeight) {
        if (row % 2 == 1)
            painter.fillRect(QRectF(0, y, full, rowHeight), theme.lane);
        paintRow(painter, table.rows[row], y);
    }
    painter.setPen(QPen(theme.line, 1));
    painter.drawLine(QPointF(0, top + rowHeight), QPointF(full, top + rowHeight));
}

} // namespace

Figure tableFigure(const DataTable& table, const Theme& theme, const QFont& font)
{
    TableLayout layout{.table = table, .theme = theme, .font = figureFont(font), .bold = figureFont(font)};
    layout.bold.setBold(true);
    layout.measure();
    const QSizeF size(
        layout.width(), layout.titleHeight + layout.rowHeight * static_cast<double>(table.rows.size() + 1));
    return {
        .title = table.title, .size = size, .paint = [layout](QPainter& painter) { layout.paint(painter); }};
}

} // namespace occasion
