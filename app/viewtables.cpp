// SPDX-License-Identifier: BSD-3-Clause
#include "app/viewtables.h"

#include "views/common/steptext.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 500;

QString quoted(QString name)
{
    return u"\"%1\""_s.arg(name.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s));
}

int processCount(const History& history)
{
    return static_cast<int>(history.map()->processes.size());
}

QString processName(const History& history, int process)
{
    return history.map()->processes.at(static_cast<size_t>(process)).name;
}

DataTable graphTable(const History& history, qint64 step)
{
    DataTable table{u"graph"_s,
        {u"kind"_s, u"name"_s, u"leader"_s, u"follower"_s, u"events"_s, u"aggregates"_s, u"position"_s,
            u"lag"_s}};
    for (int i = 0; i < processCount(history); ++i) {
        table.rows.push_back(
            {u"process"_s, processName(history, i), {}, {}, QString::number(history.eventCount(i, step)),
                QString::number(history.aggregateCount(i, step)), {}, {}});
    }
    const auto& pipes = history.map()->pipes;
    for (int i = 0; i < static_cast<int>(pipes.size()); ++i) {
        const PipeInfo& pipe = pipes[static_cast<size_t>(i)];
        const QString follower = processName(history, pipe.follower);
        table.rows.push_back(
            {u"pipe"_s, u"%1 | %2"_s.arg(pipe.leaderName, follower), pipe.leaderName, follower, {}, {},
                QString::number(history.trackingPosition(i, step)), QString::number(history.lag(i, step))});
    }
    return table;
}

DataTable timelineTable(const History& history, qint64 step)
{
    DataTable table{u"timeline"_s,
        {u"step"_s, u"kind"_s, u"process"_s, u"what"_s, u"outcome"_s, u"first"_s, u"count"_s, u"clock"_s}};
    for (qint64 number = 1; number <= step; ++number) {
        const Step each = history.step(number);
        const StepNames names = stepNames(history, each);
        table.rows.push_back({QString::number(number), toText(each.kind), processName(history, each.process),
            stepTitle(each, *history.map(), names), outcomeText(each, names), QString::number(each.first),
            QString::number(each.count), each.clock.text()});
    }
    return table;
}

DataTable aggregatesTable(const History& history, qint64 step)
{
    DataTable table{u"aggregates"_s,
        {u"process"_s, u"type"_s, u"id"_s, u"version"_s, u"last_event"_s, u"last_notification"_s,
            u"last_step"_s}};
    for (int process = 0; process < processCount(history); ++process) {
        const qint64 count = history.aggregateCount(process, step);
        for (qint64 offset = 0; offset < count; offset += pageSize) {
            for (const AggregateSummary& each : history.aggregates(process, step, offset, pageSize)) {
                table.rows.push_back({processName(history, process), each.type, each.id.text(),
                    QString::number(each.version), each.lastEvent, QString::number(each.lastNotification),
                    QString::number(each.lastStep)});
            }
        }
    }
    return table;
}

DataTable logTable(const History& history, qint64 step)
{
    DataTable table{u"log"_s,
        {u"process"_s, u"id"_s, u"originator_id"_s, u"originator_version"_s, u"topic"_s, u"state"_s,
            u"step"_s}};
    for (int process = 0; process < processCount(history); ++process) {
        NotificationId start = 1;
        while (true) {
            const auto page = history.notifications(process, start, pageSize, step);
            for (const EventView& each : page) {
                table.rows.push_back({processName(history, process), QString::number(each.id),
                    each.originatorId.text(), QString::number(each.version), each.topic,
                    QString::fromUtf8(each.stateText), QString::number(each.step)});
            }
            if (page.empty())
                break;
            start = page.back().id + 1;
        }
    }
    return table;
}

}

DataTable viewTable(const QString& view, const History& history, qint64 step)
{
    if (view == u"graph")
        return graphTable(history, step);
    if (view == u"timeline")
        return timelineTable(history, step);
    return view == u"aggregates" ? aggregatesTable(history, step) : logTable(history, step);
}

QString dotText(const SystemMap& map)
{
    QString dot = u"digraph %1 {\n  rankdir=LR;\n  node [shape=box];\n"_s.arg(quoted(map.title));
    for (const ProcessInfo& process : map.processes)
        dot += u"  %1;\n"_s.arg(quoted(process.name));
    for (const PipeInfo& pipe : map.pipes)
        dot += u"  %1 -> %2;\n"_s.arg(
            quoted(pipe.leaderName), quoted(map.processes.at(static_cast<size_t>(pipe.follower)).name));
    return dot + u"}\n"_s;
}

}
