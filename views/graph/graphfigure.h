// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"
#include "views/common/figure.h"
#include "views/graph/graphlayout.h"

#include <QFont>

namespace occasion {

struct Theme;

/// The font of pictures that no widget gives one.
QFont graphFont();

/// The process graph of a frame as a picture, painted as on screen. The layout is one of the same frame and
/// font.
Figure graphFigure(
    const Frame& frame, const GraphLayout& layout, const Theme& theme, const QFont& font = graphFont());

/// The process graph as a text for Graphviz's own tools: figures in the labels, escaped, the same every time.
QByteArray graphDot(const Frame& frame);

/// Processes and pipes with their figures, a row each.
DataTable graphTable(const Frame& frame);

/// Lays the frame's graph out and waits for it: Graphviz in the layout child, the plain layout where that
/// fails or takes too long. For the command line.
GraphLayout layoutFor(const Frame& frame, const QFont& font = graphFont());

} // namespace occasion
