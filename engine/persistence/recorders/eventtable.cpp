// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/eventtable.h"

#include <QSet>

#include <algorithm>

namespace occasion {

namespace {

template <class Places>
auto firstAbove(const Places& places, Version version)
{
    return std::partition_point(
        places.begin(), places.end(), [version](const auto& place) { return place.version <= version; });
}

} // namespace

bool EventTable::contains(const OriginatorId& id, Version version) const
{
    const auto found = m_places.constFind(id);
    if (found == m_places.cend())
        return false;
    const auto above = firstAbove(*found, version);
    return above != found->begin() && std::prev(above)->version == version;
}

const StoredEvent* EventTable::findConflict(const std::vector<StoredEvent>& batch) const
{
    QSet<std::pair<OriginatorId, Version>> earlier;
    for (const auto& event : batch) {
        if (contains(event.originatorId, event.originatorVersion))
            return &event;
        if (batch.size() == 1)
            break;
        const auto before = earlier.size();
        earlier.insert({event.originatorId, event.originatorVersion});
        if (earlier.size() == before)
            return &event;
    }
    return nullptr;
}

void EventTable::add(const StoredEvent& event)
{
    auto& places = m_places[event.originatorId];
    places.insert(firstAbove(places, event.originatorVersion), {event.originatorVersion, m_events.size()});
    m_events.push_back(event);
}

std::vector<size_t> EventTable::places(const OriginatorId& id, const EventRange& range, qint64 among) const
{
    std::vector<size_t> selected;
    const auto found = m_places.constFind(id);
    if (found == m_places.cend())
        return selected;
    auto first = range.gt ? firstAbove(*found, *range.gt) : found->begin();
    auto last = range.lte ? firstAbove(*found, *range.lte) : found->end();
    const auto most = range.limit && *range.limit >= 0 ? static_cast<size_t>(*range.limit) : SIZE_MAX;
    while (first < last && selected.size() < most) {
        const auto index = range.descending ? (--last)->index : (first++)->index;
        if (static_cast<qint64>(index) < among)
            selected.push_back(index);
    }
    return selected;
}

std::vector<StoredEvent> EventTable::select(const OriginatorId& id, const EventRange& range) const
{
    std::vector<StoredEvent> selected;
    for (const auto index : places(id, range, static_cast<qint64>(m_events.size())))
        selected.push_back(m_events[index]);
    return selected;
}

} // namespace occasion
