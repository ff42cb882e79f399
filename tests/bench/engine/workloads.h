// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorderplace.h"

#include <chrono>
#include <map>

namespace bench {

/// What a measurement is called with.
struct Task
{
    QString name; ///< "pages-100"
    occasion::RecorderPlace place; ///< without a path: in memory
    qint64 count = 0; ///< events or transfers

    /// The number at the end of its name: 100 of "pages-100".
    int size() const { return name.section(u'-', -1).toInt(); }
};

/// Seconds since it was made.
class Stopwatch
{
public:
    double seconds() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Each does its work, checks what came of it, and gives events or transfers a second; memory() gives bytes per
/// event. What they need in the file is made before the clock starts.
double make(const Task& task); ///< saves accounts of size() events, 100 a commit
double saveOne(const Task& task);
double saveHundred(const Task& task);
double encode(const Task& task);
double decode(const Task& task);
double readPages(const Task& task);
double readDecodedPages(const Task& task);
double loadAggregates(const Task& task);
double loadFromMemory(const Task& task);
double transfers(const Task& task);
double transfersInBatches(const Task& task);
double memory(const Task& task);

}
