// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/system/process.h"
#include "examples/bank/money.h"

/// The process application that keeps the accounts: commands of the bank's customers and staff, and the answers to
/// what transfers ask.
namespace bank {

// clang-format off
struct OpenAccount { QString fullName, emailAddress; static constexpr auto summary = "Opens an account for a customer."; };
struct Deposit { Uuid account; Decimal amount; static constexpr auto summary = "Pays money into an account."; };
struct Withdraw { Uuid account; Decimal amount; static constexpr auto summary = "Takes money out of an account."; };
struct TransferDirectly { Uuid source, target; Decimal amount; static constexpr auto summary = "Moves money between two accounts at once, in one commit."; };
struct SetOverdraftLimit { Uuid account; Decimal limit; static constexpr auto summary = "Agrees how far an account may go below zero."; };
struct CloseAccount { Uuid account; static constexpr auto summary = "Closes an account."; };
// clang-format on

occasion::ProcessType accounts();

}
