// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"
#include "views/common/figure.h"

namespace occasion {

/// The notification logs of all processes as of a step, for export. Engine thread; reads page by page.
DataTable logTable(const History& history, qint64 step);

/// One notification as JSON text: its place, topic and state, which is null where it is no legal JSON.
QByteArray notificationJson(const EventView& event);

} // namespace occasion
