// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/budget.h"
#include "engine/expression/value.h"

#include <compare>
#include <optional>

namespace occasion::cel {

/// How two values stand to each other: numbers of all types by value, texts by code point, bytes, times and truth
/// values (false before true). Unordered when one is NaN; empty when the two have no order, as null or a list.
std::optional<std::partial_ordering> orderOf(const Value& a, const Value& b);

/// Whether they are equal, member by member; values of different kinds are not, but numbers are compared by value.
/// Throws ExpressionError when that takes more than the budget has.
bool areEqual(const Value& a, const Value& b, Budget& budget);

}
