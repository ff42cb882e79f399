// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/scenario.h"

namespace bank {

std::vector<occasion::Scenario> bankScenarios();

}
