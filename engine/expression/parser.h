// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/node.h"

namespace occasion::cel {

/// The deepest tree that is read.
constexpr int deepestTree = 200;

/// Reads a text as one expression (recursive descent). Throws ExpressionError with the place of the first mistake, also
/// for a text longer than 64 KiB and a tree deeper than 200 levels. Time is linear in the text.
Node parse(QStringView text);

}
