// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

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
    QStringList choices = {}; ///< of an enumeration: the names of its values; a text is one of them

    friend bool operator==(const FieldInfo&, const FieldInfo&) = default;
};

} // namespace occasion
