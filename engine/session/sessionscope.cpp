// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/sessionscope.h"

#include "engine/domain/fieldnames.h"
#include "engine/expression/structshape.h"
#include "engine/session/aggregatescope.h"

namespace occasion {

using namespace Qt::StringLiterals;

/// What the rows of a session's figures consist of.
namespace sessiondetail {

struct StepFields
{
    qint64 number = 0;
    QString kind;
    QString process;
    QString command;
    QString outcome;
    QString error;
    Timestamp clock;
};

struct ProcessFields
{
    QString name;
    qint64 events = 0;
    qint64 aggregates = 0;
};

struct TrackingFields
{
    QString follower;
    QString leader;
    qint64 position = 0;
    qint64 lag = 0;
};

}

using namespace sessiondetail;

namespace {

constexpr int aggregatesAtOnce = 500;

enum SessionName
{
    StepItself,
    EventsRecorded,
    ProcessFigureList,
    TrackingList,
    TotalLag,
    SessionNames
};

template <class T>
cel::Value owned(const cel::StructShape<T>& shape, T fields)
{
    auto kept = std::make_shared<const T>(std::move(fields));
    const T* data = kept.get();
    return cel::Object{&shape, data, std::move(kept)};
}

StepFields fieldsOfStep(const SessionMoment& moment, const SystemMap& map)
{
    if (moment.step == 0)
        return {};
    const Step step = moment.history.step(moment.step);
    return {.number = step.number,
        .kind = toText(step.kind),
        .process = map.processName(step.process),
        .command = step.call.command,
        .outcome = toText(step.outcome),
        .error = step.error,
        .clock = step.clock};
}

qint64 totalLag(const SessionMoment& moment, const SystemMap& map)
{
    qint64 sum = 0;
    for (int pipe = 0; pipe < map.pipeCount(); ++pipe)
        sum += moment.history.lag(pipe, moment.step);
    return sum;
}

}

struct SessionScope::Parts
{
    explicit Parts(const std::shared_ptr<const SystemMap>& map)
        : notification(map)
    {
        for (const ProcessInfo& each : map->processes)
            aggregates.push_back(std::make_unique<AggregateScope>(each));
    }

    cel::StructShape<StepFields> step{u"the step"_s};
    cel::StructShape<ProcessFields> process{u"the process application"_s};
    cel::StructShape<TrackingFields> tracking{u"the tracking"_s};
    NotificationScope notification;
    std::vector<std::unique_ptr<AggregateScope>> aggregates; // by process
};

SessionScope::SessionScope(std::shared_ptr<const SystemMap> map)
    : m_map(std::move(map))
    , m_parts(std::make_shared<const Parts>(m_map))
{
    using cel::Type;
    m_fields = {{u"step"_s, Type::object(m_parts->step), u"the step itself"_s},
        {u"events"_s, Type::list(Type::object(m_parts->notification)), u"what it recorded"_s},
        {u"processes"_s, Type::list(Type::object(m_parts->process)), u"the process applications"_s},
        {u"tracking"_s, Type::list(Type::object(m_parts->tracking)), u"how far each follower has come"_s},
        {u"lag"_s, cel::Kind::Int, u"how many notifications wait to be processed"_s}};
    for (size_t i = 0; i < m_map->processes.size(); ++i) {
        const QString& name = m_map->processes[i].name;
        m_fields.push_back({snakeCase(name.toStdString()), Type::list(Type::object(*m_parts->aggregates[i])),
            u"the aggregates of %1"_s.arg(name)});
    }
}

cel::Value SessionScope::read(const void* object, qsizetype field) const
{
    const auto& moment = *static_cast<const SessionMoment*>(object);
    const auto& history = moment.history;
    cel::Items items;
    switch (field) {
    case StepItself:
        return owned(m_parts->step, fieldsOfStep(moment, *m_map));
    case TotalLag:
        return totalLag(moment, *m_map);
    case EventsRecorded:
        return eventsOf(moment);
    case ProcessFigureList:
        for (int i = 0; i < m_map->processCount(); ++i)
            items.push_back(owned(m_parts->process,
                ProcessFields{m_map->processName(i), history.eventCount(i, moment.step),
                    history.aggregateCount(i, moment.step)}));
        return items;
    case TrackingList:
        for (int i = 0; i < m_map->pipeCount(); ++i) {
            const PipeInfo& pipe = m_map->pipe(i);
            items.push_back(owned(m_parts->tracking,
                TrackingFields{m_map->processName(pipe.follower), pipe.leaderName,
                    history.trackingPosition(i, moment.step), history.lag(i, moment.step)}));
        }
        return items;
    default:
        return aggregatesOf(moment, static_cast<int>(field - SessionNames));
    }
}

cel::Value SessionScope::eventsOf(const SessionMoment& moment) const
{
    cel::Items items;
    const Step step = moment.step == 0 ? Step() : moment.history.step(moment.step);
    if (step.count == 0)
        return items;
    for (const EventView& event :
        moment.history.notifications(step.process, step.first, step.count, moment.step)) {
        auto kept = std::make_shared<const EventView>(event);
        const EventView* data = kept.get();
        items.push_back(cel::Object{&m_parts->notification, data, std::move(kept)});
    }
    return items;
}

cel::Value SessionScope::aggregatesOf(const SessionMoment& moment, int process) const
{
    const AggregateScope& scope = *m_parts->aggregates[static_cast<size_t>(process)];
    const qint64 count = moment.history.aggregateCount(process, moment.step);
    cel::Items items;
    for (qint64 offset = 0; offset < count; offset += aggregatesAtOnce) {
        for (const auto& each : moment.history.aggregates(process, moment.step, offset, aggregatesAtOnce))
            items.push_back(scope.object(std::make_shared<const AggregateView>(
                moment.history.aggregate(process, each.id, each.version))));
    }
    return items;
}

}
