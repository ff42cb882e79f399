// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/scenario.h"

namespace cargo {

/// The whole journey first; all of them are confluent.
std::vector<occasion::Scenario> cargoScenarios();

}
