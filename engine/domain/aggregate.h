// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/domainevent.h"

#include <any>
#include <vector>

namespace occasion {

/// The kind of an aggregate as a value: its events and how they make its state (DESIGN §4b.5). Made from a C++
/// struct by describe<T>(), or by a model.
struct AggregateType
{
    QString topic = {}; ///< "module:Class"
    QString name = {}; ///< "BankAccount"
    QList<FieldInfo> fields = {};
    QList<std::shared_ptr<const EventType>> events = {}; ///< the first is the one that creates
    qint64 initialVersion = 1; ///< of the event that creates
    ClassVersions versions = {}; ///< of the state that snapshots hold
    std::function<std::any()> initialState = {};
    std::function<void(std::any& state, const DomainEvent& event)> apply = {};
    std::function<void(FieldSink&, const std::any& state)> writeFields = {};
    /// One field's value alone, by its place in `fields`.
    std::function<void(FieldSink&, const std::any& state, qsizetype place)> writeField = {};
    std::function<std::any(const Value& state)> readFields = {};
    const std::type_info* cppType = nullptr;

    /// Null if the topic is none of its events'.
    std::shared_ptr<const EventType> event(QStringView topic) const;
    std::shared_ptr<const EventType> event(const std::type_info& cppType) const;
};

/// Aggregate (chapter 2): a cluster of state with one id, changed by its events alone. Its versions run 1, 2, 3 …
/// A value: a copy is independent. Not thread-safe.
class Aggregate
{
public:
    /// An aggregate before its first event. `now` is the instant of the decisions that will be recorded.
    Aggregate(std::shared_ptr<const AggregateType> type, OriginatorId id, Timestamp now);

    const OriginatorId& id() const { return m_id; }
    qint64 version() const { return m_version; }
    const Timestamp& createdOn() const { return m_createdOn; }
    const Timestamp& modifiedOn() const { return m_modifiedOn; }
    const std::shared_ptr<const AggregateType>& type() const { return m_type; }
    const std::any& state() const { return m_state; }
    const std::vector<DomainEvent>& pendingEvents() const { return m_pending; }
    /// Whether its last event said that it is gone: no repository finds it any more.
    bool isDiscarded() const { return m_discarded; }

    /// The instant of the decisions that are recorded from now on.
    void setNow(const Timestamp& now) { m_now = now; }

    /// Makes the next event, changes the state by it, then adds it to the pending ones. If the change throws,
    /// nothing is added. TypeError when the event is none of this aggregate's.
    void trigger(const std::shared_ptr<const EventType>& type, std::shared_ptr<const void> body);

    /// Changes the state by an event. OriginatorIdError when it is another aggregate's, OriginatorVersionError when it
    /// is not the next, which says "(its version, the next one)" as the library does, AssertionError when a created
    /// event comes second or another first, or when the aggregate is discarded. The version of a created event is taken
    /// as it is. The state changes first and the version after it, so an apply that throws before it changes anything
    /// leaves the aggregate as it was; after one that has changed something, it is of no use.
    void mutate(const DomainEvent& event);

    /// Hands over the pending events in order and forgets them.
    std::vector<DomainEvent> collectEvents();

    /// Puts a snapshot's state in place of everything.
    void restore(std::any state, qint64 version, const Timestamp& createdOn, const Timestamp& modifiedOn);

private:
    void requireNext(const DomainEvent& event) const;

    std::shared_ptr<const AggregateType> m_type;
    OriginatorId m_id;
    bool m_created = false; // a version says nothing: some sequences begin at 0
    bool m_discarded = false;
    qint64 m_version = 0;
    Timestamp m_createdOn;
    Timestamp m_modifiedOn;
    Timestamp m_now;
    std::any m_state;
    std::vector<DomainEvent> m_pending;
};

/// Writes all attributes of an aggregate as its snapshots and state trees have them: `_created_on`,
/// `_modified_on`, then its own fields; with `identity` also `_id` and `_version` in front.
void writeAggregateState(FieldSink& sink, const Aggregate& aggregate, bool identity);
/// The same as a tree.
Value aggregateState(const Aggregate& aggregate, bool identity = true);

}
