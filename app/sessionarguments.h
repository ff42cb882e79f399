// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/commandline.h"
#include "engine/session/session.h"

namespace occasion {

/// The options that say which session to run: --scenario --seed --scheduler --steps.
void addSessionArguments(QCommandLineParser& parser);

/// What they say, of the system that the first positional argument names. UsageError or ValueError.
SessionOptions readSessionArguments(const QCommandLineParser& parser, const CommandContext& context);

/// Runs on until step `most` (0: until nothing is enabled), or until `goesOn`, which is told of each step, says no.
/// False when it ended with a step that failed.
bool runToEnd(Session& session, qint64 most, const std::function<bool(const Step&)>& goesOn);

}
