// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/commandline.h"

namespace occasion {

inline constexpr QLatin1StringView evalUsage("occasion eval [EXPR]");

/// `occasion eval`: prints the value of one expression; without one, answers each JSON line of standard input with a
/// line of its own, for programs.
int evalCommand(const QStringList& arguments, const CommandContext& context);

/// The answer to one line: {"expr": …, "bindings": {name: typed value}} gives {"value": typed value} or {"error":
/// sentence, "at": place in the expression}.
QByteArray evalAnswer(const QByteArray& line);

}
