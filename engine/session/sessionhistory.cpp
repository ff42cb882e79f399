// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/sessionhistory.h"

#include "engine/session/eventview.h"

#include <algorithm>

namespace occasion {

SessionHistory::SessionHistory(std::shared_ptr<const SystemMap> map, std::vector<const Process*> processes,
    JournalPages pages, QString place)
    : m_map(std::move(map))
    , m_processes(std::move(processes))
    , m_place(std::move(place))
    , m_journal(std::make_shared<Journal>(m_map, std::move(pages)))
{
    for (size_t process = 0; process < m_map->processes.size(); ++process)
        m_indexes.push_back(std::make_shared<LogIndex>());
    for (size_t pipe = 0; pipe < m_map->pipes.size(); ++pipe)
        m_deliverable.push_back(std::make_shared<DeliverableIds>());
}

SessionHistory::SessionHistory(const SessionHistory& base, qint64 since,
    std::vector<const Process*> processes, JournalPages pages, QString place)
    : m_map(base.m_map)
    , m_processes(std::move(processes))
    , m_place(std::move(place))
    , m_journal(std::make_shared<Journal>(base.m_journal, since, std::move(pages)))
{
    for (size_t process = 0; process < m_map->processes.size(); ++process)
        m_indexes.push_back(std::make_shared<LogIndex>(
            base.m_indexes[process], base.logPosition(static_cast<int>(process), since)));
    for (size_t pipe = 0; pipe < m_map->pipes.size(); ++pipe)
        m_deliverable.push_back(std::make_shared<DeliverableIds>(
            base.m_deliverable[pipe], base.leaderPosition(static_cast<int>(pipe), since)));
}

void SessionHistory::append(const Step& step, const std::vector<Notification>& recorded)
{
    m_journal->append(step);
    for (const auto& notification : recorded) {
        m_indexes[static_cast<size_t>(step.process)]->append(
            notification.id, notification.originatorId, notification.originatorVersion, notification.topic);
        for (size_t pipe = 0; pipe < m_deliverable.size(); ++pipe) {
            const auto& info = m_map->pipes[pipe];
            const auto& topics = process(info.follower).followTopics();
            if (info.leader == step.process && (topics.isEmpty() || topics.contains(notification.topic)))
                m_deliverable[pipe]->append(notification.id);
        }
    }
}

NotificationId SessionHistory::leaderPosition(int pipe, qint64 step) const
{
    return logPosition(m_map->pipe(pipe).leader, step);
}

NotificationId SessionHistory::nextDelivery(int pipe, qint64 step) const
{
    return m_deliverable[static_cast<size_t>(pipe)]->next(
        trackingPosition(pipe, step), leaderPosition(pipe, step));
}

qint64 SessionHistory::stepOf(int process, NotificationId id) const
{
    return hasProcess(process) ? m_journal->stepOf(process, id) : 0;
}

NotificationId SessionHistory::logPosition(int process, qint64 step) const
{
    if (!hasProcess(process))
        return 0;
    return m_journal->logPosition(process, step);
}

qint64 SessionHistory::eventCount(int process, qint64 step) const
{
    return index(process).countUpTo(logPosition(process, step));
}

NotificationId SessionHistory::trackingPosition(int pipe, qint64 step) const
{
    return hasPipe(pipe) ? m_journal->trackingPosition(pipe, step) : 0;
}

qint64 SessionHistory::lag(int pipe, qint64 step) const
{
    if (!hasPipe(pipe))
        return 0;
    return m_deliverable[static_cast<size_t>(pipe)]->count(
        trackingPosition(pipe, step), leaderPosition(pipe, step));
}

std::vector<EventView> SessionHistory::notifications(
    int process, NotificationId start, int limit, qint64 step) const
{
    std::vector<EventView> views;
    if (!hasProcess(process))
        return views;
    const auto& owner = this->process(process);
    for (const auto& notification : owner.recorder().selectNotifications(
             {.start = start, .limit = limit, .stop = logPosition(process, step)}))
        views.push_back(toEventView(process, notification, stepOf(process, notification.id), owner.mapper()));
    return views;
}

QStringList SessionHistory::eventNames(int process, NotificationId start, int limit, qint64 step) const
{
    return eventNamesOf(index(process).topics(start, limit, logPosition(process, step)));
}

qint64 SessionHistory::aggregateCount(int process, qint64 step) const
{
    return index(process).aggregateCount(logPosition(process, step));
}

std::vector<AggregateSummary> SessionHistory::aggregates(
    int process, qint64 step, qint64 offset, int limit) const
{
    std::vector<AggregateSummary> page;
    const auto position = logPosition(process, step);
    const auto end = std::min<qint64>(aggregateCount(process, step), offset + limit);
    for (qint64 row = std::max<qint64>(0, offset); row < end; ++row) {
        const auto aggregate = index(process).aggregateAt(row, position);
        const auto snapshot = this->process(process).recorder().snapshots().selectEvents(
            aggregate.id, {.lte = aggregate.version, .descending = true, .limit = 1});
        page.push_back({.process = process,
            .id = aggregate.id,
            .type = namesOf(aggregate.firstTopic).aggregateType,
            .version = aggregate.version,
            .lastEvent = namesOf(aggregate.lastTopic).event,
            .lastNotification = aggregate.last,
            .events = aggregate.events,
            .lastStep = stepOf(process, aggregate.last),
            .snapshotVersion
            = snapshot.empty() ? std::nullopt : std::optional(snapshot.front().originatorVersion)});
    }
    return page;
}

qint64 SessionHistory::aggregateRow(int process, const OriginatorId& id, qint64 step) const
{
    return index(process).row(id, logPosition(process, step));
}

std::vector<EventView> SessionHistory::aggregateEvents(
    int process, const OriginatorId& id, qint64 step, qint64 offset, int limit) const
{
    std::vector<EventView> views;
    const auto ids = index(process).notificationsOf(id, logPosition(process, step), offset, limit);
    if (ids.empty())
        return views;
    const auto& owner = this->process(process);
    const auto count = static_cast<int>(ids.size());
    for (auto& event : owner.recorder().selectEvents(id, {.gt = offset, .limit = count})) {
        const auto notificationId = ids[views.size()]; // versions start at 1 and none is missing
        views.push_back(toEventView(
            process, {std::move(event), notificationId}, stepOf(process, notificationId), owner.mapper()));
    }
    return views;
}

AggregateView SessionHistory::aggregate(int process, const OriginatorId& id, Version version) const
{
    if (!hasProcess(process))
        return {.process = process, .id = id};
    const auto& owner = this->process(process);
    return foldView(
        process, id, version, owner.recorder().selectEvents(id, {.lte = version}), owner.mapper());
}

}
