// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/breakpoint.h"
#include "engine/session/history.h"

#include <functional>
#include <memory>
#include <optional>

class QAbstractItemView;
class QMenu;

namespace occasion {

class EngineLink;
struct Frame;

/// Breakpoints at what views show, without condition.
Breakpoint breakpointAtProcess(const SystemMap& map, int process);
Breakpoint breakpointAtPipe(const SystemMap& map, int pipe);
Breakpoint breakpointAtEvent(const QString& name);
Breakpoint breakpointAtAggregate(const QString& type, const OriginatorId& id);

/// The one that is set in the same place; none when there is none.
std::optional<BreakpointFigure> breakpointIn(const Frame& frame, const Breakpoint& place);

/// Adds a switch that sets a breakpoint there or takes it away: "Break on Debited".
void addBreakpointSwitch(QMenu& menu, EngineLink& link, const Breakpoint& place);
/// The switches for an event: on its name and on its aggregate. The one line that a view's context menu needs.
void addBreakpointSwitches(QMenu& menu, EngineLink& link, const EventView& event);

/// An action of a list's context menu that sets a breakpoint at what `place` gives for the current row, or takes it
/// away.
void addBreakAction(QAbstractItemView& list, const QString& title, EngineLink& link,
    std::function<std::optional<Breakpoint>(int row)> place);

} // namespace occasion
