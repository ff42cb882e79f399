// SPDX-License-Identifier: BSD-3-Clause
#include "views/log/logpages.h"

namespace occasion {

using namespace Qt::StringLiterals;

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
        .state = stateLine(event),
        .step = event.step};
}

} // namespace

QString stateLine(const EventView& event)
{
    if (!event.problem.isEmpty() || event.state.kind() != Value::Kind::Object)
        return event.problem.isEmpty() ? event.state.displayText(longestState) : event.problem;
    QStringList parts;
    qsizetype length = 0;
    for (const auto& [name, value] : event.state.members()) {
        if (name == "timestamp"_L1 || name == "originator_topic"_L1)
            continue;
        const auto id = value.asUuid();
        parts += name + u": "_s + (id ? id->text().left(shortLength) : value.displayText(longestState));
        length += parts.constLast().size();
        if (length > longestState)
            break;
    }
    return parts.join(u", "_s);
}

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

std::vector<LogItem> readLog(
    const History& history, int process, qint64 step, const std::vector<NotificationId>& ids)
{
    std::vector<LogItem> items;
    for (const NotificationId id : ids) {
        if (const auto event = readNotification(history, process, step, id))
            items.push_back(makeItem(*event));
    }
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

LogReading readSelected(
    const History& history, int process, qint64 step, std::optional<NotificationId> selected, bool followed)
{
    LogReading reading;
    if (selected)
        reading.event = readNotification(history, process, step, *selected);
    if (reading.event)
        reading.place = placeOfNotification(history, process, step, *selected);
    else if (followed)
        reading.event = readNotification(history, process, step, history.logPosition(process, step));
    return reading;
}

} // namespace occasion
