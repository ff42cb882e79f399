// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"
#include "views/common/figure.h"

namespace occasion {

class History;
struct Theme;

/// The timeline of these steps as a picture, without a window, for the engine thread: it reads every step
/// once, and paints bins where steps would be too narrow for marks. Deterministic.
Figure timelineFigure(const History& history, const Frame& frame, const Theme& theme, const QFont& font,
    qint64 firstStep, qint64 lastStep);

} // namespace occasion
