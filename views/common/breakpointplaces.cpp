// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/breakpointplaces.h"

#include "views/common/enginelink.h"

#include <QAbstractItemView>
#include <QAction>
#include <QMenu>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

Breakpoint breakpointAtProcess(const SystemMap& map, int process)
{
    return {.kind = Breakpoint::Kind::Process, .process = map.processName(process)};
}

Breakpoint breakpointAtPipe(const SystemMap& map, int pipe)
{
    const PipeInfo& info = map.pipe(pipe);
    return {
        .kind = Breakpoint::Kind::Pipe, .process = map.processName(info.follower), .leader = info.leaderName};
}

Breakpoint breakpointAtEvent(const QString& name)
{
    return {.kind = Breakpoint::Kind::EventType, .event = name};
}

Breakpoint breakpointAtAggregate(const QString& type, const OriginatorId& id)
{
    return {.kind = Breakpoint::Kind::Aggregate, .aggregate = id.text(), .aggregateType = type};
}

std::optional<BreakpointFigure> breakpointIn(const Frame& frame, const Breakpoint& place)
{
    if (!frame.run.breakpoints)
        return {};
    const auto& all = *frame.run.breakpoints;
    const auto found = std::find_if(all.begin(), all.end(),
        [&place](const BreakpointFigure& each) { return each.breakpoint.isSamePlace(place); });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

void addBreakpointSwitch(QMenu& menu, EngineLink& link, const Breakpoint& place)
{
    QAction* action = menu.addAction(u"Break on %1"_s.arg(placeText(place)));
    action->setCheckable(true);
    action->setChecked(breakpointIn(link.frame(), place).has_value());
    QObject::connect(
        action, &QAction::triggered, &link, [&link, place] { link.post(request::ToggleBreakpoint{place}); });
}

void addBreakpointSwitches(QMenu& menu, EngineLink& link, const EventView& event)
{
    addBreakpointSwitch(menu, link, breakpointAtEvent(event.name));
    addBreakpointSwitch(menu, link, breakpointAtAggregate(event.aggregateType, event.originatorId));
}

void addBreakAction(QAbstractItemView& list, const QString& title, EngineLink& link,
    std::function<std::optional<Breakpoint>(int row)> place)
{
    auto* action = new QAction(title, &list);
    QObject::connect(action, &QAction::triggered, &link, [&list, &link, place = std::move(place)] {
        if (const auto at = place(list.currentIndex().row()))
            link.post(request::ToggleBreakpoint{*at});
    });
    list.addAction(action);
}

} // namespace occasion
