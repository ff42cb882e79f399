// SPDX-License-Identifier: BSD-3-Clause
#include "app/layoutcommand.h"

#include "engine/errors.h"
#include "views/graph/graphlayout.h"

#include <QFile>
#include <QHash>

#include <memory>

#include <graphviz/gvc.h>

extern "C" gvplugin_library_t gvplugin_dot_layout_LTX_library;

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr double pointsPerInch = 72;
constexpr size_t manyEdges = 150; // from here on dot's search for the best order is cut short

struct Closer
{
    void operator()(GVC_t* context) const { gvFreeContext(context); }
    void operator()(Agraph_t* graph) const { agclose(graph); }
};

/// Graphviz's C interface takes char* for what it only reads.
void set(void* object, const char* name, const QByteArray& value)
{
    agsafeset(object, const_cast<char*>(name), const_cast<char*>(value.constData()), const_cast<char*>(""));
}

QByteArray inches(double points)
{
    return QByteArray::number(points / pointsPerInch, 'f', 6);
}

QByteArray whole(double points)
{
    return QByteArray::number(qMax(1, qCeil(points)));
}

/// One dot layout: the graph that Graphviz works on, made from a request and read back into a layout.
class DotLayout
{
public:
    explicit DotLayout(const LayoutRequest& request)
        : m_request(request)
        , m_context(gvContextPlugins(plugins(), 0))
        , m_graph(agopen(const_cast<char*>("systems"), Agdirected, nullptr))
    {
        describeGraph();
        for (const auto& node : request.nodes)
            addNode(node);
        for (const auto& edge : request.edges)
            addEdge(edge);
        if (gvLayout(m_context.get(), m_graph.get(), "dot") != 0)
            throw OperationalError(u"Graphviz could not lay out the graph."_s);
    }
    ~DotLayout() { gvFreeLayout(m_context.get(), m_graph.get()); }
    Q_DISABLE_COPY_MOVE(DotLayout)

    GraphLayout result() const
    {
        const boxf bounds = GD_bb(m_graph.get());
        GraphLayout layout{.size
            = {bounds.UR.x - bounds.LL.x + 2 * layoutMargin, bounds.UR.y - bounds.LL.y + 2 * layoutMargin}};
        for (size_t i = 0; i < m_nodes.size(); ++i) {
            const auto& node = m_request.nodes[i];
            QRectF box(0, 0, node.width, node.height);
            box.moveCenter(toPoint(ND_coord(m_nodes[i])));
            layout.nodes.push_back({node.id, box});
        }
        for (size_t i = 0; i < m_edges.size(); ++i)
            layout.edges.push_back(edge(m_request.edges[i].id, m_edges[i]));
        return layout;
    }

private:
    /// The layout engine is linked in: no configuration file of the machine is looked for.
    static const lt_symlist_t* plugins()
    {
        static const lt_symlist_t list[]
            = {{"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {nullptr, nullptr}};
        return list;
    }

    void describeGraph()
    {
        agseterr(AGERR);
        set(m_graph.get(), "rankdir", "LR");
        set(m_graph.get(), "splines", "true");
        set(m_graph.get(), "nodesep", "0.35");
        set(m_graph.get(), "ranksep", "0.35");
        if (m_request.edges.size() > manyEdges) {
            set(m_graph.get(), "nslimit", "1");
            set(m_graph.get(), "nslimit1", "1");
            set(m_graph.get(), "mclimit", "0.3");
        }
    }

    void addNode(const LayoutRequest::Node& request)
    {
        auto* node = agnode(m_graph.get(), QByteArray::number(request.id).data(), 1);
        set(node, "shape", "box");
        set(node, "label", "");
        set(node, "fixedsize", "true");
        set(node, "width", inches(request.width));
        set(node, "height", inches(request.height));
        m_nodes.push_back(node);
        m_nodesById.insert(request.id, node);
    }

    void addEdge(const LayoutRequest::Edge& request)
    {
        auto* edge = agedge(m_graph.get(), m_nodesById.value(request.from), m_nodesById.value(request.to),
            QByteArray::number(request.id).data(), 1);
        set(edge, "dir", "none");
        if (request.labelWidth > 0 && request.labelHeight > 0) {
            // An empty table of the label's size: room, whatever fonts this machine measures with.
            const QByteArray room
                = "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\">"
                  "<TR><TD FIXEDSIZE=\"TRUE\" WIDTH=\""
                + whole(request.labelWidth) + "\" HEIGHT=\"" + whole(request.labelHeight)
                + "\"></TD></TR></TABLE>";
            // Graphviz keeps strings by reference: an HTML one is marked as such by its own table.
            char* html = agstrdup_html(m_graph.get(), const_cast<char*>(room.constData()));
            agsafeset(edge, const_cast<char*>("label"), html, const_cast<char*>(""));
            agstrfree(m_graph.get(), html);
        }
        m_edges.push_back(edge);
    }

    QPointF toPoint(pointf point) const
    {
        const boxf bounds = GD_bb(m_graph.get());
        return {point.x - bounds.LL.x + layoutMargin, bounds.UR.y - point.y + layoutMargin};
    }

    GraphLayout::Edge edge(int id, Agedge_t* placed) const
    {
        GraphLayout::Edge result{.id = id};
        const splines* spline = ED_spl(placed);
        if (!spline || spline->size < 1)
            throw OperationalError(u"Graphviz left an edge without a path."_s);
        const bezier& piece = spline->list[0];
        for (int i = 0; i < piece.size; ++i)
            result.points.append(toPoint(piece.list[i]));
        const textlabel_t* label = ED_label(placed);
        result.label = label && label->set ? toPoint(label->pos) : result.path().pointAtPercent(0.5);
        return result;
    }

    const LayoutRequest& m_request;
    std::unique_ptr<GVC_t, Closer> m_context;
    std::unique_ptr<Agraph_t, Closer> m_graph;
    std::vector<Agnode_t*> m_nodes;
    std::vector<Agedge_t*> m_edges;
    QHash<int, Agnode_t*> m_nodesById;
};

QByteArray readAll(std::FILE* in)
{
    QFile file;
    if (!file.open(in, QIODevice::ReadOnly))
        throw OperationalError(u"The layout request could not be read from standard input."_s);
    return file.readAll();
}

void write(std::FILE* out, const QByteArray& text)
{
    if (std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), out)
            != static_cast<size_t>(text.size())
        || std::fflush(out) != 0)
        throw OperationalError(u"The layout could not be written to standard output."_s);
}

} // namespace

int layoutCommand(std::FILE* in, std::FILE* out)
{
    try {
        const LayoutRequest request = layoutRequestFromJson(readAll(in));
        write(out, toJson(DotLayout(request).result()) + '\n');
        return 0;
    } catch (const EngineError& error) {
        std::fprintf(stderr, "%s\n", error.message().toUtf8().constData());
        return 1;
    }
}

} // namespace occasion
