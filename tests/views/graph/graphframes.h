// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"

namespace occasion {

/// The bank's processes and pipes with figures of a run's middle.
inline Frame bankFrame(qint64 cursor = 9)
{
    using namespace Qt::StringLiterals;
    auto map = std::make_shared<SystemMap>();
    map->title = u"bank"_s;
    map->processes = {{.name = u"Accounts"_s}, {.name = u"Transfers"_s}, {.name = u"Statements"_s}};
    map->pipes = {{0, 1, u"Accounts"_s}, {1, 0, u"Transfers"_s}, {0, 2, u"Accounts"_s}};
    return {.session = 1,
        .map = map,
        .newest = cursor,
        .cursor = cursor,
        .step = Step{.number = cursor,
            .kind = StepKind::Delivery,
            .process = 1,
            .pipe = 0,
            .upstream = 9,
            .count = 1},
        .processes = {{12, 2, 1}, {4, 1, 0}, {1234, 2, 0}},
        .pipes = {{9, 3}, {4, 0}, {12, 0}}};
}

/// A store whose leader is only known by name.
inline Frame storeFrame()
{
    using namespace Qt::StringLiterals;
    auto map = std::make_shared<SystemMap>();
    map->processes = {{.name = u"Counters"_s}};
    map->pipes = {{-1, 0, u"Dogs \"and\" cats"_s}, {-1, 0, u"Birds"_s}};
    return {.session = 2, .map = map, .readOnly = true, .processes = {{8, 8, 0}}, .pipes = {{17, 0}, {3, 0}}};
}

} // namespace occasion
