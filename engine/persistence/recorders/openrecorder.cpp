// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/recorderplace.h"
#include "engine/persistence/recorders/memoryrecorder.h"

namespace occasion {

using namespace Qt::StringLiterals;

std::unique_ptr<ProcessRecorder> openRecorder(const RecorderPlace& place)
{
    if (place.path.isEmpty())
        return std::make_unique<MemoryRecorder>();
    throw NotSupportedError(u"'%1': stores in files are not built in yet."_s.arg(place.path));
}

}
