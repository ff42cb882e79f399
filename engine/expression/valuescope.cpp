// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/valuescope.h"

namespace occasion::cel {

ValueScope::ValueScope(const std::vector<std::pair<QString, Value>>& values)
{
    for (const auto& [name, value] : values) {
        m_fields.push_back({name, value.kind() == Kind::Null ? Type() : Type(value.kind())});
        m_values.push_back(value);
    }
}

Value ValueScope::read(const void* /*object*/, qsizetype field) const
{
    return m_values[static_cast<size_t>(field)];
}

}
