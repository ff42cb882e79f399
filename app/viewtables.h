// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"
#include "engine/session/history.h"
#include "views/common/figure.h"

namespace occasion {

/// What a view shows at the frame's cursor, as rows: "graph", "timeline", "aggregates" or "log". Everything up to that
/// step, page by page. Engine thread only.
DataTable viewTable(const QString& view, const History& history, const Frame& frame);

}
