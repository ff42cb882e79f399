// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/eventview.h"

#include "engine/errors.h"

namespace occasion {

using namespace Qt::StringLiterals;

TopicNames namesOf(const QString& topic)
{
    const auto path = topic.mid(topic.lastIndexOf(u':') + 1);
    const auto dot = path.lastIndexOf(u'.');
    if (dot <= 0 || !topic.contains(u':'))
        return {{}, topic};
    const auto owner = path.left(dot);
    return {owner.mid(owner.lastIndexOf(u'.') + 1), path.mid(dot + 1)};
}

QStringList eventNamesOf(const QStringList& topics)
{
    QStringList names;
    names.reserve(topics.size());
    for (const auto& topic : topics)
        names.append(namesOf(topic).event);
    return names;
}

EventView toEventView(int process, const Notification& notification, qint64 step, const Mapper& mapper)
{
    const auto names = namesOf(notification.topic);
    EventView view{.process = process,
        .id = notification.id,
        .originatorId = notification.originatorId,
        .version = notification.originatorVersion,
        .topic = notification.topic,
        .name = names.event,
        .aggregateType = names.aggregateType,
        .stateText = {},
        .state = {},
        .problem = {},
        .timestamp = {},
        .step = step};
    try {
        view.state = mapper.decode(notification);
        view.stateText = mapper.text(notification);
        view.timestamp = view.state.value(u"timestamp").asTimestamp();
    } catch (const EngineError& error) {
        view.problem = error.message();
    }
    return view;
}

namespace {

QString versionProblem(Version version, const EngineError& error)
{
    return u"At version %1: %2 %3"_s.arg(version).arg(error.name(), error.message());
}

}

AggregateView foldView(int process, const OriginatorId& id, Version version,
    const std::vector<StoredEvent>& events, const Mapper& mapper)
{
    AggregateView view{.process = process,
        .id = id,
        .type = {},
        .version = version,
        .state = {},
        .before = {},
        .problem = {}};
    std::optional<Aggregate> aggregate;
    for (const auto& stored : events) {
        if (view.type.isEmpty())
            view.type = namesOf(stored.topic).aggregateType;
        try {
            const auto event = mapper.toDomainEvent(stored);
            if (stored.originatorVersion == version && aggregate)
                view.before = aggregateState(*aggregate);
            aggregate = fold(std::move(aggregate), {event}, mapper.topics(), event.timestamp);
            view.problem = event.type->discards
                ? u"At version %1 '%2' discarded it: nothing is left."_s.arg(event.originatorVersion)
                      .arg(event.type->name)
                : QString();
        } catch (const EngineError& error) {
            view.problem = versionProblem(stored.originatorVersion, error);
            break;
        }
    }
    if (aggregate) {
        view.state = aggregateState(*aggregate);
        view.version = aggregate->version();
    }
    return view;
}

}
