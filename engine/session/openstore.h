// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/followedfile.h"

#include <functional>
#include <memory>

namespace occasion {

/// A store that somebody else wrote, read as it is: the Python library's files of all versions, and Occasion's own,
/// whose prefixed tables are several process applications; or a folder of such files, as a system leaves it whose
/// applications have a file each. Odd rows (no id, any version, empty topics, states that
/// are no blobs) are given as they are. Everything may throw OperationalError: the file is damaged, or vanished.
class OpenStore
{
public:
    /// One process application in the file. Tables that are missing have no name.
    struct Tables
    {
        int file = 0;
        QString application; ///< the prefix, or the file's base name, written as its followers write it
        QString process; ///< the same, and the file's name where there are several of that name
        QString events;
        QString snapshots;
        QString tracking;
        QString journal;
    };

    /// A path or sqlite:PATH of a file or a folder. OperationalError, one sentence, when it cannot be opened or holds
    /// no events. Of a folder the files `inUse` are left out: this program has them open for writing, and would lose its
    /// locks on them if it opened them as files.
    explicit OpenStore(const QString& address, const QStringList& inUse = {});

    QString url() const { return u"sqlite:" + m_path; }
    const QString& path() const { return m_path; } ///< absolute
    /// How it was opened, for a person: "bank.db, read-only (immutable)".
    QString place() const;
    /// Why files of a folder are not in the history, a sentence for each.
    const QStringList& leftOut() const { return m_leftOut; }
    const std::vector<Tables>& processes() const { return m_processes; }
    /// The process of that name that this follower reads: in its own file or, where there is none, in another one. -1
    /// when there is none.
    int leaderOf(int follower, const QString& name) const;

    /// The highest notification id; 0 when there is none. Constant time.
    NotificationId newestNotification(int process) const;

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
    /// As a recorder selects them, of the store as it is now: FollowedFile says how. All else is as it was when the
    /// store was opened, for as long as nobody writes it.
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
    SqliteConnection& connection(int process) const;
    QString trackingSource(int process) const;
    void openFolder(const QStringList& inUse);
    void open(const QString& path);
    void nameProcesses();

    QString m_path;
    std::vector<std::unique_ptr<StoreFile>> m_files;
    std::vector<std::unique_ptr<FollowedFile>> m_followed; // the same files
    std::vector<Tables> m_processes;
    QStringList m_leftOut;
};

}
