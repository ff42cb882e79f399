// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/systemdefinition.h"

namespace cargo {

/// The shipping of cargo: `Booking | Routing | Booking`, `Handling | Booking` and `Booking | Tracking`, with its
/// scenarios and invariants.
std::shared_ptr<const occasion::SystemDefinition> cargoSystem();

}
