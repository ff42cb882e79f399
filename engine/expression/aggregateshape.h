// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/aggregate.h"
#include "engine/expression/shape.h"

namespace occasion::cel {

/// How aggregates of one type are read, straight from their states: `id`, `version`, `created_on`, `modified_on`, then
/// the type's own fields.
class AggregateShape : public Shape
{
public:
    explicit AggregateShape(std::shared_ptr<const AggregateType> type);

    /// A view of the aggregate, which must be of the type.
    Object object(const Aggregate& aggregate) const { return {this, &aggregate, {}}; }

    QString name() const override { return m_type->name; }
    const std::vector<Field>& fields() const override { return m_fields; }
    Value read(const void* object, qsizetype field) const override;

private:
    std::shared_ptr<const AggregateType> m_type;
    std::vector<Field> m_fields;
};

}
