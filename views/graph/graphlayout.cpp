// SPDX-License-Identifier: BSD-3-Clause
#include "views/graph/graphlayout.h"

#include "engine/errors.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

// Far beyond anything that can be looked at; keeps a broken request from asking for all memory.
constexpr qsizetype mostParts = 100'000;
constexpr double largest = 1e7;

double number(const QJsonValue& value, const QString& what)
{
    const double result = value.toDouble(std::nan(""));
    if (!std::isfinite(result) || std::abs(result) > largest)
        throw ValueError(
            u"The layout text is not usable: "_s % what % u" is not a number of ordinary size."_s);
    return result;
}

double extent(const QJsonObject& object, const QString& key)
{
    const double result = number(object.value(key), key);
    if (result < 0)
        throw ValueError(u"The layout text is not usable: "_s % key % u" is negative."_s);
    return result;
}

int id(const QJsonObject& object, const QString& key)
{
    const double result = number(object.value(key), key);
    if (result != std::floor(result))
        throw ValueError(u"The layout text is not usable: "_s % key % u" is not a whole number."_s);
    return static_cast<int>(result);
}

QPointF point(const QJsonValue& value)
{
    const QJsonArray pair = value.toArray();
    return {number(pair.at(0), u"a point's x"_s), number(pair.at(1), u"a point's y"_s)};
}

QJsonArray toJson(QPointF point)
{
    return {point.x(), point.y()};
}

QJsonObject parse(const QByteArray& text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        throw ValueError(u"The layout text is not a JSON object: "_s % error.errorString() % u"."_s);
    return document.object();
}

QJsonArray list(const QJsonObject& object, const QString& key)
{
    const QJsonValue value = object.value(key);
    if (!value.isArray() || value.toArray().size() > mostParts)
        throw ValueError(
            u"The layout text is not usable: it has no list of "_s % key % u", or too long a one."_s);
    return value.toArray();
}

GraphLayout::Edge edgeFromJson(const QJsonObject& object)
{
    GraphLayout::Edge edge{.id = id(object, u"id"_s), .label = point(object.value(u"label"_s))};
    const auto points = list(object, u"points"_s);
    if (points.size() % 3 != 1 || points.size() < 4)
        throw ValueError(u"The layout text is not usable: an edge is not a spline of whole pieces."_s);
    for (const auto& value : points)
        edge.points.append(point(value));
    return edge;
}

void requireDistinct(QSet<int>& seen, int id, const QString& what)
{
    if (seen.contains(id))
        throw ValueError(u"The layout text is not usable: two "_s % what % u" have the id "_s
            % QString::number(id) % u"."_s);
    seen.insert(id);
}

} // namespace

QPainterPath GraphLayout::Edge::path() const
{
    QPainterPath result;
    if (points.isEmpty())
        return result;
    result.moveTo(points.front());
    for (qsizetype i = 3; i < points.size(); i += 3)
        result.cubicTo(points.at(i - 2), points.at(i - 1), points.at(i));
    return result;
}

QByteArray toJson(const LayoutRequest& request)
{
    QJsonArray nodes;
    for (const auto& node : request.nodes)
        nodes.append(QJsonObject{{u"id"_s, node.id}, {u"width"_s, node.width}, {u"height"_s, node.height}});
    QJsonArray edges;
    for (const auto& edge : request.edges)
        edges.append(QJsonObject{{u"id"_s, edge.id}, {u"from"_s, edge.from}, {u"to"_s, edge.to},
            {u"labelWidth"_s, edge.labelWidth}, {u"labelHeight"_s, edge.labelHeight}});
    return QJsonDocument(QJsonObject{{u"nodes"_s, nodes}, {u"edges"_s, edges}})
        .toJson(QJsonDocument::Compact);
}

QByteArray toJson(const GraphLayout& layout)
{
    QJsonArray nodes;
    for (const auto& node : layout.nodes)
        nodes.append(QJsonObject{{u"id"_s, node.id}, {u"x"_s, node.box.x()}, {u"y"_s, node.box.y()},
            {u"width"_s, node.box.width()}, {u"height"_s, node.box.height()}});
    QJsonArray edges;
    for (const auto& edge : layout.edges) {
        QJsonArray points;
        for (const auto& each : edge.points)
            points.append(toJson(each));
        edges.append(
            QJsonObject{{u"id"_s, edge.id}, {u"points"_s, points}, {u"label"_s, toJson(edge.label)}});
    }
    return QJsonDocument(QJsonObject{{u"width"_s, layout.size.width()}, {u"height"_s, layout.size.height()},
                             {u"nodes"_s, nodes}, {u"edges"_s, edges}})
        .toJson(QJsonDocument::Compact);
}

LayoutRequest layoutRequestFromJson(const QByteArray& text)
{
    const QJsonObject object = parse(text);
    LayoutRequest request;
    QSet<int> nodes;
    for (const auto& value : list(object, u"nodes"_s)) {
        const auto node = value.toObject();
        request.nodes.push_back({id(node, u"id"_s), extent(node, u"width"_s), extent(node, u"height"_s)});
        requireDistinct(nodes, request.nodes.back().id, u"nodes"_s);
    }
    QSet<int> edges;
    for (const auto& value : list(object, u"edges"_s)) {
        const auto edge = value.toObject();
        request.edges.push_back({id(edge, u"id"_s), id(edge, u"from"_s), id(edge, u"to"_s),
            extent(edge, u"labelWidth"_s), extent(edge, u"labelHeight"_s)});
        requireDistinct(edges, request.edges.back().id, u"edges"_s);
        if (!nodes.contains(request.edges.back().from) || !nodes.contains(request.edges.back().to))
            throw ValueError(u"The layout text is not usable: an edge names a node that is not there."_s);
    }
    return request;
}

GraphLayout graphLayoutFromJson(const QByteArray& text)
{
    const QJsonObject object = parse(text);
    GraphLayout layout{.size = {extent(object, u"width"_s), extent(object, u"height"_s)}};
    for (const auto& value : list(object, u"nodes"_s)) {
        const auto node = value.toObject();
        layout.nodes.push_back({id(node, u"id"_s),
            QRectF(number(node.value(u"x"_s), u"x"_s), number(node.value(u"y"_s), u"y"_s),
                extent(node, u"width"_s), extent(node, u"height"_s))});
    }
    for (const auto& value : list(object, u"edges"_s))
        layout.edges.push_back(edgeFromJson(value.toObject()));
    return layout;
}

bool answers(const GraphLayout& layout, const LayoutRequest& request)
{
    const auto sameId = [](const auto& a, const auto& b) { return a.id == b.id; };
    return std::ranges::equal(layout.nodes, request.nodes, sameId)
        && std::ranges::equal(layout.edges, request.edges, sameId);
}

} // namespace occasion
