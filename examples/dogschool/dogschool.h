// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/systemdefinition.h"

namespace dogschool {

/// The dog school: `DogSchool | Counters`, the smallest system in which one application follows another, with a
/// scenario and an invariant.
std::shared_ptr<const occasion::SystemDefinition> dogSchoolSystem();

}
