// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"
#include "examples/cargo/places.h"

namespace cargo {

/// A port reported what the cargo's rules do not allow. The cargo stays as it is, and this tells so: no report is lost.
struct HandlingRefusal
{
    occasion::Uuid cargoId;
    HandlingActivity activity = HandlingActivity::Receive;
    Location location = Location::Hamburg;
    QString voyageNumber;
    QString reason;

    static constexpr auto topic = "cargo:HandlingRefusal";

    struct Refused
    {
        occasion::Uuid cargoId;
        HandlingActivity activity;
        Location location;
        QString voyageNumber;
        QString reason; ///< the error's name and sentence
        static constexpr auto topic = "cargo:HandlingRefusal.Refused";
    };
    using Events = occasion::Events<Refused>;

    void apply(const Refused& event)
    {
        *this = {event.cargoId, event.activity, event.location, event.voyageNumber, event.reason};
    }
};

}
