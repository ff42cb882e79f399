// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/system/process.h"
#include "examples/cargo/places.h"

/// The process application that books cargos: what a clerk asks for, the answers of Routing, and what Handling passes
/// on. It keeps two rules beside the cargo's own: a claimed cargo's journey is over, and a cargo is claimed only where
/// it was unloaded at its destination.
namespace cargo {

// clang-format off
struct BookCargo { Location origin, destination; occasion::Timestamp arrivalDeadline; static constexpr auto summary = "Books a cargo from one port to another. Ports: HAMBURG, HONGKONG, NEWYORK, STOCKHOLM, TOKYO, NLRTM, USDAL, AUMEL."; };
struct ChangeDestination { occasion::Uuid cargo; Location destination; static constexpr auto summary = "Sends a cargo to another port; its route is kept."; };
struct RequestRoute { occasion::Uuid cargo; static constexpr auto summary = "Asks Routing for a way from where the cargo is to its destination; the first that is found is assigned."; };
// clang-format on

occasion::ProcessType booking();

}
