// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"

namespace occasion {

/// A view that remembers something of its own from one start of the program to the next (Memento). The application
/// keeps it; where, the view does not know.
class Remembering
{
public:
    virtual ~Remembering() = default;

    /// What it wants to be told again.
    virtual Value remembered() const = 0;
    /// What it gave when it was shown last. What it does not understand of that it passes over.
    virtual void recall(const Value& remembered) = 0;
};

} // namespace occasion
