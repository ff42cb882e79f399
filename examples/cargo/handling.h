// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/system/process.h"
#include "examples/cargo/places.h"

/// The process application that takes the ports' reports, in any order of arrival, and passes them on in order.
namespace cargo {

// clang-format off
struct ReportHandling { occasion::Uuid cargo; HandlingActivity activity; Location location; std::optional<QString> voyageNumber; static constexpr auto summary = "Reports what a port did with a cargo. Activities: RECEIVE, LOAD, UNLOAD, CLAIM; a load and an unload name the voyage."; };
// clang-format on

occasion::ProcessType handling();

}
