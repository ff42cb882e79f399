// SPDX-License-Identifier: BSD-3-Clause
#include "views/log/logpages.h"

namespace occasion {

namespace {

constexpr qsizetype shortLength = 8;
constexpr qsizetype longestState = 240;

// The first step at which the process had recorded more than `place` events.
qint64 stepOfPlace(const History& history, int process, qint64 newest, qint64 place)
{
    qint64 low = 1;
    qint64 high = newest;
    while (low < high) {
        const qint64 middle = low + (high - low) / 2;
        if (history.eventCount(process, middle) > place)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

LogItem makeItem(const EventView& event)
{
    return {.id = event.id,
        .originatorId = event.originatorId,
        .shortOriginator = event.originatorId.text().left(shortLength),
        .version = event.version,
        .name = event.name,
        .topic = event.topic,
        .state = event.problem.isEmpty() ? event.state.displayText(longestState) : event.problem,
        .step = event.step};
}

} // namespace

std::vector<LogItem> readLog(const History& history, int process, qint64 step, qint64 place, int limit)
{
    if (step < 1 || place >= history.eventCount(process, step))
        return {};
    const qint64 from = stepOfPlace(history, process, step, place);
    const qint64 skipped = place - history.eventCount(process, from - 1);
    const auto events
        = history.notifications(process, history.step(from).first, static_cast<int>(skipped) + limit, step);
    std::vector<LogItem> items;
    for (auto i = static_cast<size_t>(skipped); i < events.size(); ++i)
        items.push_back(makeItem(events[i]));
    return items;
}

qint64 placeOfNotification(const History& history, int process, qint64 step, NotificationId id)
{
    const auto found = history.notifications(process, id, 1, step);
    if (found.empty())
        return history.eventCount(process, step);
    const qint64 recording = history.stepOf(process, found.front().id);
    qint64 place = history.eventCount(process, recording - 1);
    const Step recorded = history.step(recording);
    for (const EventView& event : history.notifications(process, recorded.first, recorded.count, step)) {
        if (event.id < found.front().id)
            ++place;
    }
    return place;
}

std::optional<EventView> readNotification(const History& history, int process, qint64 step, NotificationId id)
{
    const auto found = history.notifications(process, id, 1, step);
    return found.empty() || found.front().id != id ? std::nullopt : std::optional(found.front());
}

} // namespace occasion
