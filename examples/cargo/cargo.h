// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "examples/cargo/expectedactivity.h"
#include "examples/cargo/itinerary.h"

namespace cargo {

/// A cargo on its way: where it is to go, by which route, and what was done with it. Events and state are those of the
/// Python library's example, whose stores it reads. One thing differs: the library estimates the arrival as a week
/// after the moment at which the event is applied, so that each replay changes it; here it is a week after the event's
/// own time.
struct Cargo
{
    Location origin = Location::Hamburg;
    Location destination = Location::Hamburg;
    occasion::Timestamp arrivalDeadline;
    QString transportStatus = u"NOT_RECEIVED"_s; ///< NOT_RECEIVED, IN_PORT, ONBOARD_CARRIER, CLAIMED
    QString routingStatus = u"NOT_ROUTED"_s; ///< NOT_ROUTED, ROUTED
    bool isMisdirected = false;
    std::optional<occasion::Timestamp> estimatedTimeOfArrival;
    std::optional<ExpectedActivity> nextExpectedActivity;
    std::optional<Itinerary> route;
    std::optional<Location> lastKnownLocation;
    std::optional<QString> currentVoyageNumber;

    static constexpr std::pair<std::string_view, std::string_view> storedNames[]{{"origin", "_origin"},
        {"destination", "_destination"}, {"arrivalDeadline", "_arrival_deadline"},
        {"transportStatus", "_transport_status"}, {"routingStatus", "_routing_status"},
        {"isMisdirected", "_is_misdirected"}, {"estimatedTimeOfArrival", "_estimated_time_of_arrival"},
        {"nextExpectedActivity", "_next_expected_activity"}, {"route", "_route"},
        {"lastKnownLocation", "_last_known_location"}, {"currentVoyageNumber", "_current_voyage_number"}};

    static constexpr auto topic = "eventsourcing.examples.cargoshipping.domainmodel:Cargo";

    struct BookingStarted
    {
        Location origin, destination;
        occasion::Timestamp arrivalDeadline;
        static constexpr auto topic = "eventsourcing.examples.cargoshipping.domainmodel:Cargo.BookingStarted";
    };
    struct DestinationChanged
    {
        Location destination;
        static constexpr auto topic
            = "eventsourcing.examples.cargoshipping.domainmodel:Cargo.DestinationChanged";
    };
    struct RouteAssigned
    {
        Itinerary route;
        static constexpr auto topic = "eventsourcing.examples.cargoshipping.domainmodel:Cargo.RouteAssigned";
    };
    struct HandlingEventRegistered
    {
        occasion::Uuid trackingId; ///< the cargo's own id
        std::optional<QString> voyageNumber;
        Location location;
        HandlingActivity handlingActivity;
        static constexpr auto topic
            = "eventsourcing.examples.cargoshipping.domainmodel:Cargo.HandlingEventRegistered";
    };
    using Events
        = occasion::Events<BookingStarted, DestinationChanged, RouteAssigned, HandlingEventRegistered>;

    // Commands: check the rules, say what happened.
    /// The route is kept.
    DestinationChanged changeDestination(Location to) const { return {to}; }
    RouteAssigned assignRoute(const Itinerary& itinerary) const { return {itinerary}; }
    /// AssertionError without a route, and all that apply() throws: it is tried on a copy, so this cargo stays as it is.
    HandlingEventRegistered registerHandlingEvent(
        const occasion::Uuid& trackingId, const HandlingEventRegistered& report) const;

    // Events: how each one changes the cargo.
    void apply(const BookingStarted& event);
    void apply(const DestinationChanged& event) { destination = event.destination; }
    void apply(const RouteAssigned& event, const occasion::DomainEvent& recorded);
    /// LegNotFoundError for a load that is on no leg; IndexError and AssertionError for a route that does not go on from
    /// where the cargo was unloaded.
    void apply(const HandlingEventRegistered& event);
};

}
