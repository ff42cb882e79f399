// SPDX-License-Identifier: BSD-3-Clause
#include "views/graph/graphpainter.h"

#include "views/common/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <array>
#include <cmath>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal corner = 9;
constexpr qreal arrowLength = 13;
constexpr qreal arrowWidth = 11;
constexpr qreal smallestReadable = 6; // pixels: below it letters are only noise

QFont scaled(QFont font, qreal factor, bool bold)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(qRound(font.pixelSize() * factor));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    font.setBold(bold);
    return font;
}

QFont nameFont(const QFont& font)
{
    return scaled(font, 1.25, true);
}
QFont numberFont(const QFont& font)
{
    return scaled(font, 1.15, true);
}
QFont wordFont(const QFont& font)
{
    return scaled(font, 1.05, false);
}
QFont badgeFont(const QFont& font)
{
    return scaled(font, 1.05, true);
}

/// The widest number with as many groups of digits.
QString widest(qint64 number)
{
    QString text = u"8,888"_s;
    while (text.size() < groupedText(number).size())
        text += u",888"_s;
    return text;
}

/// Distances follow the font.
struct Measures
{
    explicit Measures(const QFont& font)
        : name(nameFont(font))
        , number(numberFont(font))
        , word(wordFont(font))
        , badge(badgeFont(font))
        , pad(std::ceil(word.height() * 0.65))
        , band(std::ceil(name.height() + pad * 0.8))
        , row(std::ceil(number.height() * 1.08))
        , labelRow(std::ceil(badge.height() * 1.12))
    {
    }
    QFontMetricsF name, number, word, badge;
    qreal pad, band, row, labelRow;
};

struct Counted
{
    qint64 number;
    QString word;
};

std::vector<Counted> figuresOf(const GraphNode& node)
{
    const auto& figures = node.figures;
    std::vector<Counted> counted{{figures.events, figures.events == 1 ? u"event"_s : u"events"_s},
        {figures.aggregates, figures.aggregates == 1 ? u"aggregate"_s : u"aggregates"_s}};
    if (figures.refusals)
        counted.push_back({*figures.refusals, u"refused"_s});
    return counted;
}

const QString absent = u"not in this store"_s;

qreal numbersWidth(const Measures& measures, const GraphNode& node)
{
    qreal width = 0;
    for (const auto& figure : figuresOf(node))
        width = std::max(width, measures.number.horizontalAdvance(widest(figure.number)));
    return std::ceil(width);
}

QSizeF nodeSize(const Measures& measures, const GraphNode& node)
{
    const qreal nameWidth = std::ceil(measures.name.horizontalAdvance(node.name)) + 2 * measures.pad;
    if (node.process < 0)
        return {std::max(nameWidth, std::ceil(measures.word.horizontalAdvance(absent)) + 2 * measures.pad),
            measures.band + measures.row + measures.pad};
    const qreal words = std::ceil(measures.word.horizontalAdvance(u"aggregates"_s));
    const qreal rowWidth = numbersWidth(measures, node) + measures.pad * 0.6 + words + 2 * measures.pad;
    const auto rows = static_cast<qreal>(figuresOf(node).size());
    return {std::max(nameWidth, rowWidth), measures.band + rows * measures.row + measures.pad};
}

QString positionText(const QString& number)
{
    return u"position "_s % number;
}
QString lagText(const QString& number)
{
    return u"lag "_s % number;
}

QSizeF labelSize(const Measures& measures, const GraphEdge& edge)
{
    const qreal position = measures.word.horizontalAdvance(positionText(widest(edge.figures.position)));
    const qreal lag = measures.badge.horizontalAdvance(lagText(widest(edge.figures.lag))) + measures.pad;
    return {std::ceil(std::max(position, lag) + measures.pad), std::ceil(2 * measures.labelRow + 4)};
}

} // namespace

LayoutRequest graphRequest(const GraphContent& content, const QFont& font)
{
    const Measures measures(font);
    LayoutRequest request;
    for (size_t i = 0; i < content.nodes.size(); ++i) {
        const QSizeF size = nodeSize(measures, content.nodes[i]);
        request.nodes.push_back({static_cast<int>(i), size.width(), size.height()});
    }
    for (size_t i = 0; i < content.edges.size(); ++i) {
        const auto& edge = content.edges[i];
        const QSizeF size = labelSize(measures, edge);
        request.edges.push_back({static_cast<int>(i), edge.from, edge.to, size.width(), size.height()});
    }
    return request;
}

GraphPainter::GraphPainter(const Theme& theme, const QFont& font)
    : m_theme(theme)
    , m_font(font)
{
}

