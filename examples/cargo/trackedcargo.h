// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "examples/cargo/cargo.h"

namespace cargo {

/// What a customer sees of a cargo: where it is, what comes next, and whether something went wrong. Built from Booking's
/// events alone.
struct TrackedCargo
{
    occasion::Uuid cargoId;
    Location origin = Location::Hamburg;
    Location destination = Location::Hamburg;
    occasion::Timestamp arrivalDeadline;
    QString status = u"NOT_RECEIVED"_s; ///< in the cargo's own words
    std::optional<Location> lastPlace;
    QString nextActivity; ///< "LOAD in HONGKONG, voyage V1"; empty when nothing is expected
    std::optional<occasion::Timestamp> estimatedArrival;
    bool isMisdirected = false;
    QStringList alerts; ///< each misdirection, in order
    QList<Leg> legs; ///< of its route

    static constexpr auto topic = "cargo:TrackedCargo";

    struct Begun
    {
        occasion::Uuid cargoId;
        Location origin, destination;
        occasion::Timestamp arrivalDeadline;
        static constexpr auto topic = "cargo:TrackedCargo.Begun";
    };
    struct DestinationChanged
    {
        Location destination;
        static constexpr auto topic = "cargo:TrackedCargo.DestinationChanged";
    };
    struct Routed
    {
        QList<Leg> legs;
        QString nextActivity;
        occasion::Timestamp estimatedArrival;
        static constexpr auto topic = "cargo:TrackedCargo.Routed";
    };
    struct Moved
    {
        QString status;
        std::optional<Location> lastPlace;
        QString nextActivity;
        static constexpr auto topic = "cargo:TrackedCargo.Moved";
    };
    struct MisdirectionAlerted
    {
        QString alert;
        static constexpr auto topic = "cargo:TrackedCargo.MisdirectionAlerted";
    };
    using Events = occasion::Events<Begun, DestinationChanged, Routed, Moved, MisdirectionAlerted>;

    // Commands: what Booking's events mean for the customer.
    DestinationChanged changeDestination(Location to) const { return {to}; }
    /// A cargo that lies in a port already goes on from there.
    Routed assignRoute(const Itinerary& route, const occasion::Timestamp& estimatedArrival) const;
    Moved follow(const Cargo::HandlingEventRegistered& event) const;
    /// None while the cargo is where it should be.
    std::optional<MisdirectionAlerted> alertFor(const Cargo::HandlingEventRegistered& event) const;

    // Events.
    void apply(const Begun& event);
    void apply(const DestinationChanged& event) { destination = event.destination; }
    void apply(const Routed& event);
    void apply(const Moved& event);
    void apply(const MisdirectionAlerted& event) { isMisdirected = true, alerts.append(event.alert); }

    /// One view for each cargo: its id follows from the cargo's.
    static occasion::Uuid idFor(const occasion::Uuid& cargo)
    {
        return occasion::Uuid::v5(occasion::Uuid::namespaceUrl, QByteArray("/tracking/" + cargo.hex()));
    }
};

}
