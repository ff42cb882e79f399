// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QStringList>

namespace occasion {

/// The files of a folder that are databases, or that their names say are, in the order of their names; folders inside
/// it are not looked into, and neither are the files `except`, which are real paths. A system whose applications have a
/// file each lies in such a folder. OperationalError, one sentence, when there is none, or too many to open at once.
QStringList databasesIn(const QString& folder, const QStringList& except = {});

/// How many databases of one folder are opened at most.
inline constexpr qsizetype mostDatabases = 64;

}
