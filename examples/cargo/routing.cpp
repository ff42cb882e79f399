// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/routing.h"

#include "examples/cargo/routerequest.h"
#include "examples/cargo/routesearch.h"
#include "examples/cargo/timetable.h"
#include "examples/cargo/transcodings.h"

namespace cargo {

using namespace occasion;

namespace {

void scheduleVoyage(const ScheduleVoyage& command, Context& context)
{
    auto found = context.find(Timetable::id());
    AggregateOf<Timetable> timetable = found
        ? AggregateOf<Timetable>(*std::move(found))
        : AggregateOf<Timetable>(Timetable::id(), context.now(), Timetable::Opened{});
    timetable.record(timetable->schedule(command.voyageNumber, command.origin, command.destination));
    context.save(timetable);
}

void findRoutes(const DomainEvent& event, Context& context)
{
    const auto& asked = event.as<RouteRequest::Asked>();
    QList<Itinerary> itineraries;
    if (auto found = context.find(Timetable::id()))
        itineraries = AggregateOf<Timetable>(*std::move(found))->itineraries(asked.origin, asked.destination);
    const auto& request = event.originatorId.uuid();
    AggregateOf<RouteSearch> search(
        RouteSearch::idFor(request), context.now(), RouteSearch::Finished{request, itineraries});
    context.save(search);
}

}

ProcessType routing()
{
    ProcessType process;
    process.application.name = u"Routing"_s;
    process.application.aggregates = {describe<Timetable>(), describe<RouteSearch>()};
    process.application.commands = {commandType(u"ScheduleVoyage"_s, scheduleVoyage)};
    process.application.transcodings = transcodings();
    process.policy = Policy().on(QString::fromLatin1(RouteRequest::Asked::topic), findRoutes);
    process.followTopics = process.policy->topics();
    return process;
}

}
