// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/invariant.h"

/// What must always hold in the bank, whatever is scheduled when.
namespace bank {

std::vector<occasion::InvariantType> bankInvariants();

}
