// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/commandline.h"

namespace occasion {

inline constexpr QLatin1StringView runUsage(
    "occasion run SYSTEM|--code CODE [--scenario NAME] [--steps N] [--seed N] "
    "[--scheduler S] [--store PATH] [--durability full|normal] [--until EXPR] [--check EXPR] [--json]");

/// `occasion run`: runs a system until nothing is enabled, a line for each step, and says how it ended.
int runCommand(const QStringList& arguments, const CommandContext& context);

}
