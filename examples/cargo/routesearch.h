// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "examples/cargo/itinerary.h"

namespace cargo {

/// Routing's answer to a request: the itineraries that its timetable offers, the preferred one first; none when there is
/// no way.
struct RouteSearch
{
    occasion::Uuid requestId;
    QList<Itinerary> itineraries;

    static constexpr auto topic = "cargo:RouteSearch";

    struct Finished
    {
        occasion::Uuid requestId;
        QList<Itinerary> itineraries;
        static constexpr auto topic = "cargo:RouteSearch.Finished";
    };
    using Events = occasion::Events<Finished>;

    void apply(const Finished& event) { *this = {event.requestId, event.itineraries}; }

    /// One search for each request: its id follows from the request's.
    static occasion::Uuid idFor(const occasion::Uuid& request)
    {
        return occasion::Uuid::v5(occasion::Uuid::namespaceUrl, QByteArray("/searches/" + request.hex()));
    }
};

}
