// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/panel.h"

namespace occasion {

class WatchList;

/// All views, in the order of their keys (Ctrl+1 …). The one place that names them.
QList<Panel*> makePanels(const PanelContext& context, QWidget* parent);

/// Gives the views what they remembered when they were shown last, and keeps it.
void recallPanels(const QList<Panel*>& panels);
void rememberPanels(const QList<Panel*>& panels);

/// What is watched in one of the views; null when that is not among them.
WatchList* watchesIn(const QList<Panel*>& panels);

/// One view by its id; null when there is none.
Panel* makePanel(const QString& id, const PanelContext& context, QWidget* parent);

} // namespace occasion
