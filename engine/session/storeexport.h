// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/progress.h"
#include "engine/session/session.h"

namespace occasion {

/// Writes what a session has recorded up to its newest step as stores: a file for each process application,
/// "NAME.sqlite", laid out and named as the Python library does. Gives the files' paths. All of them are there at the
/// end, or none. NotSupportedError for a hypothetical session, which is never written to a store; OperationalError when
/// one of the files is there already, cannot be written, or `watch` stopped it.
QStringList exportStores(const Session& session, const QString& folder, const ProgressWatch& watch = {});

}
