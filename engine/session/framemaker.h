// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"

namespace occasion {

struct OpenSession;

/// Writes what there is to see of one session or store at its cursor into a frame; what concerns all of them stays as
/// it is. Costs a few look-ups for each process and each pipe, however long the history. Errors as reading it.
void describe(Frame& frame, const OpenSession& open);

}
