// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QList>
#include <QString>

namespace occasion {

/// What a field holds, as forms, columns and expressions need to know it.
enum class FieldType
{
    Boolean,
    Integer,
    Real,
    Text,
    Decimal,
    Uuid,
    Timestamp,
    List,
    Record
};

/// One field of an event, an aggregate or a command, by its stored (snake_case) name.
struct FieldInfo
{
    QString name = {};
    FieldType type = FieldType::Text;
    bool optional = false;

    friend bool operator==(const FieldInfo&, const FieldInfo&) = default;
};

} // namespace occasion
