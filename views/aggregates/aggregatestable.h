// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"
#include "views/common/figure.h"

namespace occasion {

/// All aggregates of all processes as of a step, for export. Engine thread; reads page by page.
DataTable aggregatesTable(const History& history, qint64 step);

} // namespace occasion
