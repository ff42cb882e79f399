// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"

#include <QStringList>

#include <vector>

namespace occasion {

/// Whether a run stops there.
enum class BreakpointMark : quint8
{
    None,
    Disabled, ///< there is one, and it is switched off
    Set
};

/// A process application in the graph, as it stands at the frame's cursor.
struct GraphNode
{
    int process = -1; ///< index into SystemMap::processes; -1: a leader that an opened store only names
    QString name = {};
    ProcessFigures figures = {};
    bool acting = false; ///< the step at the cursor wrote its recorder
    bool paused = false; ///< gets no deliveries, and its commands wait
    BreakpointMark breakpoint = BreakpointMark::None;
    friend bool operator==(const GraphNode&, const GraphNode&) = default;
};

/// A pipe in the graph, as it stands at the frame's cursor.
struct GraphEdge
{
    int pipe = 0; ///< index into SystemMap::pipes
    int from = 0; ///< indices into GraphContent::nodes: leader and follower
    int to = 0;
    QString name = {}; ///< "Accounts → Transfers"
    PipeFigures figures = {};
    NotificationId carried = 0; ///< what the step at the cursor carried through it; 0 if it went elsewhere
    BreakpointMark breakpoint = BreakpointMark::None;
    friend bool operator==(const GraphEdge&, const GraphEdge&) = default;
};

/// What the process graph shows of one frame: the one source of the diagram, its list twin, pictures and
/// tables.
struct GraphContent
{
    QString title = {};
    std::vector<GraphNode> nodes
        = {}; ///< processes by index, then unknown leaders in the order of their pipes
    std::vector<GraphEdge> edges = {};
    friend bool operator==(const GraphContent&, const GraphContent&) = default;
};

GraphContent graphContent(const Frame& frame);

/// "12,345": with separators, the same on every machine.
QString groupedText(qint64 number);
/// "1 event", "12,000 events".
QString counted(qint64 number, const QString& one, const QString& many);

/// The exact figures in sentences, for tooltips and screen readers.
QString graphTip(const GraphNode& node);
QString graphTip(const GraphEdge& edge);

/// The figures as a row of text under graphColumns(); what a part does not have is empty.
QStringList graphColumns();
QStringList graphRow(const GraphNode& node);
QStringList graphRow(const GraphEdge& edge);

} // namespace occasion
