// SPDX-License-Identifier: BSD-3-Clause
#include "app/layoutcommand.h"

#include "engine/errors.h"
#include "views/graph/graphlayout.h"

#include <QFile>
#include <QHash>

#include <algorithm>
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
        const auto backward = backwardEdges(request);
        for (size_t i = 0; i < request.edges.size(); ++i)
            addEdge(request.edges[i], backward[i]);
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
    /// What stands for one arrow: through its label, or in one piece.
    struct Path
    {
        bool backward = false;
        bool loop = false;
        Agedge_t* first = nullptr;
        Agnode_t* label = nullptr;
        Agedge_t* second = nullptr;
    };

    /// The layout engine is linked in: no configuration file of the machine is looked for.
    static const lt_symlist_t* plugins()
    {
        static const lt_symlist_t list[]
            = {{"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {nullptr, nullptr}};
        return list;
    }

    void describeGraph()
    {
        agseterr(AGMAX); // what it complains of is mended or thrown below
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

    Agnode_t* addBox(const QByteArray& name, double width, double height)
    {
        auto* node = agnode(m_graph.get(), const_cast<char*>(name.constData()), 1);
        set(node, "shape", "box");
        set(node, "label", "");
        set(node, "fixedsize", "true");
        set(node, "width", inches(width));
        set(node, "height", inches(height));
        return node;
    }

    void addNode(const LayoutRequest::Node& request)
    {
        m_nodes.push_back(addBox('n' + QByteArray::number(request.id), request.width, request.height));
        m_nodesById.insert(request.id, m_nodes.back());
    }

    Agedge_t* connect(Agnode_t* from, Agnode_t* to, const QByteArray& name)
    {
        auto* edge = agedge(m_graph.get(), from, to, const_cast<char*>(name.constData()), 1);
        set(edge, "dir", "none");
        return edge;
    }

    /// A label stands in the way as a box of its own, so that nobody has to guess which arrow it belongs to.
    /// Dot is given arrows that all run with the flow; those against it are turned round again afterwards.
    void addEdge(const LayoutRequest::Edge& request, bool backward)
    {
        const QByteArray name = QByteArray::number(request.id);
        auto* left = m_nodesById.value(backward ? request.to : request.from);
        auto* right = m_nodesById.value(backward ? request.from : request.to);
        if (request.labelWidth <= 0 || request.labelHeight <= 0) {
            m_edges.push_back({.backward = backward, .first = connect(left, right, 'e' + name)});
            return;
        }
        auto* label = addBox('l' + name, request.labelWidth, request.labelHeight);
        auto* first = connect(left, label, 'e' + name);
        const bool loop = left == right;
        auto* second = loop ? connect(left, label, 'f' + name) : connect(label, right, 'f' + name);
        set(first, "headport", loop ? "nw" : "w");
        set(second, loop ? "headport" : "tailport", loop ? "sw" : "e");
        m_edges.push_back({backward, loop, first, label, second});
    }

    QPointF toPoint(pointf point) const
    {
        const boxf bounds = GD_bb(m_graph.get());
        return {point.x - bounds.LL.x + layoutMargin, bounds.UR.y - point.y + layoutMargin};
    }

    /// Dot loses its way now and then between many parallel arrows; a straight line is still true.
    QList<QPointF> spline(Agedge_t* placed) const
    {
        const splines* found = ED_spl(placed);
        if (!found || found->size < 1)
            return straight(agtail(placed), aghead(placed));
        QList<QPointF> points;
        for (int i = 0; i < found->list[0].size; ++i)
            points.append(toPoint(found->list[0].list[i]));
        return points;
    }

    QList<QPointF> straight(Agnode_t* left, Agnode_t* right) const
    {
        const QPointF from = toPoint(ND_coord(left)) + QPointF(ND_width(left) * pointsPerInch / 2, 0);
        const QPointF way = toPoint(ND_coord(right)) - QPointF(ND_width(right) * pointsPerInch / 2, 0) - from;
        return {from, from + way / 3, from + way * 2 / 3, from + way};
    }

    GraphLayout::Edge edge(int id, const Path& path) const
    {
        GraphLayout::Edge result{.id = id, .points = spline(path.first)};
        result.label = path.label ? toPoint(ND_coord(path.label)) : result.path().pointAtPercent(0.5);
        if (path.label) {
            QList<QPointF> rest = spline(path.second);
            if (path.loop)
                std::ranges::reverse(rest);
            const QPointF in = result.points.back();
            const QPointF across = rest.front() - in;
            result.points << in + across / 3 << in + across * 2 / 3 << rest;
        }
        if (path.backward)
            std::ranges::reverse(result.points);
        return result;
    }

    const LayoutRequest& m_request;
    std::unique_ptr<GVC_t, Closer> m_context;
    std::unique_ptr<Agraph_t, Closer> m_graph;
    std::vector<Agnode_t*> m_nodes;
    std::vector<Path> m_edges;
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
