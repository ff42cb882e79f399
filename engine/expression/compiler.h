// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/names.h"
#include "engine/expression/operation.h"

namespace occasion::cel {

/// An expression that is ready to run.
struct Program
{
    OperationPointer root;
    size_t variables = 0; ///< how many of its macros' variables are open at once
};

/// Turns a tree into operations over a scope. What the checker would refuse becomes a problem when it is run, so that
/// `unknown || true` is true where nobody checked. Throws ExpressionError for a constant pattern that is none.
Program compile(const Node& root, const Shape& scope);

/// Makes searches of the bare words of a filter: words where true or false is asked for that name nothing of the scope
/// ("Debited && topic.contains("x")"), and texts there. A search is written as the call `mentions("word")`.
Node withSearches(Node root, const Shape& scope);

}
