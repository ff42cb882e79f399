// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/layeredrecorder.h"

#include "engine/persistence/recorders/conflict.h"
#include "engine/persistence/recorders/memoryrecorder.h"

#include <algorithm>
#include <limits>

namespace occasion {

namespace {

/// What a limit leaves for a second selection after a first one has given so many; negative is no limit.
int leftOf(int limit, size_t given)
{
    return limit < 0 ? limit : limit - static_cast<int>(given);
}

/// Two selections by the same range, each in its order, as the one that a single recorder would give.
template <class Event>
std::vector<Event> merged(std::vector<Event> base, std::vector<Event> tail, const EventRange& range)
{
    std::vector<Event> all;
    all.reserve(base.size() + tail.size());
    const auto comesFirst = [&range](const Event& a, const Event& b) {
        return range.descending ? a.originatorVersion > b.originatorVersion
                                : a.originatorVersion < b.originatorVersion;
    };
    std::merge(std::make_move_iterator(base.begin()), std::make_move_iterator(base.end()),
        std::make_move_iterator(tail.begin()), std::make_move_iterator(tail.end()), std::back_inserter(all),
        comesFirst);
    if (range.limit && *range.limit >= 0 && all.size() > static_cast<size_t>(*range.limit))
        all.resize(static_cast<size_t>(*range.limit));
    return all;
}

EventRange exactly(Version version)
{
    if (version == std::numeric_limits<Version>::min())
        return {.lte = version};
    return {.gt = version - 1, .lte = version};
}

} // namespace

LayeredRecorder::LayeredRecorder(std::shared_ptr<const ProcessRecorder> base, RecorderPosition position,
    std::unique_ptr<ProcessRecorder> tail)
    : m_base(std::move(base))
    , m_position(std::move(position))
    , m_tail(tail ? std::move(tail) : std::make_unique<MemoryRecorder>(m_position.notificationId))
    , m_snapshots(*this)
{
}

void LayeredRecorder::moveTo(std::unique_ptr<ProcessRecorder> tail)
{
    m_tail = std::move(tail);
}

std::vector<StoredEvent> LayeredRecorder::selectEvents(const OriginatorId& id, const EventRange& range) const
{
    const auto notifications = m_base->selectNotificationsOf(id, range, m_position.notificationId);
    return merged(std::vector<StoredEvent>(notifications.begin(), notifications.end()),
        m_tail->selectEvents(id, range), range);
}

std::vector<Notification> LayeredRecorder::selectNotifications(const NotificationRange& range) const
{
    auto ofBase = range;
    ofBase.stop = std::min(range.stop.value_or(m_position.notificationId), m_position.notificationId);
    auto selected = m_base->selectNotifications(ofBase);
    auto ofTail = range;
    ofTail.limit = leftOf(range.limit, selected.size());
    for (const auto& notification : selected)
        ofTail.mostBytes -= notification.state.size();
    const auto tail = m_tail->selectNotifications(ofTail);
    selected.insert(selected.end(), tail.begin(), tail.end());
    return selected;
}

std::vector<Notification> LayeredRecorder::selectNotificationsOf(
    const OriginatorId& id, const EventRange& range, NotificationId upTo) const
{
    return merged(m_base->selectNotificationsOf(id, range, std::min(upTo, m_position.notificationId)),
        m_tail->selectNotificationsOf(id, range, upTo), range);
}

void LayeredRecorder::requireNoConflict(const Commit& commit) const
{
    for (const auto& event : commit.events) {
        const auto taken = m_base->selectNotificationsOf(
            event.originatorId, exactly(event.originatorVersion), m_position.notificationId);
        if (!taken.empty())
            throw eventConflict(event);
    }
    if (commit.tracking && isInBase(*commit.tracking))
        throw trackingConflict(*commit.tracking);
    m_snapshots.requireNoConflict(commit.snapshots);
    if (commit.journal && commit.journal->step <= m_position.step)
        throw journalConflict(*commit.journal);
}

/// What the base holds at the position never changes, so it can be compared with before the tail is locked.
std::vector<NotificationId> LayeredRecorder::record(const Commit& commit)
{
    requireNoConflict(commit);
    return m_tail->record(commit);
}

bool LayeredRecorder::isInBase(const Tracking& tracking) const
{
    const auto position = m_position.tracking.find(tracking.applicationName);
    return position != m_position.tracking.end() && tracking.notificationId <= position->second
        && m_base->hasTrackingId(tracking);
}

NotificationId LayeredRecorder::maxTrackingId(const QString& applicationName) const
{
    const auto position = m_position.tracking.find(applicationName);
    const auto ofBase = position == m_position.tracking.end() ? 0 : position->second;
    return std::max(ofBase, m_tail->maxTrackingId(applicationName));
}

bool LayeredRecorder::hasTrackingId(const Tracking& tracking) const
{
    return isInBase(tracking) || m_tail->hasTrackingId(tracking);
}

std::vector<Tracking> LayeredRecorder::selectTracking() const
{
    auto records = m_base->selectTracking();
    std::erase_if(records, [this](const Tracking& tracking) { return !isInBase(tracking); });
    const auto tail = m_tail->selectTracking();
    records.insert(records.end(), tail.begin(), tail.end());
    std::sort(records.begin(), records.end(), [](const Tracking& a, const Tracking& b) {
        return std::tie(a.applicationName, a.notificationId) < std::tie(b.applicationName, b.notificationId);
    });
    return records;
}

std::vector<JournalRow> LayeredRecorder::selectJournal(qint64 fromStep, int limit) const
{
    std::vector<JournalRow> rows;
    if (fromStep <= m_position.step)
        rows = m_base->selectJournal(fromStep, limit);
    std::erase_if(rows, [this](const JournalRow& row) { return row.step > m_position.step; });
    const auto tail = m_tail->selectJournal(fromStep, leftOf(limit, rows.size()));
    rows.insert(rows.end(), tail.begin(), tail.end());
    return rows;
}

/// Those of the base whose version was recorded by the position.
std::vector<StoredEvent> LayeredRecorder::Snapshots::ofBase(const OriginatorId& id, EventRange range) const
{
    const auto newest = m_layered.m_base->selectNotificationsOf(
        id, {.descending = true, .limit = 1}, m_layered.m_position.notificationId);
    if (newest.empty())
        return {};
    const auto version = newest.front().originatorVersion;
    range.lte = std::min(range.lte.value_or(version), version);
    return m_layered.m_base->snapshots().selectEvents(id, range);
}

void LayeredRecorder::Snapshots::requireNoConflict(const std::vector<StoredEvent>& snapshots) const
{
    for (const auto& snapshot : snapshots) {
        if (!ofBase(snapshot.originatorId, exactly(snapshot.originatorVersion)).empty())
            throw snapshotConflict(snapshot);
    }
}

void LayeredRecorder::Snapshots::insertEvents(const std::vector<StoredEvent>& events)
{
    requireNoConflict(events);
    m_layered.m_tail->snapshots().insertEvents(events);
}

std::vector<StoredEvent> LayeredRecorder::Snapshots::selectEvents(
    const OriginatorId& id, const EventRange& range) const
{
    return merged(ofBase(id, range), m_layered.m_tail->snapshots().selectEvents(id, range), range);
}

} // namespace occasion
