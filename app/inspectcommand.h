// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/commandline.h"

namespace occasion {

inline constexpr QLatin1StringView inspectUsage(
    "occasion inspect STORE [--json | --json-lines] [--from N] [--limit N]");

/// `occasion inspect`: what is in a store, which is opened read-only.
int inspectCommand(const QStringList& arguments, const CommandContext& context);

}
