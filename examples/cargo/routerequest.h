// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "examples/cargo/itinerary.h"

namespace cargo {

/// Booking asks Routing for a way, and notes what came of it.
struct RouteRequest
{
    occasion::Uuid cargoId;
    Location origin = Location::Hamburg;
    Location destination = Location::Hamburg;
    QString status; ///< asked, assigned, refused
    QString reason; ///< why it was refused

    static constexpr auto topic = "cargo:RouteRequest";

    struct Asked
    {
        occasion::Uuid cargoId;
        Location origin, destination;
        static constexpr auto topic = "cargo:RouteRequest.Asked";
    };
    struct Assigned
    {
        static constexpr auto topic = "cargo:RouteRequest.Assigned";
    };
    struct Refused
    {
        QString reason;
        static constexpr auto topic = "cargo:RouteRequest.Refused";
    };
    using Events = occasion::Events<Asked, Assigned, Refused>;

    // Commands.
    Assigned assign() const { return {}; }
    Refused refuse(const QString& why) const { return {why}; }

    // Events.
    void apply(const Asked& event)
    {
        cargoId = event.cargoId, origin = event.origin, destination = event.destination, status = u"asked"_s;
    }
    void apply(const Assigned&) { status = u"assigned"_s; }
    void apply(const Refused& event) { status = u"refused"_s, reason = event.reason; }
};

}
