// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/budget.h"
#include "engine/expression/value.h"

namespace occasion::cel {

/// A double as people write it: "123.456", "1", "1e+22", "NaN", "-Infinity".
QString doubleText(double number);

/// What string() makes of a scalar; empty for lists, maps and objects, and for bytes that are not UTF-8.
std::optional<QString> scalarText(const Value& value);

/// Any value as one line for a person: [1, 2], {key: value} with the keys in order. Throws ExpressionError when that
/// takes more than the budget has.
QString displayText(const Value& value, Budget& budget);

/// Any value as source that gives the value again, for a person who wants to know the types: "a", 1u, 10.00d,
/// timestamp("…"), {"a": 1}. Throws as displayText().
QString sourceText(const Value& value, Budget& budget);

/// A text with quotes around it and escapes in it, as a literal.
QString quoted(QStringView text);

/// Whether a text, of any case, is in the value: in one of its texts, numbers or names. Throws as displayText().
bool isMentioned(const Value& value, const QString& text, Budget& budget);

}
