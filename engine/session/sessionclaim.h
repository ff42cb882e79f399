// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

namespace occasion {

struct SessionOptions;

/// Makes sure that `options.file` is this session's own: a new file is marked with the session's system, scenario and
/// seed; one that is marked already must agree. OperationalError otherwise: the sentence says what it holds.
void claimSessionFile(const SessionOptions& options);

}
