// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdlib>

namespace occasion {

/// What must hold for every input; the fuzzer keeps the input for which it does not.
inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

}
