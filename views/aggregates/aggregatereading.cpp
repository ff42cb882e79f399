// SPDX-License-Identifier: BSD-3-Clause
#include "views/aggregates/aggregatereading.h"

#include <algorithm>

namespace occasion {

namespace {

constexpr int eventsAtOnce = 1000;

std::optional<EventView> eventAmong(
    const History& history, const AggregateQuestion& asked, Version version, qint64 offset, int limit)
{
    const auto page = history.aggregateEvents(asked.process, asked.id, asked.step, offset, limit);
    const auto found = std::find_if(
        page.begin(), page.end(), [version](const EventView& event) { return event.version == version; });
    return found == page.end() ? std::nullopt : std::optional(*found);
}

// A version mostly is a place; where versions are missing, the event lies before the place that its own names.
std::optional<EventView> findEvent(const History& history, const AggregateQuestion& asked, Version version)
{
    if (auto event = eventAmong(history, asked, version, version - 1, 1))
        return event;
    for (qint64 offset = 0; offset < version; offset += eventsAtOnce) {
        if (auto event = eventAmong(history, asked, version, offset, eventsAtOnce))
            return event;
    }
    return {};
}

VersionReading readVersion(
    const History& history, const AggregateQuestion& asked, const ShownVersions& versions)
{
    VersionReading reading{.view = history.aggregate(asked.process, asked.id, versions.version),
        .event = findEvent(history, asked, versions.version)};
    if (versions.compared)
        reading.compared = history.aggregate(asked.process, asked.id, *versions.compared);
    return reading;
}

} // namespace

AggregateReading readAggregate(const History& history, const AggregateQuestion& question)
{
    const qint64 row = history.aggregateRow(question.process, question.id, question.step);
    if (row < 0)
        return {};
    const auto summary = history.aggregates(question.process, question.step, row, 1).at(0);
    AggregateReading reading{
        .exists = true, .newest = summary.version, .count = summary.events, .offset = question.known};
    if (question.known < reading.count)
        reading.events
            = readEvents(history, question.process, question.id, question.step, question.known, eventsAtOnce);
    reading.versions.version = question.chosen ? qMin(*question.chosen, reading.newest) : reading.newest;
    if (question.compared && *question.compared <= reading.newest)
        reading.versions.compared = question.compared;
    if (question.shown != reading.versions)
        reading.version = readVersion(history, question, reading.versions);
    return reading;
}

} // namespace occasion
