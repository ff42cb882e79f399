// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/timestamp.h"

namespace occasion {

/// Sessions begin on a fixed morning.
inline Timestamp sessionBeginning()
{
    return *Timestamp::fromText(u"2026-01-01T09:00:00+00:00");
}

}
