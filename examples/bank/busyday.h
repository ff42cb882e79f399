// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/scenario.h"

namespace bank {

/// Some dozens of customers and some hundreds of transfers: a run that is long enough to be run at full speed, looked
/// at from far and searched. In each round everybody pays somebody or is paid, all at once; the next round waits
/// until all is quiet, so it ends alike in any order. A round takes some 130 steps.
occasion::Scenario busyDay(int rounds = 24);

}
