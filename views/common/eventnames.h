// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

#include <QStringList>

namespace occasion {

/// The short names of the events that a history records, in order of the alphabet; found among the first thousand of
/// each process application, so that it takes no longer for a long history. For the engine thread.
QStringList eventNames(const History& history);

} // namespace occasion
