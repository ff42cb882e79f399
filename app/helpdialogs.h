// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/actions.h"

class QWidget;

namespace occasion {

/// Opens the list of all keys, read from the table of actions; the window stays usable beside it.
void showKeysDialog(const std::vector<Action>& table, QWidget* parent);

void showAboutDialog(QWidget* parent);

} // namespace occasion
