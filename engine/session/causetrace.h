// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/supposedevents.h"

#include <QHash>

namespace occasion {

/// Numbers for names, the same number for the same name in all traces that share them.
class CauseNames
{
public:
    int of(const QString& name);

private:
    QHash<QString, int> m_numbers;
};

struct TracedEvent
{
    NotificationId id = 0;
    OriginatorId originatorId = {};
    Version version = 0;
    int aggregate = 0; ///< what the aggregate is called by its cause
    int key = 0; ///< what the event is called by its cause
    size_t print = 0; ///< a hash of what it says, times apart
};

struct TracedStep
{
    Step step = {};
    int key = 0; ///< what the step is called by its cause; no two steps of a history have the same
    std::vector<TracedEvent> events = {};
};

/// What has happened, each thing called by what caused it and not by when or as what number it happened: a scenario's
/// command by its place, a person's by what it says, a delivery by the event delivered, an aggregate by the step
/// that created it, an event by its step, aggregate and topic. So what corresponds in two histories has the same
/// name although seeds, schedules and notification ids differ. An opened store's events go by aggregate and version.
class CauseTrace
{
public:
    /// Both must outlive the trace.
    CauseTrace(const History& history, CauseNames& names)
        : m_history(history)
        , m_names(names)
    {
    }

    /// What the history supposes: an event that was inserted has a name of its own, and one that was left out keeps
    /// its name from others. To be said before the step is taken in.
    void suppose(const std::vector<Supposition>& suppositions);

    /// Takes in the next step. Reads its events; errors as the history's.
    void readNext();

    const std::vector<TracedStep>& steps() const { return m_steps; }
    const TracedStep& at(qint64 step) const { return m_steps.at(static_cast<size_t>(step - 1)); }
    /// What an event that was taken in is called; -1 for others.
    int keyOf(int process, NotificationId id) const { return m_events.value({process, id}, -1); }
    /// A value as text in which aggregates have the names of their causes and times are left out.
    QString nameless(const Value& value) const;

private:
    QString causeOf(const Step& step) const;
    int unique(const QString& name);
    /// An event's aggregate, its type, and whether it is its first event.
    struct Owner
    {
        OriginatorId id = {};
        QString type = {};
        bool isNew = false;
    };
    int aggregateOf(const Owner& owner, int step);
    TracedEvent traced(const EventView& event, const QString& kind, int step);
    std::vector<TracedEvent> eventsOf(const Step& step, int key);
    void passOver(const Supposition& leftOut, int step);

    const History& m_history;
    CauseNames& m_names;
    std::vector<Supposition> m_suppositions;
    std::vector<TracedStep> m_steps;
    QHash<OriginatorId, int> m_aggregates;
    QHash<std::pair<int, NotificationId>, int> m_events; // process and notification → key
    QHash<QString, int> m_seen; // how often a name was given
};

}
