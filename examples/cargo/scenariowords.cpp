// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/scenariowords.h"

namespace cargo {

using namespace occasion;

namespace {

Value port(Location location)
{
    return Value::text(nameOf(location));
}

ScenarioCommand calling(const QString& process, const QString& name, Value::Members arguments)
{
    return {.call = {process, name, Value::object(std::move(arguments))}};
}

ScenarioCommand voyage(const QString& number, Location origin, Location destination)
{
    return calling(u"Routing"_s, u"ScheduleVoyage"_s,
        {{u"voyage_number"_s, Value::text(number)}, {u"origin"_s, port(origin)},
            {u"destination"_s, port(destination)}});
}

ScenarioCommand report(
    const QString& cargo, HandlingActivity activity, Location location, const Value& voyageNumber)
{
    return calling(u"Handling"_s, u"ReportHandling"_s,
        {{u"cargo"_s, reference(cargo)}, {u"activity"_s, Value::text(nameOf(activity))},
            {u"location"_s, port(location)}, {u"voyage_number"_s, voyageNumber}});
}

Expectation booked(const QString& cargo, const QString& field, Value value)
{
    return {u"Booking"_s, reference(cargo), field, std::move(value)};
}

Value stored(Location location)
{
    return Value::custom(u"location"_s, port(location));
}

}

std::vector<ScenarioCommand> fixedVoyages()
{
    return {voyage(u"V1"_s, Location::Hongkong, Location::NewYork),
        voyage(u"V2"_s, Location::NewYork, Location::Stockholm),
        voyage(u"V3"_s, Location::Tokyo, Location::Hamburg),
        voyage(u"V4"_s, Location::Hamburg, Location::Stockholm)};
}

Timestamp deadline(int weeks)
{
    return *Timestamp::fromText(u"2026-01-01T09:00:00+00:00") + std::chrono::hours(weeks * 7 * 24);
}

ScenarioCommand book(const QString& cargo, Location origin, Location destination, int weeks)
{
    auto booking = calling(u"Booking"_s, u"BookCargo"_s,
        {{u"origin"_s, port(origin)}, {u"destination"_s, port(destination)},
            {u"arrival_deadline"_s, Value::timestamp(deadline(weeks))}});
    booking.as = cargo;
    return booking;
}

ScenarioCommand sendTo(const QString& cargo, Location destination)
{
    return calling(u"Booking"_s, u"ChangeDestination"_s,
        {{u"cargo"_s, reference(cargo)}, {u"destination"_s, port(destination)}});
}

ScenarioCommand askForRoute(const QString& cargo)
{
    return calling(u"Booking"_s, u"RequestRoute"_s, {{u"cargo"_s, reference(cargo)}});
}

ScenarioCommand receive(const QString& cargo, Location port)
{
    return report(cargo, HandlingActivity::Receive, port, {});
}

ScenarioCommand load(const QString& cargo, Location port, const QString& voyage)
{
    return report(cargo, HandlingActivity::Load, port, Value::text(voyage));
}

ScenarioCommand unload(const QString& cargo, Location port, const QString& voyage)
{
    return report(cargo, HandlingActivity::Unload, port, Value::text(voyage));
}

ScenarioCommand claim(const QString& cargo, Location port)
{
    return report(cargo, HandlingActivity::Claim, port, {});
}

ScenarioCommand atOnce(ScenarioCommand command)
{
    command.atOnce = true;
    return command;
}

Expectation status(const QString& cargo, const QString& text)
{
    return booked(cargo, u"_transport_status"_s, Value::text(text));
}

Expectation misdirected(const QString& cargo, bool isMisdirected)
{
    return booked(cargo, u"_is_misdirected"_s, Value(isMisdirected));
}

Expectation destination(const QString& cargo, Location port)
{
    return booked(cargo, u"_destination"_s, stored(port));
}

Expectation lastPlace(const QString& cargo, Location port)
{
    return booked(cargo, u"_last_known_location"_s, stored(port));
}

}
