// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/commandline.h"

namespace occasion {

inline constexpr QLatin1StringView inspectUsage(
    "occasion inspect STORE [--where EXPR] [--json | --json-lines] [--from N] [--limit N] [--cipher-key KEY] "
    "[--compressor NAME]");

/// `occasion inspect`: what is in a store, which is opened read-only. ValueError when the states cannot be read with the
/// key or the compressor that were given; nothing is printed then.
int inspectCommand(const QStringList& arguments, const CommandContext& context);

}
