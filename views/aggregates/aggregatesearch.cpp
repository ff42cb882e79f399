// SPDX-License-Identifier: BSD-3-Clause
#include "views/aggregates/aggregatesearch.h"

#include <algorithm>

namespace occasion {

namespace {

constexpr qint64 chunk = 2000;

}

AggregateSearch::AggregateSearch(Scan scan, QObject* parent)
    : QObject(parent)
    , m_scan(std::move(scan))
{
}

void AggregateSearch::setText(const QString& text)
{
    m_text = text.trimmed();
    m_underWay.reset();
    for (List& list : m_lists)
        list = {.count = list.count};
    scanNext();
}

void AggregateSearch::clear()
{
    m_underWay.reset();
    m_lists.clear();
}

void AggregateSearch::setCounts(const std::vector<qint64>& counts)
{
    m_lists.resize(counts.size());
    for (size_t i = 0; i < counts.size(); ++i)
        m_lists[i].count = counts[i];
    scanNext();
}

void AggregateSearch::scanNext()
{
    if (!isActive() || m_underWay)
        return;
    for (size_t i = 0; i < m_lists.size(); ++i) {
        const List& list = m_lists[i];
        if (list.scanned >= list.count)
            continue;
        m_underWay = std::make_shared<int>();
        const qint64 first = list.scanned;
        const qint64 last = qMin(list.count, first + chunk);
        m_scan(static_cast<int>(i), first, static_cast<int>(last - first), m_text,
            [this, i, first, last, wanted = std::weak_ptr<int>(m_underWay)](
                const std::vector<qint64>& places) {
                if (!wanted.expired())
                    take(i, first, last, places);
            });
        return;
    }
}

void AggregateSearch::take(size_t process, qint64 first, qint64 last, const std::vector<qint64>& places)
{
    m_underWay.reset();
    List& list = m_lists[process];
    if (list.scanned == first) {
        list.scanned = last;
        list.places.insert(list.places.end(), places.begin(), places.end());
    }
    Q_EMIT progressed();
    scanNext();
}

std::vector<qint64> AggregateSearch::matchCounts() const
{
    std::vector<qint64> counts;
    for (const List& list : m_lists)
        counts.push_back(
            std::lower_bound(list.places.begin(), list.places.end(), list.count) - list.places.begin());
    return counts;
}

std::vector<qint64> AggregateSearch::places(int process, qint64 first, int limit) const
{
    const auto& all = m_lists.at(static_cast<size_t>(process)).places;
    const auto size = static_cast<qint64>(all.size());
    return {all.begin() + qMin(first, size), all.begin() + qMin(first + limit, size)};
}

qint64 AggregateSearch::matchOf(int process, qint64 place) const
{
    const auto& all = m_lists.at(static_cast<size_t>(process)).places;
    const auto found = std::lower_bound(all.begin(), all.end(), place);
    return found != all.end() && *found == place ? found - all.begin() : -1;
}

bool AggregateSearch::isComplete() const
{
    return std::all_of(
        m_lists.begin(), m_lists.end(), [](const List& list) { return list.scanned >= list.count; });
}

} // namespace occasion
