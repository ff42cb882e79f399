// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/function.h"
#include "engine/expression/node.h"
#include "engine/expression/operation.h"

/// The kinds of operations, made from their parts; `at` is the place in the text that a problem names.
namespace occasion::cel {

// access.cpp
OperationPointer constant(Value value);
OperationPointer variable(size_t index);
OperationPointer scopeField(size_t index, qsizetype at);
OperationPointer openField(QString name, qsizetype at); ///< of a scope whose fields are not known beforehand
OperationPointer select(OperationPointer of, QString name, qsizetype at);
/// The same of a value that is expected to be an object of that shape, where the field has that place.
OperationPointer selectField(
    OperationPointer of, const Shape& shape, size_t place, QString name, qsizetype at);
OperationPointer has(OperationPointer of, QString name, qsizetype at);
OperationPointer index(OperationPointer of, OperationPointer by, qsizetype at);
OperationPointer textSearch(OperationPointer text, qsizetype at); ///< whether the scope mentions the text

// logic.cpp
OperationPointer allOf(Operations operands, qsizetype at);
OperationPointer anyOf(Operations operands, qsizetype at);
OperationPointer conditional(
    OperationPointer condition, OperationPointer yes, OperationPointer no, qsizetype at);
OperationPointer unary(Operator operation, OperationPointer operand, qsizetype at);
OperationPointer binary(Operator operation, OperationPointer left, OperationPointer right, qsizetype at);

// calls.cpp
OperationPointer call(const Function& function, Operations arguments, qsizetype at);
/// text.matches(pattern) with a pattern that is known beforehand. Throws ExpressionError when it is none.
OperationPointer matching(OperationPointer text, const QString& pattern, qsizetype at);
OperationPointer listOf(Operations items);
OperationPointer mapOf(Operations keysAndValues, qsizetype at);

// fold.cpp
/// A macro: `bodies` is the result alone, or a condition and the result; its variables begin at `firstVariable`.
OperationPointer fold(const Node& macro, OperationPointer range, Operations bodies, size_t firstVariable);

}
