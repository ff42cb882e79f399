// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/aggregateshape.h"

#include "engine/expression/fieldreader.h"

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

enum AggregateField
{
    IdField,
    VersionField,
    CreatedField,
    ModifiedField,
    OwnAggregateFields
};

}

AggregateShape::AggregateShape(std::shared_ptr<const AggregateType> type)
    : m_type(std::move(type))
    , m_fields{{u"id"_s, Kind::String, u"the aggregate's id"_s},
          {u"version"_s, Kind::Int, u"how many events made it"_s},
          {u"created_on"_s, Kind::Timestamp, u"when its first event was decided"_s},
          {u"modified_on"_s, Kind::Timestamp, u"when its last event was decided"_s}}
{
    for (const FieldInfo& field : m_type->fields)
        m_fields.push_back({field.name, typeOf(field), u"of %1"_s.arg(m_type->name)});
}

Value AggregateShape::read(const void* object, qsizetype field) const
{
    const auto& aggregate = *static_cast<const Aggregate*>(object);
    switch (field) {
    case IdField:
        return aggregate.id().text();
    case VersionField:
        return aggregate.version();
    case CreatedField:
        return instantOf(aggregate.createdOn());
    case ModifiedField:
        return instantOf(aggregate.modifiedOn());
    default:
        break;
    }
    FieldReader reader;
    m_type->writeField(reader, aggregate.state(), field - OwnAggregateFields);
    return reader.take();
}

}
