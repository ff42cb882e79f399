// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

namespace occasion {

/// SQLite moves what it has written into a file when the last connection to it is closed, and tells nobody when there
/// is no room for that: then some of it is still beside the file. OperationalError when that is so; for whoever wants
/// to move a file that was written and closed, or to say that it is done.
void requireWhole(const QString& path);

}
