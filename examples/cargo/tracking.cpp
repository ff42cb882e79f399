// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/tracking.h"

#include "examples/cargo/trackedcargo.h"
#include "examples/cargo/transcodings.h"

namespace cargo {

using namespace occasion;

namespace {

constexpr std::chrono::hours oneWeek{7 * 24};

AggregateOf<TrackedCargo> trackedOf(const DomainEvent& event, Context& context)
{
    return context.get(TrackedCargo::idFor(event.originatorId.uuid()));
}

void begin(const DomainEvent& event, Context& context)
{
    const auto& booked = event.as<Cargo::BookingStarted>();
    const auto& id = event.originatorId.uuid();
    AggregateOf<TrackedCargo> tracked(TrackedCargo::idFor(id), context.now(),
        TrackedCargo::Begun{id, booked.origin, booked.destination, booked.arrivalDeadline});
    context.save(tracked);
}

void changeDestination(const DomainEvent& event, Context& context)
{
    auto tracked = trackedOf(event, context);
    tracked.record(tracked->changeDestination(event.as<Cargo::DestinationChanged>().destination));
    context.save(tracked);
}

void assignRoute(const DomainEvent& event, Context& context)
{
    auto tracked = trackedOf(event, context);
    tracked.record(tracked->assignRoute(event.as<Cargo::RouteAssigned>().route, event.timestamp + oneWeek));
    context.save(tracked);
}

void follow(const DomainEvent& event, Context& context)
{
    const auto& handled = event.as<Cargo::HandlingEventRegistered>();
    auto tracked = trackedOf(event, context);
    const auto alert = tracked->alertFor(handled);
    tracked.record(tracked->follow(handled));
    if (alert)
        tracked.record(*alert);
    context.save(tracked);
}

}

ProcessType tracking()
{
    ProcessType process;
    process.application.name = u"Tracking"_s;
    process.application.aggregates = {describe<TrackedCargo>()};
    process.application.transcodings = transcodings();
    process.policy = Policy()
                         .on(QString::fromLatin1(Cargo::BookingStarted::topic), begin)
                         .on(QString::fromLatin1(Cargo::DestinationChanged::topic), changeDestination)
                         .on(QString::fromLatin1(Cargo::RouteAssigned::topic), assignRoute)
                         .on(QString::fromLatin1(Cargo::HandlingEventRegistered::topic), follow);
    process.followTopics = process.policy->topics();
    return process;
}

}