bool GraphPainter::readable(qreal scale) const
{
    return QFontMetricsF(wordFont(m_font)).height() * scale >= smallestReadable;
}

void GraphPainter::paintNode(
    QPainter& painter, const QRectF& box, const GraphNode& node, Emphasis emphasis, qreal scale) const
{
    const Measures measures(m_font);
    const bool known = node.process >= 0;
    const QColor colour = known ? m_theme.process(node.process) : m_theme.mutedText;
    const QRectF inner = box.adjusted(1, 1, -1, -1);
    QPainterPath outline;
    outline.addRoundedRect(inner, corner, corner);
    QRectF band = inner;
    band.setHeight(measures.band);

    painter.save();
    if (node.acting) {
        painter.setPen(QPen(m_theme.cursor, 4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), corner + 4, corner + 4);
    }
    painter.fillPath(outline, emphasis.selected ? m_theme.selectionFill : m_theme.node);
    if (known) {
        QPainterPath top;
        top.addRect(band);
        painter.fillPath(outline.intersected(top), colour);
    }
    const QColor border = emphasis.selected ? m_theme.selection : colour;
    painter.strokePath(
        outline, QPen(border, emphasis.selected ? 4 : 2, known ? Qt::SolidLine : Qt::DashLine));
    if (emphasis.current) {
        painter.setPen(QPen(m_theme.text, 1.5, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(-7, -7, 7, 7), corner + 7, corner + 7);
    }
    if (readable(scale)) {
        painter.setFont(nameFont(m_font));
        painter.setPen(known ? m_theme.onProcess() : m_theme.text);
        painter.drawText(band, Qt::AlignCenter, node.name);
        const QRectF below
            = inner.adjusted(measures.pad, measures.band + measures.pad * 0.4, -measures.pad, 0);
        paintFigures(painter, below, node);
    }
    painter.restore();
    paintBreakpoint(painter, box.topLeft(), node.breakpoint);
    if (node.paused)
        paintPaused(painter, box);
}

QRectF GraphPainter::gutter(QPointF place)
{
    constexpr qreal side = 22;
    return {place.x() - side / 3, place.y() - side / 3, side, side};
}

/// A stop sign: a red dot with a square in it, or its outline alone, so that shape tells what colour does.
void GraphPainter::paintBreakpoint(QPainter& painter, QPointF partCorner, BreakpointMark mark) const
{
    if (mark == BreakpointMark::None)
        return;
    constexpr qreal radius = 8;
    const QPointF centre = gutter(partCorner).center();
    const bool set = mark == BreakpointMark::Set;
    painter.save();
    painter.setPen(QPen(set ? m_theme.canvas : m_theme.failed, 2));
    painter.setBrush(set ? m_theme.failed : m_theme.canvas);
    painter.drawEllipse(centre, radius, radius);
    if (set)
        painter.fillRect(QRectF(centre - QPointF(3, 3), QSizeF(6, 6)), m_theme.canvas);
    painter.restore();
}

/// Two bars, as on a player's button.
void GraphPainter::paintPaused(QPainter& painter, const QRectF& box) const
{
    const QRectF sign = gutter(box.topRight() - QPointF(8, 0));
    painter.save();
    painter.setPen(QPen(m_theme.text, 2));
    painter.setBrush(m_theme.changed);
    painter.drawRoundedRect(sign.adjusted(2, 2, -2, -2), 4, 4);
    for (const qreal x : {-3.5, 1.5})
        painter.fillRect(QRectF(sign.center() + QPointF(x, -4), QSizeF(2.5, 8)), m_theme.text);
    painter.restore();
}

void GraphPainter::paintFigures(QPainter& painter, const QRectF& area, const GraphNode& node) const
{
    const Measures measures(m_font);
    if (node.process < 0) {
        painter.setFont(wordFont(m_font));
        painter.setPen(m_theme.mutedText);
        painter.drawText(QRectF(area.x(), area.y(), area.width(), measures.row), Qt::AlignCenter, absent);
        return;
    }
    qreal numbers = 0;
    for (const auto& figure : figuresOf(node))
        numbers = std::max(numbers, measures.number.horizontalAdvance(groupedText(figure.number)));
    const qreal words = std::ceil(measures.word.horizontalAdvance(u"aggregates"_s));
    const qreal gap = measures.pad * 0.6;
    const qreal left = area.x() + std::max(0.0, (area.width() - numbers - gap - words) / 2);
    qreal y = area.y();
    for (const auto& figure : figuresOf(node)) {
        const bool refusal = figure.word == "refused"_L1;
        const QColor strong = !refusal ? m_theme.text
            : figure.number > 0        ? m_theme.refused
                                       : m_theme.mutedText;
        const qreal baseline = y + measures.number.ascent() + (measures.row - measures.number.height()) / 2;
        const QString number = groupedText(figure.number);
        painter.setFont(numberFont(m_font));
        painter.setPen(strong);
        painter.drawText(
            QPointF(left + numbers - measures.number.horizontalAdvance(number), baseline), number);
        painter.setFont(wordFont(m_font));
        painter.setPen(refusal && figure.number > 0 ? strong : m_theme.mutedText);
        painter.drawText(QPointF(left + numbers + gap, baseline), figure.word);
        y += measures.row;
    }
}

void GraphPainter::paintEdge(QPainter& painter, const GraphLayout::Edge& placed, const GraphEdge& edge,
    Emphasis emphasis, qreal scale) const
{
    if (placed.points.size() < 4)
        return;
    const bool strong = edge.carried != 0 || emphasis.selected;
    const QColor colour = edge.carried != 0 ? m_theme.token
        : emphasis.selected                 ? m_theme.selection
                                            : m_theme.cause;
    // The line ends in the arrow's middle, so that the tip is sharp.
    GraphLayout::Edge line = placed;
    const QPointF tip = line.points.back();
    QPointF direction = tip - line.points.at(line.points.size() - 2);
    if (QPointF::dotProduct(direction, direction) < 1e-6)
        direction = tip - line.points.front();
    const qreal length = std::hypot(direction.x(), direction.y());
    direction = length > 0 ? direction / length : QPointF(1, 0);
    const bool arrow = readable(scale);
    if (arrow) {
        line.points.back() -= direction * arrowLength * 0.7;
        line.points[line.points.size() - 2] -= direction * arrowLength * 0.7;
    }
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, strong ? 3.5 : 2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPath(line.path());
    if (arrow)
        paintArrowHead(painter, tip, direction, colour);
    painter.restore();
}

void GraphPainter::paintArrowHead(
    QPainter& painter, QPointF tip, QPointF direction, const QColor& colour) const
{
    const QPointF base = tip - direction * arrowLength;
    const QPointF side(-direction.y() * arrowWidth / 2, direction.x() * arrowWidth / 2);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF({tip, base + side, base + direction * arrowLength * 0.2, base - side}));
}

