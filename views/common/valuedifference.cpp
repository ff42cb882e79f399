// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/valuedifference.h"

namespace occasion {

ValueDifference differenceOf(const Value& now, const Value& before)
{
    if (now.kind() != Value::Kind::Object || before.kind() != Value::Kind::Object)
        return {.now = now, .before = before};
    Value::Members left;
    Value::Members was;
    for (const auto& [name, value] : now.members()) {
        if (!before.contains(name)) {
            left.append({name, value});
            continue;
        }
        const Value old = before.value(name);
        if (value == old)
            continue;
        const ValueDifference inside = differenceOf(value, old);
        left.append({name, inside.now});
        was.append({name, inside.before});
    }
    for (const auto& [name, value] : before.members()) {
        if (!now.contains(name))
            was.append({name, value});
    }
    return {.now = Value::object(left), .before = Value::object(was)};
}

} // namespace occasion
