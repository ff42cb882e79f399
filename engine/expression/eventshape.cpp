// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/eventshape.h"

#include "engine/expression/fieldreader.h"

#include <algorithm>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

enum EventField
{
    OriginatorIdField,
    OriginatorVersionField,
    TimestampField,
    TopicField,
    NameField,
    OwnEventFields
};

Value eventField(const DomainEvent& event, qsizetype field)
{
    switch (field) {
    case OriginatorIdField:
        return event.originatorId.text();
    case OriginatorVersionField:
        return event.originatorVersion;
    case TimestampField:
        return instantOf(event.timestamp);
    case TopicField:
        return event.type->topic;
    default:
        return event.type->name;
    }
}

}

EventShape::EventShape(const std::vector<std::shared_ptr<const EventType>>& types)
    : m_fields{{u"originator_id"_s, Kind::String, u"the aggregate's id"_s},
        {u"originator_version"_s, Kind::Int, u"the aggregate's version after the event"_s},
        {u"timestamp"_s, Kind::Timestamp, u"when it was decided"_s},
        {u"topic"_s, Kind::String, u"the full name of the event's type"_s},
        {u"name"_s, Kind::String, u"its short name"_s}}
{
    for (const auto& type : types)
        add(*type);
    for (const auto& type : types) {
        Places places{type, std::vector<qsizetype>(m_fields.size(), -1)};
        for (size_t i = OwnEventFields; i < m_fields.size(); ++i)
            places.places[i] = placeIn(*type, static_cast<qsizetype>(i));
        m_types.push_back(std::move(places));
    }
}

void EventShape::add(const EventType& type)
{
    for (const FieldInfo& info : type.fields) {
        const auto known = std::find_if(
            m_fields.begin(), m_fields.end(), [&](const Field& each) { return each.name == info.name; });
        if (known == m_fields.end())
            m_fields.push_back({info.name, typeOf(info), u"of %1"_s.arg(type.name)});
        else
            known->type = commonType(known->type, typeOf(info));
    }
}

qsizetype EventShape::placeIn(const EventType& type, qsizetype field) const
{
    const QString& name = m_fields[static_cast<size_t>(field)].name;
    for (qsizetype i = 0; i < type.fields.size(); ++i) {
        if (type.fields[i].name == name)
            return i;
    }
    return -1;
}

qsizetype EventShape::find(const void* object, QStringView name) const
{
    const auto field = Shape::find(object, name);
    if (field < OwnEventFields || !object)
        return field;
    return placeIn(*static_cast<const DomainEvent*>(object)->type, field) < 0 ? -1 : field;
}

Value EventShape::read(const void* object, qsizetype field) const
{
    const auto& event = *static_cast<const DomainEvent*>(object);
    if (field < OwnEventFields)
        return eventField(event, field);
    for (const Places& known : m_types) {
        const auto place = known.type == event.type ? known.places[static_cast<size_t>(field)] : -1;
        if (place < 0)
            continue;
        FieldReader reader;
        event.type->writeField(reader, event.body.get(), place);
        return reader.take();
    }
    return Value::problem(u"The event %1 has no field `%2`."_s.arg(
        event.type->name, m_fields[static_cast<size_t>(field)].name));
}

QStringList EventShape::names(const void* object) const
{
    QStringList names;
    for (const Field& field : m_fields) {
        if (find(object, field.name) >= 0)
            names.append(field.name);
    }
    return names;
}

}
