// SPDX-License-Identifier: BSD-3-Clause
#include "examples/cargo/cargosystem.h"

#include "examples/cargo/booking.h"
#include "examples/cargo/handling.h"
#include "examples/cargo/invariants.h"
#include "examples/cargo/routing.h"
#include "examples/cargo/scenarios.h"
#include "examples/cargo/tracking.h"

namespace cargo {

std::shared_ptr<const occasion::SystemDefinition> cargoSystem()
{
    auto system = std::make_shared<occasion::SystemDefinition>();
    system->name = u"cargo"_s;
    system->title = u"Cargo on its way: booking, routing, handling in ports, and tracking"_s;
    system->system = occasion::System({booking(), routing(), handling(), tracking()},
        {{u"Booking"_s, u"Routing"_s, u"Booking"_s}, {u"Handling"_s, u"Booking"_s},
            {u"Booking"_s, u"Tracking"_s}});
    system->scenarios = cargoScenarios();
    system->invariants = cargoInvariants();
    return system;
}

}
