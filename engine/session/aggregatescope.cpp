// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/aggregatescope.h"

#include "engine/expression/fieldreader.h"
#include "engine/expression/storedshape.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

enum AggregateName
{
    AggregateId,
    AggregateTypeName,
    AggregateVersion,
    AggregateNames
};

const AggregateView& viewOf(const void* object)
{
    return *static_cast<const AggregateView*>(object);
}

}

AggregateScope::AggregateScope(const ProcessInfo& process)
    : m_isOpen(process.aggregateFields.isEmpty())
    , m_fields{{u"id"_s, cel::Kind::String, u"the aggregate's id"_s},
          {u"type"_s, cel::Kind::String, u"the short name of its type"_s},
          {u"version"_s, cel::Kind::Int, u"how many events made it"_s}}
{
    for (const FieldInfo& field : process.aggregateFields)
        m_fields.push_back({field.name, cel::typeOf(field), u"of its state"_s});
}

cel::Object AggregateScope::object(std::shared_ptr<const AggregateView> aggregate) const
{
    const AggregateView* view = aggregate.get();
    return {this, view, std::move(aggregate)};
}

/// Fields that are known beforehand have the place that fields() gives them; others come after those, by their place in
/// the state.
qsizetype AggregateScope::find(const void* object, QStringView name) const
{
    const auto known = Shape::find(object, name);
    if (!object || (known >= 0 && known < AggregateNames))
        return known;
    const auto& state = viewOf(object).state;
    if (known >= 0)
        return state.contains(name) ? known : -1;
    const auto member = cel::StoredShape::shape().find(&state, name);
    return member < 0 ? -1 : static_cast<qsizetype>(m_fields.size()) + member;
}

cel::Value AggregateScope::read(const void* object, qsizetype field) const
{
    const AggregateView& view = viewOf(object);
    if (field == AggregateId)
        return view.id.text();
    if (field == AggregateTypeName)
        return view.type;
    if (field == AggregateVersion)
        return view.version;
    const auto& shape = cel::StoredShape::shape();
    const auto known = static_cast<qsizetype>(m_fields.size());
    if (field >= known)
        return shape.read(&view.state, field - known);
    const QString& name = m_fields[static_cast<size_t>(field)].name;
    const auto member = shape.find(&view.state, name);
    return member < 0 ? cel::Value::problem(u"The %1 has no field `%2`."_s.arg(view.type, name))
                      : shape.read(&view.state, member);
}

QStringList AggregateScope::names(const void* object) const
{
    QStringList names{u"id"_s, u"type"_s, u"version"_s};
    return names + cel::StoredShape::shape().names(&viewOf(object).state);
}

}
