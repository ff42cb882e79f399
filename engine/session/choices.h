// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

namespace occasion {

/// The steps of a session as JSON text: what was called and delivered, in order. With the system, the scenario and the
/// seed they make the same session again. Empty when the history does not know its causes.
QByteArray writeChoices(const History& history);

/// The steps to do again. DataError when the text is damaged or names what the system has not.
std::vector<Step> readChoices(const QByteArray& text, const SystemMap& map);

}
