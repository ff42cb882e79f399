// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/node.h"

namespace occasion::cel {

/// Source text that parses to the same tree, on one line, with no more brackets than it needs.
QString print(const Node& node);

}
