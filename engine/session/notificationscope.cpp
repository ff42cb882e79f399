// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/notificationscope.h"

#include "engine/expression/fieldreader.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

enum NotificationName
{
    Id,
    OriginatorIdName,
    OriginatorVersion,
    ProcessName,
    Topic,
    EventName,
    AggregateTypeOfEvent,
    TimestampName,
    StepName,
    StateName,
    EventAlias,
    ProblemName
};

std::vector<cel::Field> stateFields(const SystemMap& map)
{
    std::vector<cel::Field> fields;
    for (const FieldInfo& info : map.eventFields)
        fields.push_back({info.name, cel::typeOf(info), u"of an event"_s});
    return fields;
}

}

NotificationScope::NotificationScope(std::shared_ptr<const SystemMap> map)
    : m_map(std::move(map))
    , m_state(stateFields(*m_map))
{
    using cel::Kind;
    const auto state = cel::Type::object(m_state);
    m_fields = {{u"id"_s, Kind::Int, u"its place in the notification log"_s},
        {u"originator_id"_s, Kind::String, u"the aggregate's id"_s},
        {u"originator_version"_s, Kind::Int, u"the aggregate's version after the event"_s},
        {u"process"_s, Kind::String, u"the process application's name"_s},
        {u"topic"_s, Kind::String, u"the full name of the event's type"_s},
        {u"name"_s, Kind::String, u"its short name, \"Debited\""_s},
        {u"aggregate"_s, Kind::String, u"the short name of the aggregate's type"_s},
        {u"timestamp"_s, Kind::Timestamp, u"when it was decided"_s},
        {u"step"_s, Kind::Int, u"the step that recorded it"_s}, {u"state"_s, state, u"what the event says"_s},
        {u"event"_s, state, u"the same"_s},
        {u"problem"_s, Kind::String, u"why it cannot be decoded, or empty"_s}};
}

cel::Value NotificationScope::read(const void* object, qsizetype field) const
{
    const auto& event = *static_cast<const EventView*>(object);
    switch (field) {
    case Id:
        return event.id;
    case OriginatorIdName:
        return event.originatorId.text();
    case OriginatorVersion:
        return event.version;
    case ProcessName:
        return processName(event);
    case Topic:
        return event.topic;
    case EventName:
        return event.name;
    case AggregateTypeOfEvent:
        return event.aggregateType;
    case TimestampName:
        return event.timestamp ? cel::Value(cel::instantOf(*event.timestamp))
                               : cel::Value::problem(u"The event has no timestamp."_s);
    case StepName:
        return event.step;
    case StateName:
    case EventAlias:
        if (!event.problem.isEmpty())
            return cel::Value::problem(event.problem);
        return event.state.kind() == Value::Kind::Object ? cel::Object{&m_state, &event.state, {}}
                                                         : cel::valueOf(event.state);
    default:
        return event.problem;
    }
}

bool NotificationScope::mentions(const void* object, const QString& text, cel::Budget& budget) const
{
    const auto& event = *static_cast<const EventView*>(object);
    budget.spendOn(event.stateText.size());
    const auto isIn = [&text](const QString& where) { return where.contains(text, Qt::CaseInsensitive); };
    return isIn(event.topic) || isIn(event.originatorId.text()) || QString::number(event.id) == text
        || isIn(processName(event)) || isIn(QString::fromUtf8(event.stateText));
}

QString NotificationScope::processName(const EventView& event) const
{
    return m_map->processName(event.process);
}

}
