// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"

namespace occasion {

/// Two records without the members that are the same in both, at any depth: what a person has to look at.
struct ValueDifference
{
    Value now = {};
    Value before = {};

    bool isEmpty() const { return now == before; }
};

/// Lists stay whole where they differ, so that the places of their items still mean something. Takes time in the
/// size of both.
ValueDifference differenceOf(const Value& now, const Value& before);

} // namespace occasion
