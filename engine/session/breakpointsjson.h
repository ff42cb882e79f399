// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/breakpoint.h"

#include <QByteArray>

namespace occasion {

/// Breakpoints as they are kept in files and settings. Null is none.
QByteArray breakpointsJson(const std::vector<BreakpointFigure>* breakpoints);

/// DataError or TypeError where they are none.
std::vector<Breakpoint> breakpointsFromJson(const QByteArray& json);

}
