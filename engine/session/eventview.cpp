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

namespace {

/// What went wrong, and what to do where a state does not look like a text at all and nobody said how it was stored.
QString problemOf(const EngineError& error, const StoredEvent& stored, const Mapper& mapper)
{
    const bool isSaid = mapper.coding().compressor || mapper.coding().cipher;
    if (isSaid || stored.state.isEmpty() || stored.state.startsWith('{'))
        return error.message();
    return u"%1 It may be compressed or encrypted: start Occasion with COMPRESSOR_TOPIC and CIPHER_KEY as "
           u"the "
           "application had them."_s.arg(error.message());
}

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
        view.problem = problemOf(error, notification, mapper);
    }
    return view;
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
        } catch (const OriginatorVersionError& error) {
            view.problem
                = u"At version %1: %2 %3: what came before it ends at version %4, so something is missing."_s
                      .arg(QString::number(stored.originatorVersion), error.name(), error.message(),
                          QString::number(aggregate->version()));
            break;
        } catch (const EngineError& error) {
            view.problem = u"At version %1: %2 %3"_s.arg(
                QString::number(stored.originatorVersion), error.name(), problemOf(error, stored, mapper));
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
