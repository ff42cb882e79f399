// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QIcon>

namespace occasion {

/// One of the program's own icons (resources/icons/NAME.svg), drawn in the given colour, so that one picture
/// serves the light and the dark theme; in selected rows in the second one, where it is given. Empty when there is
/// no such icon.
QIcon icon(const QString& name, const QColor& colour, const QColor& selected = {});

/// Whether there is an icon of that name.
bool hasIcon(const QString& name);

} // namespace occasion
