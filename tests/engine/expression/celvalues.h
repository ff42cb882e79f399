// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/map.h"

#include <memory>

/// Values for the scopes of tests.
namespace occasion::celvalues {

inline cel::Value map(std::initializer_list<std::pair<QString, cel::Value>> entries)
{
    auto map = std::make_shared<cel::Map>();
    for (const auto& [key, value] : entries)
        map->insert(key, value);
    return cel::MapPointer(std::move(map));
}

inline Decimal decimal(QStringView text)
{
    return *Decimal::fromText(text);
}

}
