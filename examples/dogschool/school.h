// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/system/process.h"
#include "examples/dogschool/dog.h"

/// The process application that keeps the dogs.
namespace dogschool {

// clang-format off
struct RegisterDog { QString name; static constexpr auto summary = "Takes a dog into the school; no two have the same name."; };
struct AddTrick { Uuid dog; QString trick; static constexpr auto summary = "Says that a dog has learnt a trick."; };
// clang-format on

occasion::ProcessType school();

}
