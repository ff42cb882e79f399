// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "examples/cargo/places.h"

namespace cargo {

/// What ports reported of one cargo. Reports may arrive in any order; each is passed on when it follows from what was
/// passed on before, and waits until then (a resequencer): a cargo is received first, loaded where it lies, unloaded
/// from the voyage that it is on, and claimed where it was unloaded.
struct HandlingHistory
{
    struct Report
    {
        HandlingActivity activity = HandlingActivity::Receive;
        Location location = Location::Hamburg;
        std::optional<QString> voyageNumber;
        friend bool operator==(const Report&, const Report&) = default;
    };

    occasion::Uuid cargoId;
    std::optional<Location> place; ///< where it was last received or unloaded
    QString vessel; ///< the voyage that it is on; empty in port
    bool wasUnloaded = false; ///< since it was last received or loaded
    QList<Report> waiting; ///< reports that do not follow yet, in order of arrival

    static constexpr auto topic = "cargo:HandlingHistory";

    struct Opened
    {
        occasion::Uuid cargoId;
        static constexpr auto topic = "cargo:HandlingHistory.Opened";
    };
    struct Reported
    {
        HandlingActivity activity;
        Location location;
        std::optional<QString> voyageNumber;
        static constexpr auto topic = "cargo:HandlingHistory.Reported";
    };
    /// A report follows now: others can rely on the order of these.
    struct PassedOn
    {
        occasion::Uuid cargoId;
        HandlingActivity activity;
        Location location;
        std::optional<QString> voyageNumber;
        static constexpr auto topic = "cargo:HandlingHistory.PassedOn";
    };
    using Events = occasion::Events<Opened, Reported, PassedOn>;

    // Commands.
    /// VoyageMissingError for a load or an unload without a voyage.
    Reported report(const Report& report) const;
    /// The first of the waiting reports that follows; none when all must wait.
    std::optional<PassedOn> next() const;

    // Events.
    void apply(const Opened& event) { cargoId = event.cargoId; }
    void apply(const Reported& event)
    {
        waiting.append({event.activity, event.location, event.voyageNumber});
    }
    void apply(const PassedOn& event);

    bool follows(const Report& report) const;

    /// One history for each cargo: its id follows from the cargo's.
    static occasion::Uuid idFor(const occasion::Uuid& cargo)
    {
        return occasion::Uuid::v5(occasion::Uuid::namespaceUrl, QByteArray("/handling/" + cargo.hex()));
    }
};

}
