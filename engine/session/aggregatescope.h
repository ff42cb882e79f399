// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/shape.h"
#include "engine/session/history.h"

namespace occasion {

/// The names of an expression about one aggregate at a version: id, type, version, then the fields of its state.
/// Example: `balance < 0d`.
class AggregateScope : public cel::Shape
{
public:
    /// Of an aggregate of that process application.
    explicit AggregateScope(const ProcessInfo& process);

    /// A view of the aggregate.
    cel::Object object(const AggregateView& aggregate) const { return {this, &aggregate, {}}; }
    /// An object that keeps the aggregate itself.
    cel::Object object(std::shared_ptr<const AggregateView> aggregate) const;

    QString name() const override { return QStringLiteral("the aggregate"); }
    const std::vector<cel::Field>& fields() const override { return m_fields; }
    bool isOpen() const override { return m_isOpen; }
    qsizetype find(const void* object, QStringView name) const override;
    cel::Value read(const void* object, qsizetype field) const override;
    QStringList names(const void* object) const override;

private:
    bool m_isOpen;
    std::vector<cel::Field> m_fields;
};

}
