// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/errors.h"
#include "engine/persistence/recorderplace.h"
#include "engine/persistence/recorders/announcement.h"
#include "engine/persistence/recorders/sqlitejournal.h"
#include "engine/persistence/recorders/sqlitetracking.h"

#include <array>

namespace occasion {

/// The names of one recorder's tables: the Python library's own, or under a prefix.
struct TableNames
{
    /// ValueError unless the prefix is empty or a plain identifier (letters, digits, underscore).
    explicit TableNames(const QString& prefix);

    QString events;
    QString snapshots;
    QString tracking;
    QString journal;
};

/// Stored events of aggregates in one table of an SQLite file.
class SqliteAggregateRecorder : public AggregateRecorder
{
public:
    /// Rows are numbered by SQLite, 1, 2, 3 …, or on from `after`.
    SqliteAggregateRecorder(
        std::shared_ptr<const SqliteDatabase> database, const QString& table, qint64 after = 0);

    void insertEvents(const std::vector<StoredEvent>& events) override;
    std::vector<StoredEvent> selectEvents(const OriginatorId& id, const EventRange& range) const override;

    /// Inserts inside a transaction that is open; `conflict` makes the error of a version that is taken.
    /// Gives the row's number.
    qint64 insert(SqliteConnection& connection, const StoredEvent& event,
        IntegrityError (*conflict)(const StoredEvent&)) const;

private:
    std::shared_ptr<const SqliteDatabase> m_database;
    QString m_insert;
    std::array<QString, 16> m_selections; // by the parts that a range has
};

/// A process recorder in an SQLite file: several of different prefixes share one file, and any thread may
/// read beside the one that writes. A notification's id is its row's; ids run on from `after` where it continues
/// another's log.
class SqliteRecorder : public ProcessRecorder
{
public:
    /// Makes the tables that are missing, unless told not to. OperationalError when the file cannot be used, or
    /// when its tables are of another version of the library; ValueError for a prefix that cannot name tables.
    SqliteRecorder(std::shared_ptr<const SqliteDatabase> database, const QString& prefix,
        bool makesTables = true, NotificationId after = 0);

    std::vector<NotificationId> record(const Commit& commit) override;
    std::unique_ptr<RecorderBatch> beginBatch() override;
    std::vector<StoredEvent> selectEvents(const OriginatorId& id, const EventRange& range) const override;
    std::vector<Notification> selectNotifications(const NotificationRange& range) const override;
    std::vector<Notification> selectNotificationsOf(
        const OriginatorId& id, const EventRange& range, NotificationId upTo) const override;
    NotificationId maxNotificationId() const override;
    /// At once when this recorder records it; within 100 ms when another one, or another program, does.
    bool waitForNotification(NotificationId after, std::chrono::milliseconds atMost) const override;
    NotificationId maxTrackingId(const QString& applicationName) const override;
    bool hasTrackingId(const Tracking& tracking) const override;
    std::vector<Tracking> selectTracking() const override;
    std::vector<JournalRow> selectJournal(qint64 fromStep, int limit) const override;
    AggregateRecorder& snapshots() const override { return m_snapshots; }

private:
    void makeTables();
    void requireShape(const QString& table) const;

    std::shared_ptr<const SqliteDatabase> m_database;
    TableNames m_names;
    NotificationId m_after;
    SqliteAggregateRecorder m_events;
    mutable SqliteAggregateRecorder m_snapshots;
    SqliteTracking m_tracking;
    SqliteJournal m_journal;
    std::array<QString, 4> m_notificationSelections; // of any topics, by the ends that a range has
    mutable Announcement m_announcement;
};

} // namespace occasion
