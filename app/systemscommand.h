// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/commandline.h"

namespace occasion {

/// `occasion systems`: the built-in systems, their process applications, commands and scenarios.
int systemsCommand(const QStringList& arguments, const CommandContext& context);

}
