// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"
#include "views/common/panel.h"

class QMenu;

namespace occasion {

/// What can be supposed of the event that is selected, among the view's actions and with their keys: that it never
/// happened, that it said something else, that one more happened before or after it. Each opens a hypothetical branch
/// and compares it with what happened. One line in each view that shows events.
void addHypothesisActions(QWidget& view, const PanelContext& context);

/// The same in a menu for one event; none, when the step in question recorded none. The entries are disabled where
/// nothing can be supposed.
void addHypothesisEntries(
    QMenu& menu, const PanelContext& context, const std::optional<EventView>& event, QWidget* parent);

} // namespace occasion
