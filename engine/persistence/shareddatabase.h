// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorderplace.h"
#include "engine/persistence/sqlitedatabase.h"

namespace occasion {

/// The database of the place's file, shared by all of this program that keep something in it with the same durability
/// and patience: so they share each thread's connection, whose cache would else be dropped whenever a neighbour has
/// written, and what they write can be one transaction. Any thread may ask for it.
std::shared_ptr<const SqliteDatabase> sharedDatabase(const RecorderPlace& place);

}
