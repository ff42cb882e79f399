// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/trackedcargo.h"

#include <algorithm>

namespace cargo {

namespace {

QString activityText(HandlingActivity activity, const QString& place, const QString& voyage = {})
{
    const QString text = u"%1 in %2"_s.arg(nameOf(activity), place);
    return voyage.isEmpty() ? text : text + u", voyage "_s + voyage;
}

/// Null when no leg starts there.
const Leg* legFrom(const QList<Leg>& legs, const QString& port)
{
    const auto leg
        = std::find_if(legs.begin(), legs.end(), [&](const Leg& each) { return each.origin == port; });
    return leg == legs.end() ? nullptr : &*leg;
}

QString loadingIn(const QList<Leg>& legs, const QString& port)
{
    const auto* leg = legFrom(legs, port);
    return leg ? activityText(HandlingActivity::Load, port, leg->voyageNumber) : QString();
}

QString unloadingAfter(const QList<Leg>& legs, const QString& port)
{
    const auto* leg = legFrom(legs, port);
    return leg ? activityText(HandlingActivity::Unload, leg->destination, leg->voyageNumber) : QString();
}

}

TrackedCargo::Routed TrackedCargo::assignRoute(
    const Itinerary& route, const occasion::Timestamp& arrival) const
{
    const QString next = lastPlace ? loadingIn(route.legs, nameOf(*lastPlace))
                                   : activityText(HandlingActivity::Receive, nameOf(origin));
    return {route.legs, next, arrival};
}

TrackedCargo::Moved TrackedCargo::follow(const Cargo::HandlingEventRegistered& event) const
{
    const QString port = nameOf(event.location);
    switch (event.handlingActivity) {
    case HandlingActivity::Receive:
        return {u"IN_PORT"_s, event.location, loadingIn(legs, port)};
    case HandlingActivity::Load:
        return {u"ONBOARD_CARRIER"_s, lastPlace, unloadingAfter(legs, port)};
    case HandlingActivity::Unload:
        return {u"IN_PORT"_s, event.location,
            event.location == destination ? activityText(HandlingActivity::Claim, port)
                                          : loadingIn(legs, port)};
    case HandlingActivity::Claim:
        break;
    }
    return {u"CLAIMED"_s, lastPlace, {}};
}

std::optional<TrackedCargo::MisdirectionAlerted> TrackedCargo::alertFor(
    const Cargo::HandlingEventRegistered& event) const
{
    const QString port = nameOf(event.location);
    const bool isOnTheWay = event.location == destination
        || std::any_of(legs.begin(), legs.end(), [&](const Leg& leg) { return leg.destination == port; });
    if (event.handlingActivity != HandlingActivity::Unload || isOnTheWay)
        return {};
    return MisdirectionAlerted{
        u"Unloaded in %1, which is not on the way to %2."_s.arg(port, nameOf(destination))};
}

void TrackedCargo::apply(const Begun& event)
{
    cargoId = event.cargoId;
    origin = event.origin;
    destination = event.destination;
    arrivalDeadline = event.arrivalDeadline;
}

void TrackedCargo::apply(const Routed& event)
{
    legs = event.legs;
    nextActivity = event.nextActivity;
    estimatedArrival = event.estimatedArrival;
    isMisdirected = false;
}

void TrackedCargo::apply(const Moved& event)
{
    status = event.status;
    lastPlace = event.lastPlace;
    nextActivity = event.nextActivity;
}

}
