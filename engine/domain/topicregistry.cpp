// SPDX-License-Identifier: BSD-3-Clause
#include "engine/domain/topicregistry.h"

namespace occasion {

using namespace Qt::StringLiterals;

void TopicRegistry::add(const std::shared_ptr<const AggregateType>& type)
{
    const auto known = m_aggregates.value(type->topic);
    if (known && known != type)
        throw TopicError(u"The topic '%1' is registered already for another type."_s.arg(type->topic));
    for (const auto& event : type->events) {
        const auto other = m_events.value(event->topic);
        if (other && other != event)
            throw TopicError(u"The topic '%1' is registered already for another event."_s.arg(event->topic));
    }
    m_aggregates.insert(type->topic, type);
    for (const auto& event : type->events)
        m_events.insert(event->topic, event);
}

std::shared_ptr<const AggregateType> TopicRegistry::findAggregate(const QString& topic) const
{
    return m_aggregates.value(topic);
}

std::shared_ptr<const EventType> TopicRegistry::findEvent(const QString& topic) const
{
    return m_events.value(topic);
}

std::shared_ptr<const AggregateType> TopicRegistry::aggregate(const QString& topic) const
{
    if (auto type = findAggregate(topic))
        return type;
    throw TopicError(u"Failed to resolve topic '%1': no aggregate type of that name is known."_s.arg(topic));
}

std::shared_ptr<const EventType> TopicRegistry::event(const QString& topic) const
{
    if (auto type = findEvent(topic))
        return type;
    throw TopicError(u"Failed to resolve topic '%1': no event type of that name is known."_s.arg(topic));
}

}
