// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/eventsourcedlog.h"
#include "engine/application/processingevent.h"
#include "engine/application/repository.h"

namespace occasion {

/// When something is decided, and where new ids come from: a session's clock and ids, or the real ones.
struct Moment
{
    Timestamp now = {};
    std::function<Uuid(int ordinal)> newId = {}; ///< the n-th new id of this command or policy, from 0

    /// The time of day and random ids, for use outside sessions.
    static Moment real();
};

/// What a command's handler or a policy works with: it reads aggregates, makes new ones, and hands over their
/// events. It records nothing itself; all that it collects is recorded at once when it is done.
class Context
{
public:
    Context(const Repository& repository, ProcessingEvent& processingEvent, const Moment& moment,
        Observer* observer = nullptr);

    /// AggregateNotFound when there is none. An aggregate that was saved in this context already is given back
    /// as it is stored, so a second change of it conflicts: IntegrityError when all is recorded.
    Aggregate get(const OriginatorId& id) const { return m_repository.get(id, m_moment.now); }
    std::optional<Aggregate> find(const OriginatorId& id) const
    {
        return m_repository.find(id, m_moment.now);
    }

    /// The event-sourced log of that id, whose events are of the kind `logged`.
    EventSourcedLog log(const OriginatorId& id, const std::shared_ptr<const EventType>& logged) const
    {
        return {m_repository.events(), id, logged};
    }

    const Timestamp& now() const { return m_moment.now; }
    Uuid newId() { return m_moment.newId(m_idsGiven++); }

    /// Hands over the aggregate's new events.
    void save(Aggregate& aggregate);
    /// Hands over an event of an event-sourced log.
    void save(DomainEvent logged);

private:
    const Repository& m_repository;
    ProcessingEvent& m_processingEvent;
    const Moment& m_moment;
    Observer* m_observer;
    int m_idsGiven = 0;
};

}
