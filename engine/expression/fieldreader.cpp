// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/fieldreader.h"

#include "engine/domain/uuid.h"
#include "engine/expression/map.h"

namespace occasion::cel {

void FieldReader::key(QStringView name)
{
    m_open.back().key = name.toString();
}

void FieldReader::bigInteger(QStringView digits)
{
    bool ok = false;
    const qint64 number = digits.toLongLong(&ok);
    add(ok ? Value(number) : Value(Decimal::fromText(digits).value_or(Decimal())));
}

void FieldReader::beginList()
{
    m_open.emplace_back();
}

void FieldReader::endList()
{
    Items items = std::move(m_open.back().items);
    m_open.pop_back();
    add(std::move(items));
}

void FieldReader::beginObject()
{
    m_open.push_back({.map = std::make_shared<Map>()});
}

void FieldReader::endObject()
{
    MapPointer map = std::move(m_open.back().map);
    m_open.pop_back();
    add(std::move(map));
}

void FieldReader::beginCustom(QStringView /*name*/)
{
    // A value of a type that only its transcoding knows reads as what it is stored as.
}

void FieldReader::endCustom()
{
    // See beginCustom().
}

void FieldReader::uuid(const Uuid& id)
{
    add(id.text());
}

void FieldReader::add(Value value)
{
    if (m_open.empty())
        m_value = std::move(value);
    else if (m_open.back().map)
        m_open.back().map->insert(m_open.back().key, std::move(value));
    else
        m_open.back().items.push_back(std::move(value));
}

Type typeOf(const FieldInfo& field)
{
    if (field.optional)
        return {};
    switch (field.type) {
    case FieldType::Boolean:
        return Kind::Bool;
    case FieldType::Integer:
        return Kind::Int;
    case FieldType::Real:
        return Kind::Double;
    case FieldType::Text:
    case FieldType::Uuid:
        return Kind::String;
    case FieldType::Decimal:
        return Kind::Decimal;
    case FieldType::Timestamp:
        return Kind::Timestamp;
    case FieldType::List:
        return Kind::List;
    case FieldType::Record:
        return Kind::Map;
    }
    return {};
}

}
