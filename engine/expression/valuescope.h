// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/shape.h"

namespace occasion::cel {

/// A scope of values under names, which may have dots in them ("a.b").
class ValueScope : public Shape
{
public:
    explicit ValueScope(const std::vector<std::pair<QString, Value>>& values);

    /// What expressions over this scope are evaluated with: a view of it.
    Object object() const { return {this, this, {}}; }

    QString name() const override { return QStringLiteral("the bindings"); }
    const std::vector<Field>& fields() const override { return m_fields; }
    Value read(const void* object, qsizetype field) const override;

private:
    std::vector<Field> m_fields;
    std::vector<Value> m_values;
};

}
