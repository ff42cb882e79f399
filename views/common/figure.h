// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QFont>
#include <QSizeF>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

class QPainter;

namespace occasion {

/// A picture that can be painted anywhere: on screen, as SVG, PDF or PNG.
struct Figure
{
    QString title = {};
    QSizeF size = {}; ///< in logical pixels
    std::function<void(QPainter&)> paint = {}; ///< paints into (0, 0)…size; deterministic
};

/// The font with its size in pixels and without hinting, so that text measures and paints alike on a screen,
/// in a PNG, a PDF and an SVG. Every figure measures and paints with such fonts alone.
QFont figureFont(const QFont& font);

/// Rows of text, for CSV and JSON export and for tables as pictures.
struct DataTable
{
    QString title = {};
    QStringList columns = {};
    std::vector<QStringList> rows = {};
};

/// Writes the figure as the file's ending says (svg, pdf, png at twice the size). Atomic: the file is whole
/// or as it was. OperationalError with a sentence when it cannot be written; ValueError for another ending.
void writeFigure(const Figure& figure, const QString& path);

/// Writes the rows as csv (RFC 4180) or json (a list of objects). Errors as above.
void writeTable(const DataTable& table, const QString& path);

} // namespace occasion
