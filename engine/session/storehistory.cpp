// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/storehistory.h"

#include "engine/errors.h"
#include "engine/session/eventview.h"
#include "engine/session/statetime.h"

#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr auto newest = std::numeric_limits<NotificationId>::max();

std::optional<Step> readRow(const JournalRow& row, int process, const SystemMap& map)
{
    try {
        return fromRow(row, process, map);
    } catch (const EngineError&) { // a row of somebody else's table: it says nothing
        return {};
    }
}

/// A place for each process so that leaders come before their followers, as far as pipes do not run in circles.
std::vector<int> leadersFirst(const SystemMap& map)
{
    std::vector<int> place(map.processes.size(), -1);
    const auto isFree = [&](size_t process, bool evenInACircle) {
        return place[process] < 0
            && (evenInACircle || std::none_of(map.pipes.begin(), map.pipes.end(), [&](const PipeInfo& pipe) {
                   return pipe.follower == static_cast<int>(process) && pipe.leader >= 0
                       && pipe.leader != pipe.follower && place[static_cast<size_t>(pipe.leader)] < 0;
               }));
    };
    for (int next = 0; next < static_cast<int>(place.size()); ++next) {
        size_t chosen = 0;
        while (chosen < place.size() && !isFree(chosen, false))
            ++chosen;
        if (chosen == place.size()) {
            chosen = 0;
            while (!isFree(chosen, true))
                ++chosen;
        }
        place[chosen] = next;
    }
    return place;
}

}

/// Counts what was read, and tells whoever watches.
class StoreHistory::Count
{
public:
    Count(const OpenStore& store, const ProgressWatch& watch)
        : m_watch(watch)
        , m_progress{u"Reading "_s % QFileInfo(store.path()).fileName(), 0, 0}
    {
        const auto processes = static_cast<int>(store.processes().size());
        for (int process = 0; process < processes; ++process)
            m_progress.total += store.newestNotification(process);
        m_progress.total *= processes > 1 ? 2 : 1; // several are read once more, for their times
    }

    void one()
    {
        if (++m_progress.done % eventsBetween == 0 && m_watch && !m_watch(m_progress))
            throw OperationalError(m_progress.what % u" was stopped: open it again when there is time."_s);
    }

private:
    static constexpr qint64 eventsBetween = 2048;

    const ProgressWatch& m_watch;
    Progress m_progress;
};

StoreHistory::StoreHistory(std::shared_ptr<const OpenStore> store,
    std::shared_ptr<const TopicRegistry> topics, StateCoding coding, const ProgressWatch& watch)
    : m_store(std::move(store))
    , m_mapper(topics ? std::move(topics) : std::make_shared<const TopicRegistry>(), std::move(coding))
{
    Count count(*m_store, watch);
    indexLogs(count);
    makeMap();
    readJournal();
    if (m_journal)
        return;
    if (m_indexes.size() == 1) {
        m_merge = LogMerge(m_indexes.front().count());
        return;
    }
    std::vector<LogMerge::Log> logs;
    const auto places = leadersFirst(*m_map);
    for (size_t process = 0; process < m_indexes.size(); ++process)
        logs.push_back({instants(static_cast<int>(process), count), places[process]});
    m_merge = LogMerge(logs, knownCauses());
}

/// What the journal's rows say of which event was tracked before which was recorded, also where the journal as a
/// whole is not to be had, because a file of the system is not here.
std::vector<LogMerge::Cause> StoreHistory::knownCauses() const
{
    std::vector<LogMerge::Cause> causes;
    forEachJournalRow(
        static_cast<int>(m_indexes.size()), journalPages(), [&](int process, const JournalRow& row) {
            const auto step = readRow(row, process, *m_map);
            if (!step || step->kind != StepKind::Delivery || step->count == 0)
                return;
            const int leader = m_map->pipe(step->pipe).leader;
            if (leader < 0)
                return;
            causes.push_back({.log = process,
                .ordinal = index(process).countUpTo(step->first) - 1,
                .leader = leader,
                .leaderOrdinal = index(leader).countUpTo(step->upstream) - 1});
        });
    return causes;
}

void StoreHistory::indexLogs(Count& count)
{
    for (size_t process = 0; process < m_store->processes().size(); ++process) {
        auto& index = m_indexes.emplace_back();
        auto& types = m_aggregateTypes.emplace_back();
        QString lastTopic;
        m_store->forEachEntry(static_cast<int>(process), [&](const OpenStore::Entry& entry) {
            count.one();
            index.append(entry.id, entry.originatorId, entry.version, entry.topic);
            if (entry.topic == lastTopic)
                return;
            lastTopic = entry.topic;
            const auto type = namesOf(entry.topic).aggregateType;
            if (!type.isEmpty() && !types.contains(type))
                types.append(type);
        });
    }
}

