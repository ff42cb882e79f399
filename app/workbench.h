// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <memory>
#include <vector>

namespace occasion {

struct SystemDefinition;

/// The whole program on these systems: without a subcommand it opens the window on the first of them (or on
/// what was shown last), with one it does what the command line says. Returns the exit status.
///
///     int main(int argc, char** argv)
///     {
///         return occasion::runWorkbench(argc, argv, {mySystem()});
///     }
int runWorkbench(int argc, char** argv, std::vector<std::shared_ptr<const SystemDefinition>> systems);

} // namespace occasion
