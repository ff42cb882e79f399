// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/shape.h"

#include "engine/expression/map.h"
#include "engine/expression/valuetext.h"

#include <algorithm>

namespace occasion::cel {

namespace {

/// The value with the views in it made to keep that owner.
Value keptBy(const std::shared_ptr<const void>& owner, Value value)
{
    if (const auto* object = value.as<Object>())
        return object->owner ? std::move(value) : Value(Object{object->shape, object->data, owner});
    if (value.kind() != Kind::List)
        return value;
    Items items;
    for (const Value& item : value.items())
        items.push_back(keptBy(owner, item));
    return items;
}

/// Detaches while it adds up what the result is made of.
class Detacher
{
public:
    explicit Detacher(Budget& budget)
        : m_budget(budget)
    {
    }

    Value value(const Value& value)
    {
        add(sizeOf(value));
        switch (value.kind()) {
        case Kind::List:
            return list(value.items());
        case Kind::Map:
            return map(value.map());
        case Kind::Object:
            return map(*mapOf(value, m_budget));
        default:
            return value;
        }
    }

private:
    static qint64 sizeOf(const Value& value)
    {
        constexpr qint64 ofScalar = 8;
        if (const auto* text = value.as<QString>())
            return text->size();
        if (const auto* bytes = value.as<QByteArray>())
            return bytes->size();
        return ofScalar;
    }

    void add(qint64 bytes)
    {
        m_bytes += bytes;
        m_budget.requireBytes(m_bytes);
    }

    Value list(const Items& items)
    {
        Items result;
        result.reserve(items.size());
        for (const Value& item : items)
            result.push_back(value(item));
        return result;
    }

    Value map(const Map& entries)
    {
        auto result = std::make_shared<Map>();
        for (const auto& [key, mapped] : entries.entries())
            result->insert(value(key), value(mapped));
        return MapPointer(std::move(result));
    }

    Budget& m_budget;
    qint64 m_bytes = 0;
};

}

qsizetype Shape::find(const void* /*object*/, QStringView name) const
{
    const auto& known = fields();
    for (size_t i = 0; i < known.size(); ++i) {
        if (known[i].name == name)
            return static_cast<qsizetype>(i);
    }
    return -1;
}

QStringList Shape::names(const void* /*object*/) const
{
    QStringList names;
    for (const Field& field : fields())
        names.append(field.name);
    return names;
}

bool Shape::mentions(const void* object, const QString& text, Budget& budget) const
{
    const QStringList present = names(object);
    return std::any_of(present.begin(), present.end(), [&](const QString& each) {
        const auto field = find(object, each);
        return field >= 0 && isMentioned(read(object, field), text, budget);
    });
}

Value readField(const Object& object, qsizetype field)
{
    Value value = object.shape->read(object.data, field);
    return object.owner ? keptBy(object.owner, std::move(value)) : value;
}

std::optional<Value> fieldOf(const Object& object, QStringView name)
{
    const auto field = object.shape->find(object.data, name);
    return field < 0 ? std::nullopt : std::optional(readField(object, field));
}

MapPointer mapOf(const Value& record, Budget& budget)
{
    if (const auto* map = record.as<MapPointer>())
        return *map;
    const auto& object = record.get<Object>();
    auto map = std::make_shared<Map>();
    const QStringList names = object.shape->names(object.data);
    for (const QString& name : names) {
        budget.spend(1);
        map->insert(name, fieldOf(object, name).value_or(Value()));
    }
    return map;
}

Value detached(const Value& value, Budget& budget)
{
    return Detacher(budget).value(value);
}

}
