// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "examples/cargo/itinerary.h"

namespace cargo {

/// The voyages that Routing can choose from. There is one timetable.
struct Timetable
{
    QList<Leg> voyages;

    static constexpr auto topic = "cargo:Timetable";

    struct Opened
    {
        static constexpr auto topic = "cargo:Timetable.Opened";
    };
    struct VoyageScheduled
    {
        QString voyageNumber;
        Location origin, destination;
        static constexpr auto topic = "cargo:Timetable.VoyageScheduled";
    };
    using Events = occasion::Events<Opened, VoyageScheduled>;

    // Commands.
    /// NoVoyageError without a number, and from a port to itself.
    VoyageScheduled schedule(const QString& voyageNumber, Location origin, Location destination) const;
    /// All ways between two ports that call at none twice, those of earlier voyages first. The time grows with the
    /// number of ways, at most eight ports long.
    QList<Itinerary> itineraries(Location origin, Location destination) const;

    // Events.
    void apply(const Opened&) {}
    void apply(const VoyageScheduled& event)
    {
        voyages.append({nameOf(event.origin), nameOf(event.destination), event.voyageNumber});
    }

    static occasion::Uuid id()
    {
        return occasion::Uuid::v5(occasion::Uuid::namespaceUrl, QByteArray("/timetable"));
    }
};

}
