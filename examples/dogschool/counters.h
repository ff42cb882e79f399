// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/system/process.h"

namespace dogschool {

/// The process application that follows the school and counts its tricks, all by itself: it has no commands.
occasion::ProcessType counters();

}
