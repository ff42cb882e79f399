// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/memoryrecorder.h"

#include "engine/errors.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

/// The part of a version map that a range asks for, turned and cut; `value` makes an event of an entry.
template <class Map, class MakeEvent>
std::vector<StoredEvent> selected(const Map& versions, const EventRange& range, const MakeEvent& makeEvent)
{
    std::vector<StoredEvent> events;
    auto first = range.gt ? versions.upper_bound(*range.gt) : versions.begin();
    const auto last = range.lte ? versions.upper_bound(*range.lte) : versions.end();
    if (range.gt && range.lte && *range.gt >= *range.lte)
        return events;
    for (; first != last; ++first)
        events.push_back(makeEvent(*first));
    if (range.descending)
        std::reverse(events.begin(), events.end());
    if (range.limit && *range.limit >= 0 && events.size() > static_cast<size_t>(*range.limit))
        events.resize(static_cast<size_t>(*range.limit));
    return events;
}

/// IntegrityError when a version is taken, by `isTaken` or inside the batch.
template <class IsTaken>
void requireUnique(const std::vector<StoredEvent>& events, const IsTaken& isTaken)
{
    std::set<std::pair<OriginatorId, Version>> batch;
    for (const auto& event : events) {
        if (isTaken(event) || !batch.emplace(event.originatorId, event.originatorVersion).second) {
            throw IntegrityError(u"Version %1 of aggregate %2 is recorded already; fetch it again and retry."_s
                                     .arg(event.originatorVersion)
                                     .arg(event.originatorId.text()));
        }
    }
}

}

void MemoryAggregateRecorder::insertEvents(const std::vector<StoredEvent>& events)
{
    requireFree(events);
    const std::lock_guard lock(m_mutex);
    for (const auto& event : events)
        m_events[event.originatorId].emplace(event.originatorVersion, event);
}

void MemoryAggregateRecorder::requireFree(const std::vector<StoredEvent>& events) const
{
    const std::lock_guard lock(m_mutex);
    requireUnique(events, [this](const StoredEvent& event) {
        const auto versions = m_events.constFind(event.originatorId);
        return versions != m_events.cend() && versions->contains(event.originatorVersion);
    });
}

std::vector<StoredEvent> MemoryAggregateRecorder::selectEvents(
    const OriginatorId& id, const EventRange& range) const
{
    const std::lock_guard lock(m_mutex);
    const auto versions = m_events.constFind(id);
    if (versions == m_events.cend())
        return {};
    return selected(*versions, range, [](const auto& entry) { return entry.second; });
}

std::vector<NotificationId> MemoryRecorder::record(const Commit& commit)
{
    const std::lock_guard lock(m_mutex);
    requireFree(commit);
    std::vector<NotificationId> ids;
    for (const auto& event : commit.events) {
        m_events.push_back(event);
        ids.push_back(static_cast<NotificationId>(m_events.size()));
        m_versions[event.originatorId].emplace(event.originatorVersion, ids.back());
    }
    if (commit.tracking)
        m_tracking[commit.tracking->applicationName].insert(commit.tracking->notificationId);
    if (commit.journal) {
        JournalRow row = *commit.journal;
        row.firstId = ids.empty() ? 0 : ids.front();
        m_journal.emplace(row.step, row);
    }
    m_snapshots.insertEvents(commit.snapshots);
    return ids;
}

void MemoryRecorder::requireFree(const Commit& commit) const
{
    requireUnique(commit.events, [this](const StoredEvent& event) {
        const auto versions = m_versions.constFind(event.originatorId);
        return versions != m_versions.cend() && versions->contains(event.originatorVersion);
    });
    if (commit.tracking) {
        const auto tracked = m_tracking.find(commit.tracking->applicationName);
        if (tracked != m_tracking.end() && tracked->second.contains(commit.tracking->notificationId)) {
            throw IntegrityError(u"Notification %1 of %2 is processed already."_s
                                     .arg(commit.tracking->notificationId)
                                     .arg(commit.tracking->applicationName));
        }
    }
    if (commit.journal && m_journal.contains(commit.journal->step))
        throw IntegrityError(u"Step %1 is in the journal already."_s.arg(commit.journal->step));
    m_snapshots.requireFree(commit.snapshots);
}

std::vector<StoredEvent> MemoryRecorder::selectEvents(const OriginatorId& id, const EventRange& range) const
{
    const std::lock_guard lock(m_mutex);
    const auto versions = m_versions.constFind(id);
    if (versions == m_versions.cend())
        return {};
    return selected(*versions, range,
        [this](const auto& entry) { return m_events[static_cast<size_t>(entry.second - 1)]; });
}

std::vector<Notification> MemoryRecorder::selectNotifications(const NotificationRange& range) const
{
    const std::lock_guard lock(m_mutex);
    const auto count = static_cast<NotificationId>(m_events.size());
    const auto stop = std::min(range.stop.value_or(count), count);
    const auto limit = range.limit < 0 ? m_events.size() : static_cast<size_t>(range.limit);
    std::vector<Notification> notifications;
    for (auto id = std::max<NotificationId>(1, range.start); id <= stop && notifications.size() < limit; ++id) {
        const auto& event = m_events[static_cast<size_t>(id - 1)];
        if (range.topics.isEmpty() || range.topics.contains(event.topic))
            notifications.push_back({event, id});
    }
    return notifications;
}

NotificationId MemoryRecorder::maxNotificationId() const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<NotificationId>(m_events.size());
}

NotificationId MemoryRecorder::maxTrackingId(const QString& applicationName) const
{
    const std::lock_guard lock(m_mutex);
    const auto tracked = m_tracking.find(applicationName);
    return tracked == m_tracking.end() ? 0 : *tracked->second.rbegin();
}

bool MemoryRecorder::hasTrackingId(const Tracking& tracking) const
{
    const std::lock_guard lock(m_mutex);
    const auto tracked = m_tracking.find(tracking.applicationName);
    return tracked != m_tracking.end() && tracked->second.contains(tracking.notificationId);
}

std::vector<Tracking> MemoryRecorder::selectTracking() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<Tracking> tracking;
    for (const auto& [name, ids] : m_tracking) {
        for (const auto id : ids)
            tracking.push_back({name, id});
    }
    return tracking;
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

}
