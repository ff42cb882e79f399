// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/commandline.h"

namespace occasion {

inline constexpr auto serveUsage
    = QLatin1StringView("occasion serve SYSTEM|STORE [--port N] [--bind ADDR] [--token T] [--scenario NAME] "
                        "[--steps N] [--seed N] [--scheduler S]");

/// Serves the notification logs of a system, which runs meanwhile, or of a store, as HttpLogServer does, until SIGINT
/// or SIGTERM. Prints the address first.
int serveCommand(const QStringList& arguments, const CommandContext& context);

}
