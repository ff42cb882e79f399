// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/domainevent.h"
#include "engine/persistence/storedevent.h"

namespace occasion {

/// What passes between the patterns, as trees that observers are shown.
Value toValue(const DomainEvent& event); ///< id, version, then the fields as they are stored
Value toValue(const StoredEvent& stored);
Value toValue(const Notification& notification);
Value toValue(const Tracking& tracking);

template <class Item>
Value toValues(const std::vector<Item>& items)
{
    Value::Items list;
    for (const auto& item : items)
        list.append(toValue(item));
    return Value::list(list);
}

}