JournalPages StoreHistory::journalPages() const
{
    return [store = m_store](
               int process, qint64 fromStep, int limit) { return store->journal(process, fromStep, limit); };
}

/// The leaders that each process's journal names: of some, nothing may be tracked yet.
std::vector<QStringList> StoreHistory::leadersInJournal() const
{
    std::vector<QStringList> leaders(m_indexes.size());
    forEachJournalRow(
        static_cast<int>(m_indexes.size()), journalPages(), [&](int process, const JournalRow& row) {
            if (kindFromText(row.kind) != StepKind::Delivery)
                return;
            try {
                const auto leader = Transcoder().decode(row.cause).value(u"leader").toText();
                auto& known = leaders[static_cast<size_t>(process)];
                if (!known.contains(leader))
                    known.append(leader);
            } catch (
                const EngineError&) { // NOLINT(bugprone-empty-catch): the row is read again, and said to be odd
            }
        });
    return leaders;
}

void StoreHistory::makeMap()
{
    const auto inJournal = leadersInJournal();
    SystemMap map{.title = QFileInfo(m_store->path()).completeBaseName(),
        .processes = {},
        .pipes = {},
        .scenarios = {}};
    const auto& processes = m_store->processes();
    for (size_t process = 0; process < processes.size(); ++process) {
        map.processes.push_back({.name = processes[process].process,
            .aggregateTypes = m_aggregateTypes[process],
            .commands = {}});
        const auto positions = m_store->positions(static_cast<int>(process));
        QStringList leaders;
        for (const auto& record : positions)
            leaders.append(record.applicationName);
        leaders += inJournal[process];
        leaders.removeDuplicates();
        for (const auto& leader : leaders) {
            map.pipes.push_back({.leader = m_store->leaderOf(static_cast<int>(process), leader),
                .follower = static_cast<int>(process),
                .leaderName = leader});
            const auto position = std::find_if(positions.begin(), positions.end(),
                [&leader](const Tracking& record) { return record.applicationName == leader; });
            m_tracked.push_back(position == positions.end() ? 0 : position->notificationId);
        }
    }
    m_map = std::make_shared<const SystemMap>(std::move(map));
}

/// Takes the journal for the history if it is whole: every step from 1 on, and every event in one of them.
void StoreHistory::readJournal()
{
    m_journal.emplace(m_map, journalPages());
    try {
        forEachJournalRow(static_cast<int>(m_indexes.size()), journalPages(),
            [&](int process, const JournalRow& row) { m_journal->append(fromRow(row, process, *m_map)); });
        if (m_journal->newest() > 0 && journalMatchesLogs())
            return;
    } catch (const EngineError&) { // NOLINT(bugprone-empty-catch): then it is read as any other store
    }
    m_journal.reset();
}

bool StoreHistory::journalMatchesLogs() const
{
    for (size_t process = 0; process < m_indexes.size(); ++process) {
        const auto& index = m_indexes[process];
        const auto position = m_journal->logPosition(static_cast<int>(process), m_journal->newest());
        if (position != (index.count() == 0 ? 0 : index.idAt(index.count() - 1)))
            return false;
    }
    return true;
}

/// None also when the state cannot be decrypted or decompressed.
std::optional<Timestamp> StoreHistory::timeOf(const StoredEvent& event) const
{
    try {
        return stateTime(m_mapper.text(event));
    } catch (const EngineError&) {
        return {};
    }
}

std::vector<qint64> StoreHistory::instants(int process, Count& count) const
{
    std::vector<qint64> all;
    m_store->forEachNotification(process, std::numeric_limits<NotificationId>::min(), -1, newest,
        [&](const Notification& notification) {
            count.one();
            const auto when = timeOf(notification);
            all.push_back(when ? when->microseconds() : std::numeric_limits<qint64>::min());
        });
    return all;
}

Step StoreHistory::step(qint64 number) const
{
    if (number < 1 || number > newestStep())
        throw ValueError(u"There is no step %1: they run from 1 to %2."_s.arg(number).arg(newestStep()));
    return m_journal ? m_journal->step(number) : storedStep(number);
}

Step StoreHistory::storedStep(qint64 number) const
{
    const auto [process, ordinal] = m_merge.at(number);
    const auto id = index(process).idAt(ordinal);
    Step step{.number = number, .kind = StepKind::Stored, .process = process};
    step.first = id;
    step.count = 1;
    for (const auto& notification : m_store->notifications(process, id, 1, id))
        step.clock = timeOf(notification).value_or(Timestamp());
    return step;
}

