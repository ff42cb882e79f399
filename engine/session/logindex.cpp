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

void LogIndex::append(
    NotificationId id, const OriginatorId& originator, Version version, const QString& topic)
{
    const auto ordinal = static_cast<quint32>(count());
    if (ordinal > 0 && id <= idAt(ordinal - 1))
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

qint64 LogIndex::countUpTo(NotificationId position) const
{
    if (!m_ids.empty())
        return std::upper_bound(m_ids.begin(), m_ids.end(), position) - m_ids.begin();
    if (count() == 0 || position < m_firstId)
        return 0;
    return position < idAt(count() - 1) ? position - m_firstId + 1 : count();
}

NotificationId LogIndex::idAt(qint64 ordinal) const
{
    return m_ids.empty() ? m_firstId + ordinal : m_ids[static_cast<size_t>(ordinal)];
}

qint64 LogIndex::aggregateCount(NotificationId position) const
{
    const auto events = countUpTo(position);
    const auto end = std::partition_point(m_aggregates.begin(), m_aggregates.end(),
        [&](const Entry& entry) { return entry.ordinals.front() < events; });
    return end - m_aggregates.begin();
}

LogIndex::Aggregate LogIndex::aggregateAt(qint64 row, NotificationId position) const
{
    const auto& entry = m_aggregates.at(static_cast<size_t>(row));
    const auto events = static_cast<size_t>(
        std::lower_bound(entry.ordinals.begin(), entry.ordinals.end(), countUpTo(position))
        - entry.ordinals.begin());
    if (events == 0)
        return {.id = entry.id};
    const auto last = entry.ordinals[events - 1];
    return {.id = entry.id,
        .firstTopic = m_topics[m_topicOf[entry.ordinals.front()]],
        .version = highestVersion(entry, events),
        .lastTopic = m_topics[m_topicOf[last]],
        .last = idAt(last),
        .events = static_cast<qint64>(events)};
}

qint64 LogIndex::row(const OriginatorId& originator, NotificationId position) const
{
    const auto found = m_rows.find(originator);
    if (found == m_rows.end() || m_aggregates[*found].ordinals.front() >= countUpTo(position))
        return -1;
    return *found;
}

std::vector<NotificationId> LogIndex::notificationsOf(
    const OriginatorId& originator, NotificationId position, qint64 offset, qint64 limit) const
{
    std::vector<NotificationId> ids;
    const auto found = m_rows.find(originator);
    if (found == m_rows.end())
        return ids;
    const auto& ordinals = m_aggregates[*found].ordinals;
    const auto all
        = std::lower_bound(ordinals.begin(), ordinals.end(), countUpTo(position)) - ordinals.begin();
    const auto first = std::clamp<qint64>(offset, 0, all);
    const auto end = limit < 0 ? all : std::min<qint64>(all, first + limit);
    for (auto i = first; i < end; ++i)
        ids.push_back(idAt(ordinals[static_cast<size_t>(i)]));
    return ids;
}

quint32 LogIndex::intern(const OriginatorId& originator)
{
    const auto known = m_rows.constFind(originator);
    if (known != m_rows.cend())
        return *known;
    const auto row = static_cast<quint32>(m_aggregates.size());
    m_aggregates.push_back({.id = originator, .ordinals = {}});
    m_rows.insert(originator, row);
    return row;
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
