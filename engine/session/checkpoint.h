// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

namespace occasion {

/// A step that was given a name, so that one can go back to it.
struct Checkpoint
{
    qint64 step = 0;
    QString name = {};
    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

}
