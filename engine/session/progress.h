// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QString>

#include <functional>

namespace occasion {

/// How far a long piece of work has come.
struct Progress
{
    QString what = {}; ///< what is being done, for a person: "Reading large.db"
    qint64 done = 0;
    qint64 total = 0;
    QString unit = QStringLiteral("events"); ///< what is counted
};

/// Is told of it now and then by the thread that works, and says whether that shall go on. An empty one means yes.
using ProgressWatch = std::function<bool(const Progress&)>;

}
