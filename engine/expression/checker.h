// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/names.h"

namespace occasion::cel {

/// The type of an expression over a scope. Throws ExpressionError for a name that nobody knows, with the one that was
/// likely meant, and where it is certain beforehand that an operator, a function or a field does not fit. What is
/// dynamic fits everything.
Type check(const Node& root, const Shape& scope);

}
