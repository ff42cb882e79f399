// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/transcodings.h"
#include "examples/cargo/itinerary.h"

namespace cargo {

/// The types that the states of all four applications hold, under the names that the library gives them.
inline occasion::Transcodings transcodings()
{
    occasion::Transcodings known;
    known.add<Location>();
    known.add<HandlingActivity>();
    known.add<Leg>();
    known.add<Itinerary>();
    return known;
}

}
