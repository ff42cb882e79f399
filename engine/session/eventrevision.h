// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/application.h"
#include "engine/session/supposition.h"

namespace occasion {

/// An event's own fields, checked and as its type writes them. TypeError when one is missing or of another type,
/// ValueError when the event has no field of that name; errors of the type's own reading come out.
Value checkedFields(const EventType& type, const Value& fields);
/// The same of an event that was recorded, from its state.
Value ownFields(const EventType& type, const Value& state);

/// Changes what one step records as is supposed of it: an event goes, comes, or says something else, and the later
/// events of its aggregate are numbered anew. An event that comes or is changed is applied to its aggregate as it is
/// then; if that fails, so does the revision.
class EventRevision
{
public:
    /// `suppositions` are those of one step, in the order in which they were made; `topics` resolves theirs.
    EventRevision(std::vector<Supposition> suppositions, std::shared_ptr<const TopicRegistry> topics)
        : m_suppositions(std::move(suppositions))
        , m_topics(std::move(topics))
    {
    }

    /// For Application::setRevision(). A supposition about an event that the step does not record now changes nothing.
    std::vector<DomainEvent> revise(
        std::vector<DomainEvent> events, const Repository& repository, const Timestamp& now);

    /// Those that changed something, in order.
    const std::vector<Supposition>& inForce() const { return m_inForce; }
    /// Why the revision failed; empty when it did not.
    const QString& problem() const { return m_problem; }

private:
    using Events = std::vector<DomainEvent>;
    bool change(
        Events& events, const Supposition& supposed, const Repository& repository, const Timestamp& now);
    void insert(
        Events& events, const Supposition& supposed, const Repository& repository, const Timestamp& now);
    std::shared_ptr<const void> bodyOf(const Supposition& supposed) const;

    std::vector<Supposition> m_suppositions;
    std::shared_ptr<const TopicRegistry> m_topics;
    std::vector<Supposition> m_inForce;
    QString m_problem;
};

}
