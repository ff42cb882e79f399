// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/checkpoint.h"

#include <QByteArray>

#include <vector>

namespace occasion {

/// A step with a name as the window lists it.
struct CheckpointFigure
{
    int session = 0; ///< the branch that has it
    QString branch = {}; ///< that one's name
    Checkpoint checkpoint = {};
    bool isHere = false; ///< it is a step of the branch that is shown, too
    friend bool operator==(const CheckpointFigure&, const CheckpointFigure&) = default;
};

/// Where the session that is shown is kept.
struct FileFigure
{
    QString path = {}; ///< empty: in memory alone
    bool isUntitled = false; ///< it has no name of its own, as it was never saved as a file
    std::vector<CheckpointFigure> checkpoints
        = {}; ///< of all its open branches: those of the one shown first
    QByteArray watches = {}; ///< what request::KeepWatches gave last; empty: nothing
    friend bool operator==(const FileFigure&, const FileFigure&) = default;
};

}
