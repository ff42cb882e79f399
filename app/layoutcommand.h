// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <cstdio>

namespace occasion {

/// `occasion layout`: reads a layout request as JSON (views/graph/graphlayout.h), lays it out with Graphviz's
/// dot and writes the positions as JSON. Returns the exit code: 1, after one sentence on standard error, for
/// input that cannot be laid out. It is run as a child since Graphviz cannot be interrupted, only killed.
int layoutCommand(std::FILE* in = stdin, std::FILE* out = stdout);

} // namespace occasion
