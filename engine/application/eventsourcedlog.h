// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/eventstore.h"

namespace occasion {

/// A sequence of events without an aggregate, all of one kind under one id, such as the ids of all pages of a site.
/// Its events are not folded into a state: they are the list. Whoever makes an event saves it, together with the
/// aggregate that it tells of, so that both are recorded or neither.
class EventSourcedLog
{
public:
    /// `logged` is the kind of its events (see eventType<E>()). `events` must outlive the log.
    EventSourcedLog(const EventStore& events, OriginatorId id, std::shared_ptr<const EventType> logged);

    /// Makes the next event, which is not stored yet: its version is one above the last stored one, 1 in an empty
    /// log, or the one given. Who makes several before saving them gives their versions. Reads one event.
    DomainEvent trigger(
        std::shared_ptr<const void> body, const Timestamp& now, std::optional<Version> next = {}) const;

    /// The same from the event's own fields. TypeError when they are another kind's.
    template <class E>
    DomainEvent trigger(E fields, const Timestamp& now, std::optional<Version> next = {}) const
    {
        if (!m_logged->cppType || *m_logged->cppType != typeid(E))
            throw TypeError(QString::fromLatin1("This log holds events of '%1' only.").arg(m_logged->topic));
        return trigger(std::shared_ptr<const void>(std::make_shared<const E>(std::move(fields))), now, next);
    }

    /// None in an empty log. Errors as the mapper's.
    std::optional<DomainEvent> first() const;
    std::optional<DomainEvent> last() const;

    /// By version, as the range says. Errors as the mapper's.
    std::vector<DomainEvent> get(const EventRange& range = {}) const { return m_events.get(m_id, range); }

private:
    std::optional<DomainEvent> one(bool last) const;

    const EventStore& m_events;
    OriginatorId m_id;
    std::shared_ptr<const EventType> m_logged;
};

}
