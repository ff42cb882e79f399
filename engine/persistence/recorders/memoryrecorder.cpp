// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/memoryrecorder.h"

#include "engine/persistence/recorders/conflict.h"

namespace occasion {

MemoryRecorder::MemoryRecorder(NotificationId after)
    : m_after(after)
    , m_snapshots(m_mutex)
{
}

void MemoryRecorder::Snapshots::insertEvents(const std::vector<StoredEvent>& events)
{
    const std::lock_guard lock(m_mutex);
    if (const auto* taken = table.findConflict(events))
        throw snapshotConflict(*taken);
    for (const auto& event : events)
        table.add(event);
}

std::vector<StoredEvent> MemoryRecorder::Snapshots::selectEvents(
    const OriginatorId& id, const EventRange& range) const
{
    const std::lock_guard lock(m_mutex);
    return table.select(id, range);
}

std::vector<StoredEvent> MemoryRecorder::selectEvents(const OriginatorId& id, const EventRange& range) const
{
    const std::lock_guard lock(m_mutex);
    return m_events.select(id, range);
}

std::vector<Notification> MemoryRecorder::selectNotifications(const NotificationRange& range) const
{
    const std::lock_guard lock(m_mutex);
    const auto& events = m_events.events();
    const auto stop = std::min(range.stop.value_or(newest()), newest());
    std::vector<Notification> selected;
    if (range.start > stop)
        return selected;
    auto id = std::max(m_after + 1, range.start + (range.inclusiveOfStart ? 0 : 1));
    for (qint64 bytes = 0; id <= stop && bytes < range.mostBytes; ++id) {
        if (range.limit >= 0 && selected.size() >= static_cast<size_t>(range.limit))
            break;
        const auto& event = events[static_cast<size_t>(id - m_after - 1)];
        if (range.topics.isEmpty() || range.topics.contains(event.topic)) {
            selected.push_back({event, id});
            bytes += event.state.size();
        }
    }
    return selected;
}

std::vector<Notification> MemoryRecorder::selectNotificationsOf(
    const OriginatorId& id, const EventRange& range, NotificationId upTo) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Notification> selected;
    for (const auto index : m_events.places(id, range, upTo - m_after))
        selected.push_back({m_events.events()[index], m_after + 1 + static_cast<NotificationId>(index)});
    return selected;
}

NotificationId MemoryRecorder::maxNotificationId() const
{
    const std::lock_guard lock(m_mutex);
    return newest();
}

bool MemoryRecorder::isTracked(const Tracking& tracking) const
{
    const auto found = m_tracking.find(tracking.applicationName);
    return found != m_tracking.end() && found->second.contains(tracking.notificationId);
}

void MemoryRecorder::requireNoConflict(const Commit& commit) const
{
    if (const auto* taken = m_events.findConflict(commit.events))
        throw eventConflict(*taken);
    if (commit.tracking && isTracked(*commit.tracking))
        throw trackingConflict(*commit.tracking);
    if (const auto* taken = m_snapshots.table.findConflict(commit.snapshots))
        throw snapshotConflict(*taken);
    if (commit.journal && m_journal.contains(commit.journal->step))
        throw journalConflict(*commit.journal);
}

bool MemoryRecorder::waitForNotification(NotificationId after, std::chrono::milliseconds atMost) const
{
    return m_announcement.wait([&] { return maxNotificationId() > after; }, atMost, atMost);
}

std::vector<NotificationId> MemoryRecorder::record(const Commit& commit)
{
    auto ids = store(commit);
    if (!ids.empty())
        m_announcement.announce();
    return ids;
}

std::vector<NotificationId> MemoryRecorder::store(const Commit& commit)
{
    const std::lock_guard lock(m_mutex);
    requireNoConflict(commit);
    std::vector<NotificationId> ids;
    ids.reserve(commit.events.size());
    for (const auto& event : commit.events) {
        m_events.add(event);
        ids.push_back(newest());
    }
    if (commit.tracking)
        m_tracking[commit.tracking->applicationName].insert(commit.tracking->notificationId);
    for (const auto& snapshot : commit.snapshots)
        m_snapshots.table.add(snapshot);
    if (commit.journal) {
        auto& row = m_journal[commit.journal->step] = *commit.journal;
        row.firstId = ids.empty() ? 0 : ids.front();
    }
    return ids;
}

NotificationId MemoryRecorder::maxTrackingId(const QString& applicationName) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_tracking.find(applicationName);
    return found == m_tracking.end() ? 0 : *found->second.rbegin();
}

bool MemoryRecorder::hasTrackingId(const Tracking& tracking) const
{
    const std::lock_guard lock(m_mutex);
    return isTracked(tracking);
}

std::vector<Tracking> MemoryRecorder::selectTracking() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Tracking> records;
    for (const auto& [name, ids] : m_tracking) {
        for (const auto id : ids)
            records.push_back({name, id});
    }
    return records;
}

std::vector<JournalRow> MemoryRecorder::selectJournal(qint64 fromStep, int limit) const
{
    const std::lock_guard lock(m_mutex);
    std::vector<JournalRow> rows;
    for (auto row = m_journal.lower_bound(fromStep); row != m_journal.end(); ++row) {
        if (limit >= 0 && rows.size() >= static_cast<size_t>(limit))
            break;
        rows.push_back(row->second);
    }
    return rows;
}

} // namespace occasion
