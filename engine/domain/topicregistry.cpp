// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/topicregistry.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// TopicError, unless the topic is free or stands for this type.
template <class Type>
void requireFree(
    const QHash<QString, std::shared_ptr<const Type>>& types, const std::shared_ptr<const Type>& type)
{
    const auto known = types.value(type->topic);
    if (known && known != type)
        throw TopicError(u"The topic '%1' is registered already for another type."_s.arg(type->topic));
}

template <class Type>
std::shared_ptr<const Type> required(
    std::shared_ptr<const Type> type, const QString& topic, QLatin1StringView kind)
{
    if (topic.isEmpty())
        throw ValueError(u"The topic is empty: it names no %1."_s.arg(kind));
    if (!type)
        throw TopicError(u"Failed to resolve topic '%1': no %2 of that name is known."_s.arg(topic, kind));
    return type;
}

}

void TopicRegistry::add(const std::shared_ptr<const AggregateType>& type)
{
    requireFree(m_aggregates, type);
    requireNoAlias(type->topic);
    for (const auto& event : type->events) {
        requireFree(m_events, event);
        requireNoAlias(event->topic);
    }
    m_aggregates.insert(type->topic, type);
    for (const auto& event : type->events)
        m_events.insert(event->topic, event);
}

void TopicRegistry::add(const std::shared_ptr<const EventType>& type)
{
    requireFree(m_events, type);
    requireNoAlias(type->topic);
    m_events.insert(type->topic, type);
}

void TopicRegistry::requireNoAlias(const QString& topic) const
{
    if (m_aliases.contains(topic))
        throw TopicError(
            u"The topic '%1' is registered already for '%2'."_s.arg(topic, m_aliases.value(topic)));
}

void TopicRegistry::addAlias(const QString& former, const QString& present)
{
    if (former == present)
        return;
    const bool isType = m_aggregates.contains(former) || m_events.contains(former);
    if (isType || m_aliases.value(former, present) != present)
        throw TopicError(
            u"The topic '%1' is registered already for something else than '%2'."_s.arg(former, present));
    m_aliases.insert(former, present);
}

QString TopicRegistry::resolved(const QString& topic) const
{
    if (m_aliases.isEmpty())
        return topic;
    const auto colon = topic.indexOf(u':');
    for (auto end = topic.size(); end > 0;) {
        if (const auto alias = m_aliases.constFind(topic.left(end)); alias != m_aliases.cend())
            return *alias + topic.mid(end);
        // One name less: of the class path first, then the colon, then of the module path.
        const auto dot = topic.lastIndexOf(u'.', end - 1);
        end = end > colon ? std::max(dot, colon) : dot;
    }
    return topic;
}

std::shared_ptr<const AggregateType> TopicRegistry::findAggregate(const QString& topic) const
{
    const auto type = m_aggregates.value(topic);
    return type ? type : m_aggregates.value(resolved(topic));
}

std::shared_ptr<const EventType> TopicRegistry::findEvent(const QString& topic) const
{
    const auto type = m_events.value(topic);
    return type ? type : m_events.value(resolved(topic));
}

std::shared_ptr<const AggregateType> TopicRegistry::aggregate(const QString& topic) const
{
    return required(findAggregate(topic), topic, "aggregate type"_L1);
}

std::shared_ptr<const EventType> TopicRegistry::event(const QString& topic) const
{
    return required(findEvent(topic), topic, "event type"_L1);
}

}
