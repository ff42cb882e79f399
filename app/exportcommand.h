// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/commandline.h"

namespace occasion {

inline constexpr QLatin1StringView exportUsage(
    "occasion export SYSTEM|FILE|STORE (--view graph|timeline|aggregates|log "
    "--to OUT.(svg|pdf|png|dot|csv|json) | --stores FOLDER) [--branch NAME] [--scenario NAME] [--steps N] "
    "[--seed N] [--scheduler S]");

/// `occasion export`: writes one view of a run, of a session's file or of a store as a picture or as data, or a
/// session's stores.
int exportCommand(const QStringList& arguments, const CommandContext& context);

}
