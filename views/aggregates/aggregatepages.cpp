// SPDX-License-Identifier: BSD-3-Clause
#include "views/aggregates/aggregatepages.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortLength = 8;

AggregateItem makeItem(AggregateSummary summary, qint64 step)
{
    AggregateItem item;
    item.shortId = shortText(summary.id);
    item.age = ageText(summary.lastStep, step);
    item.fresh = summary.lastStep == step;
    item.summary = std::move(summary);
    return item;
}

} // namespace

QString shortText(const OriginatorId& id)
{
    return id.text().left(shortLength);
}

QString ageText(qint64 step, qint64 cursor)
{
    const qint64 age = cursor - step;
    if (age == 0)
        return u"this step"_s;
    return age == 1 ? u"1 step"_s : u"%1 steps"_s.arg(age);
}

std::vector<AggregateItem> readAggregates(
    const History& history, int process, qint64 step, qint64 first, int limit)
{
    std::vector<AggregateItem> items;
    for (AggregateSummary& summary : history.aggregates(process, step, first, limit))
        items.push_back(makeItem(std::move(summary), step));
    return items;
}

std::vector<AggregateItem> readAggregates(
    const History& history, int process, qint64 step, const std::vector<qint64>& places)
{
    std::vector<AggregateItem> items;
    for (const qint64 place : places) {
        for (AggregateItem& item : readAggregates(history, process, step, place, 1))
            items.push_back(std::move(item));
    }
    return items;
}

std::vector<qint64> findAggregates(
    const History& history, int process, qint64 step, qint64 first, int limit, const QString& text)
{
    std::vector<qint64> places;
    qint64 place = first;
    for (const AggregateSummary& summary : history.aggregates(process, step, first, limit)) {
        if (summary.id.text().startsWith(text, Qt::CaseInsensitive)
            || summary.type.startsWith(text, Qt::CaseInsensitive))
            places.push_back(place);
        ++place;
    }
    return places;
}

} // namespace occasion
