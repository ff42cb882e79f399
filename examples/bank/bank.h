// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/systemdefinition.h"

namespace bank {

/// The bank: `Accounts | Transfers | Accounts` and `Accounts | Statements`, with its scenarios and invariants.
std::shared_ptr<const occasion::SystemDefinition> bankSystem();

}
