// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/breakpointsjson.h"

#include "engine/persistence/jsonreader.h"
#include "engine/persistence/jsonwriter.h"

namespace occasion {

QByteArray breakpointsJson(const std::vector<BreakpointFigure>* breakpoints)
{
    Value::Items items;
    if (breakpoints) {
        for (const auto& each : *breakpoints)
            items.append(toValue(each.breakpoint));
    }
    JsonWriter writer;
    writeValue(writer, Value::list(items));
    return writer.take();
}

std::vector<Breakpoint> breakpointsFromJson(const QByteArray& json)
{
    std::vector<Breakpoint> breakpoints;
    const Value list = readJson(json);
    for (const Value& each : list.items())
        breakpoints.push_back(breakpointFromValue(each));
    return breakpoints;
}

}
