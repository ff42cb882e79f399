// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/preview.h"

namespace occasion {

/// How much of a step's preview is shown.
enum class PreviewDetail : quint8
{
    Names, ///< of the events
    Changes, ///< and which fields change, from what to what
    State ///< and the whole state that they lead to
};

/// What a step would do, in lines for a person: its events, or why it would be refused, and what would change.
QString previewText(const StepPreview& preview, PreviewDetail detail);

} // namespace occasion
