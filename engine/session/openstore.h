// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/storefile.h"

#include <functional>

namespace occasion {

/// A store that somebody else wrote, read as it is: the Python library's files of all versions, and Occasion's own,
/// whose prefixed tables are several process applications. Odd rows (no id, any version, empty topics, states that
/// are no blobs) are given as they are. Everything may throw OperationalError: the file is damaged, or vanished.
class OpenStore
{
public:
    /// One process application in the file. Tables that are missing have no name.
    struct Tables
    {
        QString process; ///< the prefix, or the file's base name
        QString events;
        QString snapshots;
        QString tracking;
        QString journal;
    };

    /// OperationalError, one sentence, when it cannot be opened or holds no events.
    explicit OpenStore(const QString& address);

    QString url() const { return u"sqlite:" + m_file.path(); }
    const QString& path() const { return m_file.path(); }
    const QString& place() const { return m_file.place(); }
    const std::vector<Tables>& processes() const { return m_processes; }

    /// An event without its state, which is most of what there is to read.
    struct Entry
    {
        NotificationId id = 0;
        OriginatorId originatorId = {};
        Version version = 0;
        QString topic = {};
    };
    void forEachEntry(int process, const std::function<void(const Entry&)>& visit) const;

    /// From an id on, ascending; a negative limit is none.
    void forEachNotification(int process, NotificationId start, int limit, NotificationId stop,
        const std::function<void(const Notification&)>& visit) const;
    std::vector<Notification> notifications(
        int process, NotificationId start, int limit, NotificationId stop) const;
    /// As a recorder selects them.
    std::vector<Notification> notifications(int process, const NotificationRange& range) const;

    /// Those with these ids, which ascend; ids that are not there are passed over.
    void forEachOf(int process, const std::vector<NotificationId>& ids,
        const std::function<void(const Notification&)>& visit) const;

    /// How far the follower has come with each leader, by the leaders' names.
    std::vector<Tracking> positions(int process) const;
    /// All that was tracked, by name and id: many records for a name or its highest alone, as versions differ.
    void forEachTracking(int process, const std::function<void(const Tracking&)>& visit) const;
    /// Rows of the journal from a step on, ascending; a negative limit is none.
    std::vector<JournalRow> journal(int process, qint64 fromStep, int limit) const;

    void forEachSnapshot(int process, const std::function<void(const StoredEvent&)>& visit) const;
    /// The version of the newest snapshot of the aggregate up to a version.
    std::optional<Version> snapshotVersion(int process, const OriginatorId& id, Version upTo) const;

private:
    const Tables& tables(int process) const { return m_processes[static_cast<size_t>(process)]; }
    SqliteConnection& connection() const { return m_file.database().connection(); }
    QStringList columnsOf(const QString& table) const;
    QString trackingSource(int process) const;
    bool holdsEvents(const QString& table) const;
    void findProcesses();
    void nameProcesses();

    StoreFile m_file;
    std::vector<Tables> m_processes;
};

}
