// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/booking.h"

#include "examples/cargo/cargo.h"
#include "examples/cargo/errors.h"
#include "examples/cargo/handlinghistory.h"
#include "examples/cargo/handlingrefusal.h"
#include "examples/cargo/routerequest.h"
#include "examples/cargo/routesearch.h"
#include "examples/cargo/transcodings.h"

namespace cargo {

using namespace occasion;

namespace {

void requireUnderWay(const Cargo& cargo)
{
    if (cargo.transportStatus == u"CLAIMED")
        throw AlreadyClaimedError();
}

void requireAtDestination(const Cargo& cargo)
{
    const ExpectedActivity claim{HandlingActivity::Claim, cargo.destination, {}};
    if (cargo.nextExpectedActivity != claim)
        throw NotAtDestinationError(cargo.destination);
}

void bookCargo(const BookCargo& command, Context& context)
{
    AggregateOf<Cargo> cargo(context.newId(), context.now(),
        Cargo::BookingStarted{command.origin, command.destination, command.arrivalDeadline});
    context.save(cargo);
}

void changeDestination(const ChangeDestination& command, Context& context)
{
    AggregateOf<Cargo> cargo = context.get(command.cargo);
    requireUnderWay(*cargo);
    cargo.record(cargo->changeDestination(command.destination));
    context.save(cargo);
}

void requestRoute(const RequestRoute& command, Context& context)
{
    const AggregateOf<Cargo> cargo = context.get(command.cargo);
    requireUnderWay(*cargo);
    AggregateOf<RouteRequest> request(context.newId(), context.now(),
        RouteRequest::Asked{
            command.cargo, cargo->lastKnownLocation.value_or(cargo->origin), cargo->destination});
    context.save(request);
}

void refuse(AggregateOf<RouteRequest>& request, const QString& reason, Context& context)
{
    request.record(request->refuse(reason));
    context.save(request);
}

/// The preferred itinerary is the first.
void assignRoute(const DomainEvent& event, Context& context)
{
    const auto& search = event.as<RouteSearch::Finished>();
    AggregateOf<RouteRequest> request = context.get(search.requestId);
    if (search.itineraries.isEmpty())
        return refuse(request,
            u"Can't find routes from %1 to %2"_s.arg(nameOf(request->origin), nameOf(request->destination)),
            context);
    AggregateOf<Cargo> cargo = context.get(request->cargoId);
    try {
        requireUnderWay(*cargo);
    } catch (const AlreadyClaimedError& tooLate) {
        return refuse(request, tooLate.message(), context);
    }
    cargo.record(cargo->assignRoute(search.itineraries.first()));
    request.record(request->assign());
    context.save(cargo);
    context.save(request);
}

Cargo::HandlingEventRegistered handlingOf(const HandlingHistory::PassedOn& report, const Context& context)
{
    const AggregateOf<Cargo> cargo = context.get(report.cargoId);
    requireUnderWay(*cargo);
    if (report.activity == HandlingActivity::Claim)
        requireAtDestination(*cargo);
    return cargo->registerHandlingEvent(
        report.cargoId, {report.cargoId, report.voyageNumber, report.location, report.activity});
}

/// What the rules refuse is an event too, so that no report is lost.
void registerHandling(const DomainEvent& event, Context& context)
{
    const auto& report = event.as<HandlingHistory::PassedOn>();
    try {
        const auto happened = handlingOf(report, context);
        AggregateOf<Cargo> cargo = context.get(report.cargoId);
        cargo.record(happened);
        context.save(cargo);
    } catch (const EngineError& refusal) {
        AggregateOf<HandlingRefusal> told(context.newId(), context.now(),
            HandlingRefusal::Refused{report.cargoId, report.activity, report.location,
                report.voyageNumber.value_or(QString()), refusal.name() + u": "_s + refusal.message()});
        context.save(told);
    }
}

}

ProcessType booking()
{
    ProcessType process;
    process.application.name = u"Booking"_s;
    process.application.aggregates
        = {describe<Cargo>(), describe<RouteRequest>(), describe<HandlingRefusal>()};
    process.application.commands = {commandType(u"BookCargo"_s, bookCargo),
        commandType(u"ChangeDestination"_s, changeDestination), commandType(u"RequestRoute"_s, requestRoute)};
    process.application.transcodings = transcodings();
    process.policy = Policy()
                         .on(QString::fromLatin1(RouteSearch::Finished::topic), assignRoute)
                         .on(QString::fromLatin1(HandlingHistory::PassedOn::topic), registerHandling);
    process.followTopics = process.policy->topics();
    return process;
}

}
