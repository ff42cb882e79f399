// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QSqlError>
#include <QString>

namespace occasion {

/// Throws the engine's error for a driver's error: IntegrityError, DataError or OperationalError, with one
/// sentence that names the file.
[[noreturn]] void throwSqliteError(const QSqlError& error, const QString& path);

} // namespace occasion
