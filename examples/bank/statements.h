// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/system/process.h"

/// The process application that writes a statement for each account, from the accounts' events alone.
namespace bank {

occasion::ProcessType statements();

}
