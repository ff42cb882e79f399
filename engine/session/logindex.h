// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/storedevent.h"

#include <QHash>
#include <QStringList>

#include <memory>

namespace occasion {

/// What one process's log holds, without the states: which aggregates there are, and how they stood at any
/// position. Built once in the order of the ids, and then asked in at most O(log n), times the depth of forks; some
/// 16 bytes an event.
class LogIndex
{
public:
    LogIndex() = default;
    /// That of a fork's log: it shares what `base` holds up to `since` and holds only what comes after it. The base may
    /// go on. O(log n).
    LogIndex(std::shared_ptr<const LogIndex> base, NotificationId since);

    /// One aggregate as of a position.
    struct Aggregate
    {
        OriginatorId id = {};
        QString firstTopic = {};
        Version version = 0; ///< the highest
        QString lastTopic = {};
        NotificationId last = 0; ///< its newest notification
        qint64 events = 0;
    };

    /// ProgrammingError unless the id is above all that are there.
    void append(NotificationId id, const OriginatorId& originator, Version version, const QString& topic);

    qint64 count() const { return m_shared + static_cast<qint64>(m_aggregateOf.size()); }
    /// How many events have an id up to and with this.
    qint64 countUpTo(NotificationId position) const;
    /// The id of an event by its ordinal, which runs from 0 to count() - 1 without the gaps that ids may
    /// have.
    NotificationId idAt(qint64 ordinal) const;
    /// The topics of at most `limit` events from an id on, up to a position, ascending; a negative limit is none.
    QStringList topics(NotificationId start, int limit, NotificationId position) const;

    /// How many aggregates had their first event up to that position.
    qint64 aggregateCount(NotificationId position) const;
    /// The aggregate at a row from 0 to aggregateCount(position) - 1; rows are in the order of first events.
    Aggregate aggregateAt(qint64 row, NotificationId position) const;
    /// The row of an aggregate; -1 when it has no event up to that position.
    qint64 row(const OriginatorId& originator, NotificationId position) const;
    /// The notifications of one aggregate from an offset on, ascending, at most `limit`; a negative limit is none.
    /// Empty when it is unknown.
    std::vector<NotificationId> notificationsOf(
        const OriginatorId& originator, NotificationId position, qint64 offset = 0, qint64 limit = -1) const;

private:
    /// Ordinals within are those of the own events: from 0, whatever is shared.
    struct Entry
    {
        OriginatorId id;
        qint64 row = 0;
        std::vector<quint32> ordinals;
        bool versionsAscend = true;
    };

    quint32 intern(const OriginatorId& originator);
    quint32 intern(const QString& topic);
    NotificationId shared(NotificationId position) const { return std::min(position, m_since); }
    qint64 ownCountUpTo(NotificationId position) const;
    NotificationId ownIdAt(qint64 ordinal) const;
    const QString& topicAt(qint64 ordinal) const;
    const Entry* entryOf(const OriginatorId& originator) const;
    size_t eventsOf(const Entry& entry, NotificationId position) const;
    qint64 countOf(const OriginatorId& originator, NotificationId position) const;
    Aggregate ownAggregate(const Entry& entry, NotificationId position) const;
    Version versionAt(quint32 ordinal) const;
    Version highestVersion(const Entry& entry, size_t events) const;

    std::shared_ptr<const LogIndex> m_base; // null: none
    NotificationId m_since = 0; // what of the base is shared
    qint64 m_shared = 0; // as a number of events
    qint64 m_sharedAggregates = 0;
    NotificationId m_firstId = 0;
    std::vector<NotificationId> m_ids; // empty while the ids have no gap
    std::vector<quint32> m_aggregateOf; // by ordinal
    std::vector<quint32> m_topicOf; // by ordinal
    std::vector<qint32> m_versionOf; // by ordinal; those that do not fit stand in m_largeVersions
    QHash<quint32, Version> m_largeVersions;
    std::vector<Entry> m_aggregates; // in the order of their first own events
    std::vector<quint32> m_new; // those of them that the base has not
    QHash<OriginatorId, quint32> m_places; // in m_aggregates
    QStringList m_topics;
    QHash<QString, quint32> m_topicNumbers;
};

} // namespace occasion
