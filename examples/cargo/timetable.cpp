// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/timetable.h"

#include "examples/cargo/errors.h"

#include <algorithm>

namespace cargo {

namespace {

/// Goes on from the end of `way` and adds every way that reaches its destination.
void search(const QList<Leg>& voyages, Itinerary way, const QString& at, QList<Itinerary>& found)
{
    if (at == way.destination) {
        found.append(way);
        return;
    }
    const auto calledAt = [&way](const QString& port) {
        return port == way.origin || std::any_of(way.legs.cbegin(), way.legs.cend(), [&port](const Leg& leg) {
            return leg.destination == port;
        });
    };
    for (const auto& voyage : voyages) {
        if (voyage.origin != at || calledAt(voyage.destination))
            continue;
        way.legs.append(voyage);
        search(voyages, way, voyage.destination, found);
        way.legs.removeLast();
    }
}

}

Timetable::VoyageScheduled Timetable::schedule(
    const QString& voyageNumber, Location origin, Location destination) const
{
    if (voyageNumber.isEmpty() || origin == destination)
        throw NoVoyageError();
    return {voyageNumber, origin, destination};
}

QList<Itinerary> Timetable::itineraries(Location origin, Location destination) const
{
    QList<Itinerary> found;
    if (origin != destination)
        search(voyages, {nameOf(origin), nameOf(destination), {}}, nameOf(origin), found);
    return found;
}

}
