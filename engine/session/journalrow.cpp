// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/persistence/transcoder.h"
#include "engine/session/journal.h"

#include <queue>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

Value causeOf(const Step& step, const SystemMap& map)
{
    if (step.kind == StepKind::Delivery) {
        return Value::object({{u"leader"_s, Value::text(map.pipe(step.pipe).leaderName)},
            {u"notification_id"_s, Value::integer(step.upstream)}});
    }
    Value::Members members{
        {u"command"_s, Value::text(step.call.command)}, {u"arguments"_s, step.call.arguments}};
    if (step.scenarioIndex >= 0)
        members.append({u"scenario_index"_s, Value::integer(step.scenarioIndex)});
    return Value::object(members);
}

int pipeOf(const QString& leader, int follower, const SystemMap& map)
{
    for (int pipe = 0; pipe < map.pipeCount(); ++pipe) {
        if (map.pipe(pipe).leaderName == leader && map.pipe(pipe).follower == follower)
            return pipe;
    }
    throw DataError(u"The journal names a leader '%1' that the system has not."_s.arg(leader));
}

void readCause(Step& step, const Value& cause, const SystemMap& map)
{
    if (step.kind == StepKind::Delivery) {
        step.pipe = pipeOf(cause.value(u"leader").toText(), step.process, map);
        step.upstream = cause.value(u"notification_id").toInteger();
        return;
    }
    step.call = {map.processName(step.process), cause.value(u"command").toText(), cause.value(u"arguments")};
    if (cause.contains(u"scenario_index"))
        step.scenarioIndex = static_cast<int>(cause.value(u"scenario_index").toInteger());
}

}

JournalRow toRow(const Step& step, const SystemMap& map)
{
    return {.step = step.number,
        .kind = toText(step.kind),
        .cause = Transcoder().encode(causeOf(step, map)),
        .firstId = step.first,
        .count = step.count,
        .outcome = toText(step.outcome),
        .error = step.error,
        .clock = step.clock.text()};
}

Step fromRow(const JournalRow& row, int process, const SystemMap& map)
{
    const auto kind = kindFromText(row.kind);
    const auto outcome = outcomeFromText(row.outcome);
    const auto clock = Timestamp::fromText(row.clock);
    if (!kind || !outcome || !clock)
        throw DataError(u"The journal's row of step %1 cannot be read."_s.arg(row.step));
    Step step{.number = row.step, .kind = *kind, .process = process};
    try {
        readCause(step, Transcoder().decode(row.cause), map);
    } catch (const TypeError& error) {
        throw DataError(u"The journal's row of step %1: %2"_s.arg(row.step).arg(error.message()));
    }
    step.first = row.firstId;
    step.count = row.count;
    step.outcome = *outcome;
    step.error = row.error;
    step.clock = *clock;
    return step;
}

void forEachJournalRow(int processes, const JournalPages& pages,
    const std::function<void(int process, const JournalRow& row)>& visit, qint64 fromStep)
{
    constexpr int pageSize = 512;
    struct Reading
    {
        std::vector<JournalRow> page = {};
        size_t at = 0;
    };
    std::vector<Reading> readings(static_cast<size_t>(processes));
    using Next = std::pair<qint64, int>; // step, process
    std::priority_queue<Next, std::vector<Next>, std::greater<>> next;
    const auto turn = [&](int process, qint64 from) {
        auto& reading = readings[static_cast<size_t>(process)];
        if (++reading.at >= reading.page.size())
            reading = {pages(process, from, pageSize)};
        if (!reading.page.empty())
            next.emplace(reading.page[reading.at].step, process);
    };
    for (int process = 0; process < processes; ++process)
        turn(process, fromStep);
    while (!next.empty()) {
        const auto [step, process] = next.top();
        next.pop();
        const auto& reading = readings[static_cast<size_t>(process)];
        visit(process, reading.page[reading.at]);
        turn(process, step + 1);
    }
}

}
