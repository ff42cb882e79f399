// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/logindex.h"

#include "engine/errors.h"

#include <algorithm>
#include <limits>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qint32 isLarge = std::numeric_limits<qint32>::min();

bool fits(Version version)
{
    return version > isLarge && version <= std::numeric_limits<qint32>::max();
}

} // namespace

LogIndex::LogIndex(std::shared_ptr<const LogIndex> base, NotificationId since)
    : m_base(std::move(base))
    , m_since(since)
    , m_shared(m_base->countUpTo(since))
    , m_sharedAggregates(m_base->aggregateCount(since))
{
}

void LogIndex::append(
    NotificationId id, const OriginatorId& originator, Version version, const QString& topic)
{
    const auto ordinal = static_cast<quint32>(m_aggregateOf.size());
    if (count() > 0 && id <= idAt(count() - 1))
        throw ProgrammingError(u"Notification %1 is not above those that the index holds."_s.arg(id));
    if (ordinal == 0)
        m_firstId = id;
    if (m_ids.empty() && id != m_firstId + ordinal) {
        for (quint32 i = 0; i < ordinal; ++i)
            m_ids.push_back(m_firstId + i);
    }
    if (!m_ids.empty() || id != m_firstId + ordinal)
        m_ids.push_back(id);

    auto& entry = m_aggregates[m_aggregateOf.emplace_back(intern(originator))];
    entry.versionsAscend
        = entry.versionsAscend && (entry.ordinals.empty() || versionAt(entry.ordinals.back()) < version);
    entry.ordinals.push_back(ordinal);
    m_topicOf.push_back(intern(topic));
    m_versionOf.push_back(fits(version) ? static_cast<qint32>(version) : isLarge);
    if (!fits(version))
        m_largeVersions.insert(ordinal, version);
}

qint64 LogIndex::ownCountUpTo(NotificationId position) const
{
    if (!m_ids.empty())
        return std::upper_bound(m_ids.begin(), m_ids.end(), position) - m_ids.begin();
    if (m_aggregateOf.empty() || position < m_firstId)
        return 0;
    const auto all = static_cast<qint64>(m_aggregateOf.size());
    return position >= ownIdAt(all - 1) ? all : position - m_firstId + 1;
}

qint64 LogIndex::countUpTo(NotificationId position) const
{
    return (m_base ? m_base->countUpTo(shared(position)) : 0) + ownCountUpTo(position);
}

NotificationId LogIndex::ownIdAt(qint64 ordinal) const
{
    return m_ids.empty() ? m_firstId + ordinal : m_ids[static_cast<size_t>(ordinal)];
}

NotificationId LogIndex::idAt(qint64 ordinal) const
{
    return ordinal < m_shared ? m_base->idAt(ordinal) : ownIdAt(ordinal - m_shared);
}

const QString& LogIndex::topicAt(qint64 ordinal) const
{
    if (ordinal < m_shared)
        return m_base->topicAt(ordinal);
    return m_topics.at(m_topicOf[static_cast<size_t>(ordinal - m_shared)]);
}

QStringList LogIndex::topics(NotificationId start, int limit, NotificationId position) const
{
    QStringList topics;
    const auto first = start == std::numeric_limits<NotificationId>::min() ? 0 : countUpTo(start - 1);
    const auto all = countUpTo(position);
    const auto end = limit < 0 ? all : std::min(all, first + limit);
    topics.reserve(std::max<qint64>(0, end - first));
    for (auto ordinal = first; ordinal < end; ++ordinal)
        topics.append(topicAt(ordinal));
    return topics;
}

qint64 LogIndex::aggregateCount(NotificationId position) const
{
    const auto events = ownCountUpTo(position);
    const auto end = std::partition_point(m_new.begin(), m_new.end(),
        [&](quint32 place) { return m_aggregates[place].ordinals.front() < events; });
    return (m_base ? m_base->aggregateCount(shared(position)) : 0) + (end - m_new.begin());
}

const LogIndex::Entry* LogIndex::entryOf(const OriginatorId& originator) const
{
    const auto found = m_places.constFind(originator);
    return found == m_places.cend() ? nullptr : &m_aggregates[*found];
}

/// How many of its own events there are up to that position.
size_t LogIndex::eventsOf(const Entry& entry, NotificationId position) const
{
    const auto end = std::lower_bound(entry.ordinals.begin(), entry.ordinals.end(), ownCountUpTo(position));
    return static_cast<size_t>(end - entry.ordinals.begin());
}

