// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/invariants.h"

#include "engine/session/expressioninvariant.h"
#include "examples/cargo/trackedcargo.h"

#include <map>

namespace cargo {

using namespace occasion;

namespace {

QString textOf(const std::optional<Location>& place)
{
    return place ? nameOf(*place) : QString();
}

class Claims
{
public:
    struct Variables
    {
        bool claimed = false;
        QString unloadedIn; ///< last
        QString destination; ///< until it was claimed
    };

    std::optional<OriginatorId> apply(const DomainEvent& event, const Step&)
    {
        auto& cargo = m_cargos[event.originatorId];
        if (event.is<Cargo::BookingStarted>())
            cargo.destination = nameOf(event.as<Cargo::BookingStarted>().destination);
        else if (event.is<Cargo::DestinationChanged>() && !cargo.claimed)
            cargo.destination = nameOf(event.as<Cargo::DestinationChanged>().destination);
        else if (event.is<Cargo::HandlingEventRegistered>())
            handle(cargo, event.as<Cargo::HandlingEventRegistered>());
        return event.originatorId;
    }
    const Variables& of(const OriginatorId& cargo) const { return m_cargos.at(cargo); }

private:
    static void handle(Variables& cargo, const Cargo::HandlingEventRegistered& event)
    {
        if (event.handlingActivity == HandlingActivity::Unload)
            cargo.unloadedIn = nameOf(event.location);
        if (event.handlingActivity == HandlingActivity::Claim)
            cargo.claimed = true;
    }

    std::map<OriginatorId, Variables> m_cargos;
};

/// The vessels that a cargo was loaded onto and not unloaded from.
class Vessels
{
public:
    struct Variables
    {
        QStringList vessels;
    };

    std::optional<OriginatorId> apply(const DomainEvent& event, const Step&)
    {
        if (!event.is<Cargo::HandlingEventRegistered>())
            return {};
        const auto& handled = event.as<Cargo::HandlingEventRegistered>();
        auto& vessels = m_cargos[event.originatorId].vessels;
        const QString voyage = handled.voyageNumber.value_or(QString());
        if (handled.handlingActivity == HandlingActivity::Load)
            vessels.append(voyage);
        if (handled.handlingActivity == HandlingActivity::Unload)
            vessels.removeOne(voyage);
        return event.originatorId;
    }
    const Variables& of(const OriginatorId& cargo) const { return m_cargos.at(cargo); }

private:
    std::map<OriginatorId, Variables> m_cargos;
};

/// Tracking may lag behind Booking, but not when nothing waits to be delivered.
class Agreements
{
public:
    struct Variables
    {
        QString status, trackedStatus;
        QString place, trackedPlace;
        bool isMisdirected = false;
        bool trackedIsMisdirected = false;
    };

    std::optional<OriginatorId> apply(const DomainEvent& event, const Step&)
    {
        if (event.type->aggregateTopic == QLatin1StringView(Cargo::topic))
            return applyBooked(event);
        if (event.type->aggregateTopic == QLatin1StringView(TrackedCargo::topic))
            return applyTracked(event);
        return {};
    }
    const Variables& of(const OriginatorId& cargo) const { return m_cargos.at(cargo); }

private:
    OriginatorId applyBooked(const DomainEvent& event)
    {
        auto& booked = m_booked.try_emplace(event.originatorId, Cargo{}).first->second;
        describe<Cargo>()->apply(booked, event);
        const auto& cargo = *std::any_cast<Cargo>(&booked);
        auto& variables = m_cargos[event.originatorId];
        variables.status = cargo.transportStatus;
        variables.place = textOf(cargo.lastKnownLocation);
        variables.isMisdirected = cargo.isMisdirected;
        return event.originatorId;
    }

    OriginatorId applyTracked(const DomainEvent& event)
    {
        auto& known = m_tracked.try_emplace(event.originatorId, TrackedCargo{}).first->second;
        describe<TrackedCargo>()->apply(known, event);
        const auto& tracked = *std::any_cast<TrackedCargo>(&known);
        auto& variables = m_cargos[tracked.cargoId];
        variables.trackedStatus = tracked.status;
        variables.trackedPlace = textOf(tracked.lastPlace);
        variables.trackedIsMisdirected = tracked.isMisdirected;
        return tracked.cargoId;
    }

    std::map<OriginatorId, std::any> m_booked, m_tracked; // cargos and what customers see of them
    std::map<OriginatorId, Variables> m_cargos;
};

}

std::vector<InvariantType> cargoInvariants()
{
    return {invariantForEach<Claims>(u"A claimed cargo was unloaded at its destination"_s,
                u"!claimed || unloaded_in == destination"_s),
        invariantForEach<Vessels>(u"A cargo is on at most one vessel"_s, u"size(vessels) <= 1"_s),
        invariantForEach<Agreements>(u"Tracking agrees with Booking when all is quiet"_s,
            u"status == tracked_status && place == tracked_place && is_misdirected == tracked_is_misdirected"_s,
            true)};
}

}
