// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/timestamp.h"

#include <QByteArrayView>

#include <optional>

namespace occasion {

/// When the event was made that this state was stored of; none when it does not say so or cannot be read. What the
/// library and Occasion write is read without decoding the rest.
std::optional<Timestamp> stateTime(QByteArrayView state);

}