LogIndex::Aggregate LogIndex::ownAggregate(const Entry& entry, NotificationId position) const
{
    const auto events = eventsOf(entry, position);
    if (events == 0)
        return {.id = entry.id};
    const auto last = entry.ordinals[events - 1];
    return {.id = entry.id,
        .firstTopic = m_topics[m_topicOf[entry.ordinals.front()]],
        .version = highestVersion(entry, events),
        .lastTopic = m_topics[m_topicOf[last]],
        .last = ownIdAt(last),
        .events = static_cast<qint64>(events)};
}

LogIndex::Aggregate LogIndex::aggregateAt(qint64 row, NotificationId position) const
{
    if (row >= m_sharedAggregates)
        return ownAggregate(m_aggregates[m_new.at(static_cast<size_t>(row - m_sharedAggregates))], position);
    auto aggregate = m_base->aggregateAt(row, shared(position));
    const auto* entry = entryOf(aggregate.id);
    const auto own = entry ? ownAggregate(*entry, position) : Aggregate();
    if (own.events == 0)
        return aggregate;
    aggregate.version = std::max(aggregate.version, own.version);
    aggregate.lastTopic = own.lastTopic;
    aggregate.last = own.last;
    aggregate.events += own.events;
    return aggregate;
}

qint64 LogIndex::row(const OriginatorId& originator, NotificationId position) const
{
    const auto* entry = entryOf(originator);
    if (entry && eventsOf(*entry, position) > 0)
        return entry->row;
    return m_base ? m_base->row(originator, shared(position)) : -1;
}

qint64 LogIndex::countOf(const OriginatorId& originator, NotificationId position) const
{
    const auto* entry = entryOf(originator);
    return (m_base ? m_base->countOf(originator, shared(position)) : 0)
        + (entry ? static_cast<qint64>(eventsOf(*entry, position)) : 0);
}

std::vector<NotificationId> LogIndex::notificationsOf(
    const OriginatorId& originator, NotificationId position, qint64 offset, qint64 limit) const
{
    const auto all = countOf(originator, position);
    const auto first = std::clamp<qint64>(offset, 0, all);
    const auto end = limit < 0 ? all : std::min(all, first + limit);
    const auto ofBase = m_base ? m_base->countOf(originator, shared(position)) : 0;
    std::vector<NotificationId> ids;
    if (first < std::min(end, ofBase))
        ids = m_base->notificationsOf(originator, shared(position), first, std::min(end, ofBase) - first);
    const auto* entry = entryOf(originator);
    for (auto i = std::max(first, ofBase); i < end; ++i)
        ids.push_back(ownIdAt(entry->ordinals[static_cast<size_t>(i - ofBase)]));
    return ids;
}

quint32 LogIndex::intern(const OriginatorId& originator)
{
    const auto known = m_places.constFind(originator);
    if (known != m_places.cend())
        return *known;
    const auto place = static_cast<quint32>(m_aggregates.size());
    auto row = m_base ? m_base->row(originator, m_since) : -1;
    if (row < 0) {
        row = m_sharedAggregates + static_cast<qint64>(m_new.size());
        m_new.push_back(place);
    }
    m_aggregates.push_back({.id = originator, .row = row, .ordinals = {}});
    m_places.insert(originator, place);
    return place;
}

quint32 LogIndex::intern(const QString& topic)
{
    const auto known = m_topicNumbers.constFind(topic);
    if (known != m_topicNumbers.cend())
        return *known;
    const auto number = static_cast<quint32>(m_topics.size());
    m_topics.append(topic);
    m_topicNumbers.insert(topic, number);
    return number;
}

Version LogIndex::versionAt(quint32 ordinal) const
{
    const auto version = m_versionOf[ordinal];
    return version == isLarge ? m_largeVersions.value(ordinal) : version;
}

Version LogIndex::highestVersion(const Entry& entry, size_t events) const
{
    if (entry.versionsAscend)
        return versionAt(entry.ordinals[events - 1]);
    Version highest = versionAt(entry.ordinals.front());
    for (size_t i = 1; i < events; ++i)
        highest = std::max(highest, versionAt(entry.ordinals[i]));
    return highest;
}

} // namespace occasion
