// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/budget.h"
#include "engine/expression/node.h"
#include "engine/expression/type.h"

namespace occasion::cel {

/// a + b and the like, for numbers, texts, bytes, lists and times; a problem where the result is out of range or the
/// operator does not fit. An int or uint with a decimal makes a decimal. Throws ExpressionError when the budget ends.
Value computed(Operator operation, const Value& a, const Value& b, Budget& budget);

/// The negative of a number or duration; a problem for anything else.
Value negative(const Value& value);

/// What computed() would give for such operands, as far as is known; empty when the operator does not fit them.
std::optional<Type> computedType(Operator operation, const Type& a, const Type& b);

/// "No operator + fits a string and an int."
QString misfit(Operator operation, const QString& left, const QString& right);

}
