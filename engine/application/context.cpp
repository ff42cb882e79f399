// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/context.h"

#include "engine/persistence/passedvalues.h"

namespace occasion {

Moment Moment::real()
{
    return {Timestamp::now(), [](int) { return Uuid::v4(); }};
}

Context::Context(
    const Repository& repository, ProcessingEvent& processingEvent, const Moment& moment, Observer* observer)
    : m_repository(repository)
    , m_processingEvent(processingEvent)
    , m_moment(moment)
    , m_observer(observer)
{
}

/// Here the new events are told of, with the state that they have made: a decision is made on a value, before
/// anybody could watch it.
void Context::save(Aggregate& aggregate)
{
    for (const auto& event : aggregate.pendingEvents()) {
        observe(
            m_observer, Pattern::DomainEvent, u"decide", [&] { return Value::text(event.type->topic); },
            [&] { return toValue(event); });
    }
    observe(
        m_observer, Pattern::Aggregate, u"collectEvents", [&] { return toValues(aggregate.pendingEvents()); },
        [&] { return aggregateState(aggregate); });
    m_processingEvent.collectEvents(aggregate);
}

void Context::save(DomainEvent logged)
{
    observe(
        m_observer, Pattern::DomainEvent, u"decide", [&] { return Value::text(logged.type->topic); },
        [&] { return toValue(logged); });
    m_processingEvent.collectEvent(std::move(logged));
}

}