QRectF GraphPainter::labelRect(QPointF centre, const GraphEdge& edge) const
{
    QRectF rect({}, labelSize(Measures(m_font), edge));
    rect.moveCenter(centre);
    return rect;
}

void GraphPainter::paintLabel(
    QPainter& painter, QPointF centre, const GraphEdge& edge, Emphasis emphasis, qreal scale) const
{
    const Measures measures(m_font);
    const QRectF all = labelRect(centre, edge);
    const QString position = positionText(groupedText(edge.figures.position));
    const QString lag = lagText(groupedText(edge.figures.lag));
    const qreal lagWidth = measures.badge.horizontalAdvance(lag) + measures.pad * 1.4;
    const qreal width
        = std::min(all.width(), std::max(measures.word.horizontalAdvance(position) + measures.pad, lagWidth));
    const QRectF plate(centre.x() - width / 2, all.y(), width, all.height());
    const QRectF upper(plate.x(), plate.y() + 1, plate.width(), measures.labelRow);
    const QRectF lower(centre.x() - lagWidth / 2, upper.bottom() + 1, lagWidth, measures.labelRow);

    painter.save();
    painter.setPen(emphasis.current ? QPen(m_theme.text, 1.5, Qt::DotLine)
            : emphasis.selected     ? QPen(m_theme.selection, 2)
                                    : QPen(Qt::NoPen));
    painter.setBrush(m_theme.canvas);
    painter.drawRoundedRect(plate, 5, 5);
    if (edge.figures.lag > 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.token);
        painter.drawRoundedRect(lower, lower.height() / 2, lower.height() / 2);
    }
    if (readable(scale)) {
        painter.setFont(wordFont(m_font));
        painter.setPen(m_theme.text);
        painter.drawText(upper, Qt::AlignCenter, position);
        painter.setFont(edge.figures.lag > 0 ? badgeFont(m_font) : wordFont(m_font));
        painter.setPen(edge.figures.lag > 0 ? m_theme.onProcess() : m_theme.mutedText);
        painter.drawText(lower, Qt::AlignCenter, lag);
    }
    painter.restore();
    paintBreakpoint(painter, all.topLeft(), edge.breakpoint);
}

void GraphPainter::paintToken(QPainter& painter, QPointF centre) const
{
    painter.save();
    painter.setPen(QPen(m_theme.canvas, 2.5));
    painter.setBrush(m_theme.token);
    painter.drawEllipse(centre, tokenRadius - 1.25, tokenRadius - 1.25);
    painter.restore();
}

} // namespace occasion
