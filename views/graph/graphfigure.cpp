// SPDX-License-Identifier: BSD-3-Clause
#include "views/graph/graphfigure.h"

#include "views/common/theme.h"
#include "views/graph/graphpainter.h"

#include <QGuiApplication>
#include <QPainter>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QByteArray quoted(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s).replace(u'\n', u"\\n"_s);
    return '"' + text.toUtf8() + '"';
}

QString label(const GraphNode& node)
{
    if (node.process < 0)
        return node.name % u"\nnot in this store"_s;
    const auto& figures = node.figures;
    const QString refused = figures.refusals ? u"\n%1 refused"_s.arg(*figures.refusals) : QString();
    return u"%1\n%2\n%3%4"_s.arg(node.name, counted(figures.events, u"event"_s, u"events"_s),
        counted(figures.aggregates, u"aggregate"_s, u"aggregates"_s), refused);
}

} // namespace

QFont graphFont()
{
    QFont font = QGuiApplication::font();
    font.setPointSizeF(std::max(font.pointSizeF(), 10.0));
    return font;
}

Figure graphFigure(const Frame& frame, const GraphLayout& layout, const Theme& theme, const QFont& font)
{
    auto paint = [content = graphContent(frame), layout, theme, font](QPainter& painter) {
        const GraphPainter parts(theme, font);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.fillRect(QRectF({}, layout.size), theme.canvas);
        for (size_t i = 0; i < std::min(layout.nodes.size(), content.nodes.size()); ++i)
            parts.paintNode(painter, layout.nodes[i].box, content.nodes[i], {});
        const size_t edges = std::min(layout.edges.size(), content.edges.size());
        for (size_t i = 0; i < edges; ++i)
            parts.paintEdge(painter, layout.edges[i], content.edges[i], {});
        for (size_t i = 0; i < edges; ++i)
            parts.paintLabel(painter, layout.edges[i].label, content.edges[i], {});
    };
    const QString title
        = u"%1 at step %2"_s.arg(frame.name.isEmpty() ? frame.map->title : frame.name).arg(frame.cursor);
    return {.title = u"Process graph of "_s % title, .size = layout.size, .paint = std::move(paint)};
}

QByteArray graphDot(const Frame& frame)
{
    const GraphContent content = graphContent(frame);
    QByteArray text = "digraph " + quoted(content.title) + " {\n    rankdir=LR;\n"
        + "    node [shape=box, style=rounded];\n";
    for (size_t i = 0; i < content.nodes.size(); ++i) {
        const auto& node = content.nodes[i];
        text += "    n" + QByteArray::number(i) + " [label=" + quoted(label(node))
            + (node.process < 0 ? ", style=\"rounded,dashed\"" : "") + "];\n";
    }
    for (const auto& edge : content.edges)
        text += "    n" + QByteArray::number(edge.from) + " -> n" + QByteArray::number(edge.to) + " [label="
            + quoted(u"position %1\nlag %2"_s.arg(edge.figures.position).arg(edge.figures.lag)) + "];\n";
    return text + "}\n";
}

} // namespace occasion
