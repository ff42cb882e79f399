// SPDX-License-Identifier: BSD-3-Clause
#include "views/graph/graphcontent.h"

#include "views/common/breakpointplaces.h"

#include <QLocale>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

template <class Figures>
Figures figuresAt(const std::vector<Figures>& figures, size_t index)
{
    return index < figures.size() ? figures[index] : Figures();
}

BreakpointMark markOf(const Frame& frame, const Breakpoint& place)
{
    const auto found = breakpointIn(frame, place);
    if (!found)
        return BreakpointMark::None;
    return found->breakpoint.enabled ? BreakpointMark::Set : BreakpointMark::Disabled;
}

QString markText(BreakpointMark mark)
{
    switch (mark) {
    case BreakpointMark::Set:
        return u" Runs stop here."_s;
    case BreakpointMark::Disabled:
        return u" Its breakpoint is switched off."_s;
    default:
        return {};
    }
}

bool isPaused(const Frame& frame, size_t process)
{
    return std::ranges::find(frame.run.paused, static_cast<int>(process)) != frame.run.paused.end();
}

/// The node of a leader that is not in the store, added when it is first met.
int unknownLeader(GraphContent& content, const QString& name)
{
    const auto found = std::ranges::find_if(
        content.nodes, [&](const GraphNode& node) { return node.process < 0 && node.name == name; });
    if (found == content.nodes.end()) {
        content.nodes.push_back({.name = name});
        return static_cast<int>(content.nodes.size()) - 1;
    }
    return static_cast<int>(found - content.nodes.begin());
}

} // namespace

QString counted(qint64 number, const QString& one, const QString& many)
{
    return groupedText(number) % u' ' % (number == 1 ? one : many);
}

GraphContent graphContent(const Frame& frame)
{
    const SystemMap& map = *frame.map;
    GraphContent content{.title = map.title};
    for (size_t i = 0; i < map.processes.size(); ++i)
        content.nodes.push_back({.process = static_cast<int>(i),
            .name = map.processes[i].name,
            .figures = figuresAt(frame.processes, i),
            .acting = frame.step && frame.step->process == static_cast<int>(i),
            .paused = isPaused(frame, i),
            .breakpoint = markOf(frame, breakpointAtProcess(map, static_cast<int>(i)))});
    const int known = map.processCount();
    for (size_t i = 0; i < map.pipes.size(); ++i) {
        const PipeInfo& pipe = map.pipes[i];
        if (pipe.follower < 0 || pipe.follower >= known || pipe.leader >= known)
            continue;
        const int from = pipe.leader >= 0 ? pipe.leader : unknownLeader(content, pipe.leaderName);
        const bool travelled
            = frame.step && frame.step->kind == StepKind::Delivery && frame.step->pipe == static_cast<int>(i);
        content.edges.push_back({.pipe = static_cast<int>(i),
            .from = from,
            .to = pipe.follower,
            .name = content.nodes[static_cast<size_t>(from)].name % u" → "_s
                % content.nodes[static_cast<size_t>(pipe.follower)].name,
            .figures = figuresAt(frame.pipes, i),
            .carried = travelled ? frame.step->upstream : 0,
            .breakpoint = markOf(frame, breakpointAtPipe(map, static_cast<int>(i)))});
    }
    return content;
}

QString groupedText(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

QString graphTip(const GraphNode& node)
{
    if (node.process < 0)
        return u"%1: another application, followed from here; it is not in this store."_s.arg(node.name);
    const QString refused = node.figures.refusals
        ? u"; "_s + counted(*node.figures.refusals, u"refused command"_s, u"refused commands"_s)
        : QString();
    return u"%1: %2 of %3%4."_s.arg(node.name, counted(node.figures.events, u"event"_s, u"events"_s),
               counted(node.figures.aggregates, u"aggregate"_s, u"aggregates"_s), refused)
        % (node.acting ? u" The last step was its."_s : QString())
        % (node.paused ? u" It is paused: it gets no deliveries, and its commands wait."_s : QString())
        % markText(node.breakpoint);
}

QString graphTip(const GraphEdge& edge)
{
    const QString position = edge.figures.position == 0
        ? u"nothing processed yet"_s
        : u"processed up to notification %1"_s.arg(groupedText(edge.figures.position));
    const QString lag = edge.figures.lag == 0
        ? u"none waiting"_s
        : counted(edge.figures.lag, u"notification waiting"_s, u"notifications waiting"_s);
    return u"%1: %2; %3."_s.arg(edge.name, position, lag)
        % (edge.carried == 0 ? QString()
                             : u" The last step delivered notification %1."_s.arg(groupedText(edge.carried)))
        % markText(edge.breakpoint);
}

QStringList graphColumns()
{
    return {u"Name"_s, u"Kind"_s, u"Events"_s, u"Aggregates"_s, u"Refused"_s, u"Position"_s, u"Lag"_s,
        u"Last step"_s};
}

QStringList graphRow(const GraphNode& node)
{
    if (node.process < 0)
        return {node.name, u"not in this store"_s, {}, {}, {}, {}, {}, {}};
    return {node.name, u"process"_s, QString::number(node.figures.events),
        QString::number(node.figures.aggregates),
        node.figures.refusals ? QString::number(*node.figures.refusals) : QString(), {}, {},
        node.acting ? u"acted"_s : QString()};
}

QStringList graphRow(const GraphEdge& edge)
{
    return {edge.name, u"pipe"_s, {}, {}, {}, QString::number(edge.figures.position),
        QString::number(edge.figures.lag),
        edge.carried == 0 ? QString() : u"delivered "_s % QString::number(edge.carried)};
}

} // namespace occasion
