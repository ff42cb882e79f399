// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "examples/cargo/places.h"

namespace cargo {

/// One voyage of a route, from port to port.
struct Leg
{
    static constexpr auto transcoding = "leg";
    QString origin, destination, voyageNumber;
    friend bool operator==(const Leg&, const Leg&) = default;
};

/// A route: the voyages that take a cargo from its origin to its destination, in order.
struct Itinerary
{
    static constexpr auto transcoding = "itinerary";
    QString origin, destination;
    QList<Leg> legs;
    friend bool operator==(const Itinerary&, const Itinerary&) = default;
};

}
