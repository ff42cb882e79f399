// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"
#include "engine/expression/shape.h"

namespace occasion::cel {

/// How decoded states are read: what is asked for is looked up in the tree, nothing else is touched. The objects are
/// `occasion::Value`s of the kind Object.
class StoredShape : public Shape
{
public:
    /// Of states that no description says anything about.
    static const StoredShape& shape();

    StoredShape() = default;
    /// Of states that have these fields, or some of them, and no others.
    explicit StoredShape(std::vector<Field> known)
        : m_fields(std::move(known))
    {
    }

    QString name() const override { return QStringLiteral("the state"); }
    const std::vector<Field>& fields() const override { return m_fields; }
    bool isOpen() const override { return m_fields.empty(); }
    /// Each object has its own places: without one there are none.
    qsizetype find(const void* object, QStringView name) const override;
    Value read(const void* object, qsizetype field) const override;
    QStringList names(const void* object) const override;

private:
    std::vector<Field> m_fields;
};

/// A decoded value as an expression sees it: decimals, times and ids as such, objects as views that must not outlive
/// it. Whole numbers beyond 64 bits are decimals.
Value valueOf(const occasion::Value& stored);

}
