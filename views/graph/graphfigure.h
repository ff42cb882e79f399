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

} // namespace occasion
