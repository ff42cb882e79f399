// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/system/process.h"

/// The process application that customers look at: a view of each cargo, built from Booking's events alone.
namespace cargo {

occasion::ProcessType tracking();

}
