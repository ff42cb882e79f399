// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/system/process.h"
#include "examples/cargo/places.h"

/// The process application that knows the voyages and finds itineraries for the requests of Booking.
namespace cargo {

// clang-format off
struct ScheduleVoyage { QString voyageNumber; Location origin, destination; static constexpr auto summary = "Adds a voyage from one port to another to the timetable."; };
// clang-format on

occasion::ProcessType routing();

}
