// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/describe.h"

namespace occasion::kennel {

/// Something whose versions are counted from zero.
struct Meter
{
    static constexpr auto topic = "kennel:Meter";
    static constexpr qint64 initialVersion = 0;
    int read = 0;

    struct Installed
    {
        static constexpr auto topic = "kennel:Meter.Installed";
    };
    struct Read
    {
        static constexpr auto topic = "kennel:Meter.Read";
    };
    using Events = occasion::Events<Installed, Read>;

    void apply(const Installed&) {}
    void apply(const Read&) { ++read; }
};

}
