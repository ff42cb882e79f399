// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"
#include "engine/expression/value.h"

namespace occasion::cel {

/// Values with their types as JSON says them, for programs that talk to this one: {"int": "5"}, {"list": […]},
/// {"map": [[key, value], …]}, {"timestamp": [seconds, nanoseconds]}, {"decimal": "10.00"} …; int, uint, double and
/// decimal are texts, so that none loses a digit.
occasion::Value toTyped(const Value& value);

/// Reads one. ValueError, naming what is wrong, for anything else.
Value fromTyped(const occasion::Value& typed);

}
