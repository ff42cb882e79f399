// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

namespace occasion {

/// One notification as JSON text: its place, topic and state, which is null where it is no legal JSON.
QByteArray notificationJson(const EventView& event);

} // namespace occasion
