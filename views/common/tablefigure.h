// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/figure.h"

namespace occasion {

struct Theme;

/// The rows as a picture: a title, a header and striped rows. Columns are as wide as what they hold, up to a
/// limit where text is elided; columns of numbers are aligned to the right.
Figure tableFigure(const DataTable& table, const Theme& theme, const QFont& font);

} // namespace occasion
