// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/system/process.h"
#include "examples/bank/money.h"

/// The process application that carries transfers through, step by step, over the accounts' answers.
namespace bank {

// clang-format off
struct StartTransfer { Uuid source, target; Decimal amount; static constexpr auto summary = "Asks for money to be moved from one account to another."; };
// clang-format on

occasion::ProcessType transfers();

}
