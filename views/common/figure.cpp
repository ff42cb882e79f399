// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/figure.h"

#include "engine/errors.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QFontInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int dotsPerInch = 96; // logical pixels of a figure, whatever the screen
constexpr double pointsPerPixel = 72.0 / dotsPerInch;

void paintOn(QPaintDevice& device, const Figure& figure)
{
    QPainter painter(&device);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    figure.paint(painter);
}

QByteArray svgOf(const Figure& figure)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(dotsPerInch);
    generator.setTitle(u"title"_s);
    generator.setDescription(u"Made by Occasion"_s);
    generator.setSize(figure.size.toSize());
    generator.setViewBox(QRectF(QPointF(), figure.size));
    paintOn(generator, figure);
    // Some versions of Qt write the title as it is, some escape it.
    const QByteArray title = "<title>" + figure.title.toHtmlEscaped().toUtf8() + "</title>";
    QByteArray svg = buffer.data();
    return svg.replace("<title>title</title>", title);
}

QByteArray pdfOf(const Figure& figure)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(dotsPerInch);
    writer.setTitle(figure.title);
    writer.setCreator(u"Occasion"_s);
    writer.setPageSize(QPageSize(figure.size * pointsPerPixel, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    paintOn(writer, figure);
    return buffer.data();
}

QByteArray pngOf(const Figure& figure)
{
    constexpr int scale = 2;
    constexpr int dotsPerMeter = 3780; // 96 an inch
    QImage image((figure.size * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        throw OperationalError(
            u"The picture is too large for a PNG (%1 × %2 pixels). Export it as SVG or PDF."_s
                .arg(figure.size.width() * scale)
                .arg(figure.size.height() * scale));
    image.setDevicePixelRatio(scale);
    image.setDotsPerMeterX(dotsPerMeter);
    image.setDotsPerMeterY(dotsPerMeter);
    image.fill(Qt::transparent);
    paintOn(image, figure);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

QString csvField(QString text)
{
    static const QString special = u",\"\r\n"_s;
    if (std::none_of(text.cbegin(), text.cend(), [](QChar c) { return special.contains(c); }))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

QString csvLine(const QStringList& fields)
{
    QStringList quoted;
    for (const QString& field : fields)
        quoted += csvField(field);
    return quoted.join(u',') + u"\r\n"_s;
}

QByteArray csvOf(const DataTable& table)
{
    QString text = csvLine(table.columns);
    for (const QStringList& row : table.rows)
        text += csvLine(row);
    return text.toUtf8();
}

QByteArray jsonText(const QString& text)
{
    return QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact).chopped(1).sliced(1);
}

// Written by hand because QJsonObject would sort the columns.
QByteArray jsonOf(const DataTable& table)
{
    QByteArrayList objects;
    for (const QStringList& row : table.rows) {
        QByteArrayList members;
        for (qsizetype i = 0; i < table.columns.size(); ++i)
            members += jsonText(table.columns.at(i)) + ": " + jsonText(row.value(i));
        objects += "  {" + members.join(", ") + '}';
    }
    return objects.isEmpty() ? QByteArray("[]\n") : "[\n" + objects.join(",\n") + "\n]\n";
}

void save(const QByteArray& bytes, const QString& path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        throw OperationalError(u"Cannot write %1: %2. Choose another place."_s.arg(path, file.errorString()));
}

[[noreturn]] void refuseEnding(const QString& path, const QString& wanted)
{
    throw ValueError(u"Cannot tell what to write from the name “%1”: it should end in %2."_s.arg(
        QFileInfo(path).fileName(), wanted));
}

} // namespace

QFont figureFont(const QFont& font)
{
    QFont sized = font;
    sized.setPixelSize(qMax(1, QFontInfo(font).pixelSize()));
    sized.setHintingPreference(QFont::PreferNoHinting);
    return sized;
}

void writeFigure(const Figure& figure, const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == "svg"_L1)
        save(svgOf(figure), path);
    else if (ending == "pdf"_L1)
        save(pdfOf(figure), path);
    else if (ending == "png"_L1)
        save(pngOf(figure), path);
    else
        refuseEnding(path, u".svg, .pdf or .png"_s);
}

void writeTable(const DataTable& table, const QString& path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == "csv"_L1)
        save(csvOf(table), path);
    else if (ending == "json"_L1)
        save(jsonOf(table), path);
    else
        refuseEnding(path, u".csv or .json"_s);
}

} // namespace occasion
