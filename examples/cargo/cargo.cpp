// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/cargo.h"

#include "examples/cargo/errors.h"

#include <algorithm>

namespace cargo {

using namespace occasion;

namespace {

constexpr std::chrono::hours oneWeek{7 * 24};

void receive(Cargo& cargo, Location location)
{
    if (cargo.route->legs.isEmpty())
        throw IndexError(u"The route has no first leg to load the cargo for."_s);
    cargo.transportStatus = u"IN_PORT"_s;
    cargo.lastKnownLocation = location;
    cargo.nextExpectedActivity
        = ExpectedActivity{HandlingActivity::Load, location, cargo.route->legs.first().voyageNumber};
}

void load(Cargo& cargo, Location location, const QString& voyage)
{
    const auto& legs = cargo.route->legs;
    const auto leg = std::find_if(legs.begin(), legs.end(),
        [&](const Leg& each) { return each.origin == nameOf(location) && each.voyageNumber == voyage; });
    if (leg == legs.end())
        throw LegNotFoundError(location, voyage);
    cargo.transportStatus = u"ONBOARD_CARRIER"_s;
    cargo.currentVoyageNumber = voyage;
    cargo.nextExpectedActivity
        = ExpectedActivity{HandlingActivity::Unload, locationNamed(leg->destination), voyage};
}

/// The leg after the one of that voyage is what the cargo waits for.
void expectNextLeg(Cargo& cargo, Location location, const QString& voyage)
{
    const auto& legs = cargo.route->legs;
    const auto leg = std::find_if(
        legs.begin(), legs.end(), [&](const Leg& each) { return each.voyageNumber == voyage; });
    if (leg == legs.end())
        return;
    const auto next = std::next(leg);
    if (next == legs.end())
        throw IndexError(u"The route has no leg after voyage %1."_s.arg(voyage));
    if (next->origin != nameOf(location))
        throw AssertionError(u"The leg after voyage %1 starts in %2, not in %3."_s.arg(
            voyage, next->origin, nameOf(location)));
    cargo.nextExpectedActivity = ExpectedActivity{HandlingActivity::Load, location, next->voyageNumber};
}

void unload(Cargo& cargo, Location location, const QString& voyage)
{
    const auto& legs = cargo.route->legs;
    cargo.currentVoyageNumber.reset();
    cargo.lastKnownLocation = location;
    cargo.transportStatus = u"IN_PORT"_s;
    if (location == cargo.destination) {
        cargo.nextExpectedActivity = ExpectedActivity{HandlingActivity::Claim, location, {}};
    } else if (std::any_of(legs.begin(), legs.end(),
                   [&](const Leg& leg) { return leg.destination == nameOf(location); })) {
        expectNextLeg(cargo, location, voyage);
    } else {
        cargo.isMisdirected = true;
        cargo.nextExpectedActivity.reset();
    }
}

}

Cargo::HandlingEventRegistered Cargo::registerHandlingEvent(
    const Uuid& trackingId, const HandlingEventRegistered& report) const
{
    auto happened = report;
    happened.trackingId = trackingId;
    Cargo after = *this;
    after.apply(happened);
    return happened;
}

void Cargo::apply(const BookingStarted& event)
{
    origin = event.origin;
    destination = event.destination;
    arrivalDeadline = event.arrivalDeadline;
}

void Cargo::apply(const RouteAssigned& event, const DomainEvent& recorded)
{
    route = event.route;
    routingStatus = u"ROUTED"_s;
    estimatedTimeOfArrival = recorded.timestamp + oneWeek;
    nextExpectedActivity = ExpectedActivity{HandlingActivity::Receive, origin, {}};
    isMisdirected = false;
}

void Cargo::apply(const HandlingEventRegistered& event)
{
    if (!route)
        throw AssertionError(u"A cargo without a route cannot be handled."_s);
    const QString voyage = event.voyageNumber.value_or(QString());
    switch (event.handlingActivity) {
    case HandlingActivity::Receive:
        return receive(*this, event.location);
    case HandlingActivity::Load:
        return load(*this, event.location, voyage);
    case HandlingActivity::Unload:
        return unload(*this, event.location, voyage);
    case HandlingActivity::Claim:
        nextExpectedActivity.reset();
        transportStatus = u"CLAIMED"_s;
    }
}

}
