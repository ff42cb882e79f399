// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/fields.h"
#include "engine/expression/fieldreader.h"
#include "engine/expression/shape.h"

namespace occasion::cel {

/// How a plain struct T is read: its members under their stored names, straight from memory, by the same description
/// that gives its JSON and its forms.
template <class T>
class StructShape : public Shape
{
public:
    explicit StructShape(QString name)
        : m_name(std::move(name))
    {
        for (const FieldInfo& field : fieldsOf<T>())
            m_fields.push_back({field.name, typeOf(field)});
    }

    /// A view of the struct.
    Object object(const T& record) const { return {this, &record, {}}; }

    QString name() const override { return m_name; }
    const std::vector<Field>& fields() const override { return m_fields; }
    Value read(const void* object, qsizetype field) const override
    {
        FieldReader reader;
        writeMember(reader, *static_cast<const T*>(object), field);
        return reader.take();
    }

private:
    QString m_name;
    std::vector<Field> m_fields;
};

}
