// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/panel.h"

class QAction;

namespace occasion {

/// "Pretend it never happened", with its key, among the view's actions: opens a hypothetical branch without the event
/// that is selected, and compares it with what happened. One line in each view that shows events.
QAction* addLeaveOutAction(QWidget& view, const PanelContext& context);

/// The same for the first event that a step recorded; says so where it recorded none. `context` waits for it.
void leaveOutEventOf(qint64 step, EngineLink& link, QObject* context);

} // namespace occasion
