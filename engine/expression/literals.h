// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/value.h"

#include <QStringView>

namespace occasion::cel {

/// A literal at the front of a text, and how long it is there.
struct Literal
{
    Value value;
    qsizetype length;
};

/// Reads a number: 42, 0x2A, 1u, 1.5e3, 10.00d. The text begins with a digit, or with a point and a digit. An int of
/// 2^63 is given as a uint for a minus in front of it to be joined with. Throws ExpressionError, `at` the text's place.
Literal readNumber(QStringView text, qsizetype at);

/// Reads a text or bytes: "…", '''…''', r"…", b"…". Empty when the text does not begin with one. Throws
/// ExpressionError for a bad escape and for a missing end; `at` is the text's place.
std::optional<Literal> readText(QStringView text, qsizetype at);

}
