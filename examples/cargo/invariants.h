// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/invariant.h"

namespace cargo {

/// What must hold of every cargo at every step.
std::vector<occasion::InvariantType> cargoInvariants();

}