qint64 StoreHistory::stepOf(int process, NotificationId id) const
{
    const auto ordinal = index(process).countUpTo(id) - 1;
    if (ordinal < 0 || index(process).idAt(ordinal) != id)
        return 0;
    return m_journal ? m_journal->stepOf(process, id) : m_merge.placeOf(process, ordinal);
}

NotificationId StoreHistory::logPosition(int process, qint64 step) const
{
    if (!hasProcess(process))
        return 0;
    if (m_journal)
        return m_journal->logPosition(process, step);
    const auto count = m_merge.countUpTo(process, step);
    return count == 0 ? 0 : index(process).idAt(count - 1);
}

qint64 StoreHistory::eventCount(int process, qint64 step) const
{
    return index(process).countUpTo(logPosition(process, step));
}

NotificationId StoreHistory::trackingPosition(int pipe, qint64 step) const
{
    if (!hasPipe(pipe))
        return 0;
    if (m_journal)
        return m_journal->trackingPosition(pipe, step);
    const auto leader = m_map->pipe(pipe).leader;
    const auto tracked = m_tracked[static_cast<size_t>(pipe)];
    if (leader >= 0)
        return std::min(tracked, logPosition(leader, step));
    return step > 0 ? tracked : 0;
}

qint64 StoreHistory::lag(int pipe, qint64 step) const
{
    if (!hasPipe(pipe))
        return 0;
    const auto leader = m_map->pipe(pipe).leader;
    if (leader < 0)
        return 0;
    const auto position = std::min(trackingPosition(pipe, step), logPosition(leader, step));
    return index(leader).countUpTo(logPosition(leader, step)) - index(leader).countUpTo(position);
}

std::vector<EventView> StoreHistory::notifications(
    int process, NotificationId start, int limit, qint64 step) const
{
    std::vector<EventView> views;
    if (eventCount(process, step) == 0)
        return views;
    m_store->forEachNotification(
        process, start, limit, logPosition(process, step), [&](const Notification& notification) {
            views.push_back(toEventView(process, notification, stepOf(process, notification.id), m_mapper));
        });
    return views;
}

QStringList StoreHistory::eventNames(int process, NotificationId start, int limit, qint64 step) const
{
    if (eventCount(process, step) == 0)
        return {};
    return eventNamesOf(index(process).topics(start, limit, logPosition(process, step)));
}

qint64 StoreHistory::aggregateCount(int process, qint64 step) const
{
    return eventCount(process, step) == 0 ? 0 : index(process).aggregateCount(logPosition(process, step));
}

std::vector<AggregateSummary> StoreHistory::aggregates(
    int process, qint64 step, qint64 offset, int limit) const
{
    std::vector<AggregateSummary> page;
    const auto position = logPosition(process, step);
    const auto end
        = std::min(aggregateCount(process, step), std::max<qint64>(0, offset) + std::max(0, limit));
    for (auto row = std::max<qint64>(0, offset); row < end; ++row) {
        const auto aggregate = index(process).aggregateAt(row, position);
        page.push_back({.process = process,
            .id = aggregate.id,
            .type = namesOf(aggregate.firstTopic).aggregateType,
            .version = aggregate.version,
            .lastEvent = namesOf(aggregate.lastTopic).event,
            .lastNotification = aggregate.last,
            .events = aggregate.events,
            .lastStep = stepOf(process, aggregate.last),
            .snapshotVersion = m_store->snapshotVersion(process, aggregate.id, aggregate.version)});
    }
    return page;
}

qint64 StoreHistory::aggregateRow(int process, const OriginatorId& id, qint64 step) const
{
    return eventCount(process, step) == 0 ? -1 : index(process).row(id, logPosition(process, step));
}

std::vector<EventView> StoreHistory::aggregateEvents(
    int process, const OriginatorId& id, qint64 step, qint64 offset, int limit) const
{
    std::vector<EventView> views;
    if (eventCount(process, step) == 0)
        return views;
    const auto ids = index(process).notificationsOf(id, logPosition(process, step), offset, limit);
    m_store->forEachOf(process, ids, [&](const Notification& notification) {
        views.push_back(toEventView(process, notification, stepOf(process, notification.id), m_mapper));
    });
    return views;
}

AggregateView StoreHistory::aggregate(int process, const OriginatorId& id, Version version) const
{
    if (!hasProcess(process))
        return {.process = process, .id = id};
    std::vector<StoredEvent> events;
    m_store->forEachOf(
        process, index(process).notificationsOf(id, newest), [&](const Notification& notification) {
            if (notification.originatorVersion <= version)
                events.push_back(notification);
        });
    std::stable_sort(events.begin(), events.end(),
        [](const StoredEvent& a, const StoredEvent& b) { return a.originatorVersion < b.originatorVersion; });
    return foldView(process, id, version, events, m_mapper);
}

}
