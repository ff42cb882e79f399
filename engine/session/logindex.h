// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/storedevent.h"

#include <QHash>
#include <QStringList>

namespace occasion {

/// What one process's log holds, without the states: which aggregates there are, and how they stood at any
/// position. Built once in the order of the ids, and then asked in at most O(log n); some 16 bytes an event.
class LogIndex
{
public:
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

    qint64 count() const { return static_cast<qint64>(m_aggregateOf.size()); }
    /// How many events have an id up to and with this.
    qint64 countUpTo(NotificationId position) const;
    /// The id of an event by its ordinal, which runs from 0 to count() - 1 without the gaps that ids may
    /// have.
    NotificationId idAt(qint64 ordinal) const;

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
    struct Entry
    {
        OriginatorId id;
        std::vector<quint32> ordinals;
        bool versionsAscend = true;
    };

    quint32 intern(const OriginatorId& originator);
    quint32 intern(const QString& topic);
    Version versionAt(quint32 ordinal) const;
    Version highestVersion(const Entry& entry, size_t events) const;

    NotificationId m_firstId = 0;
    std::vector<NotificationId> m_ids; // empty while the ids have no gap
    std::vector<quint32> m_aggregateOf; // by ordinal
    std::vector<quint32> m_topicOf; // by ordinal
    std::vector<qint32> m_versionOf; // by ordinal; those that do not fit stand in m_largeVersions
    QHash<quint32, Version> m_largeVersions;
    std::vector<Entry> m_aggregates; // in the order of their first events
    QHash<OriginatorId, quint32> m_rows;
    QStringList m_topics;
    QHash<QString, quint32> m_topicNumbers;
};

} // namespace occasion
