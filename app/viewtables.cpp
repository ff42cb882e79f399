// SPDX-License-Identifier: BSD-3-Clause
#include "app/viewtables.h"

#include "app/eachevent.h"
#include "views/graph/graphcontent.h"
#include "views/timeline/timelinemark.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 500;

DataTable graphTable(const Frame& frame)
{
    const GraphContent content = graphContent(frame);
    const auto nameOf = [&content](int node) { return content.nodes[static_cast<size_t>(node)].name; };
    DataTable table{u"graph"_s,
        {u"kind"_s, u"name"_s, u"leader"_s, u"follower"_s, u"events"_s, u"aggregates"_s, u"refused"_s,
            u"position"_s, u"lag"_s}};
    for (const GraphNode& node : content.nodes) {
        if (node.process < 0) {
            table.rows.push_back({u"not in this store"_s, node.name, {}, {}, {}, {}, {}, {}, {}});
            continue;
        }
        const auto& [events, aggregates, refusals] = node.figures;
        table.rows.push_back({u"process"_s, node.name, {}, {}, QString::number(events),
            QString::number(aggregates), refusals ? QString::number(*refusals) : QString(), {}, {}});
    }
    for (const GraphEdge& edge : content.edges) {
        const QString leader = nameOf(edge.from);
        const QString follower = nameOf(edge.to);
        table.rows.push_back({u"pipe"_s, u"%1 | %2"_s.arg(leader, follower), leader, follower, {}, {}, {},
            QString::number(edge.figures.position), QString::number(edge.figures.lag)});
    }
    return table;
}

QStringList timelineRow(const TimelineMark& mark, const SystemMap& map)
{
    const Step& step = mark.step;
    return {QString::number(step.number), toText(step.kind), map.processName(step.process),
        stepTitle(step, map, mark.names), toText(step.outcome), step.error,
        mark.causeStep > 0 ? QString::number(mark.causeStep) : QString(), QString::number(step.first),
        QString::number(step.count), mark.names.recorded.join(u", "_s), step.clock.text()};
}

DataTable timelineTable(const History& history, qint64 step)
{
    DataTable table{u"timeline"_s,
        {u"step"_s, u"kind"_s, u"process"_s, u"what"_s, u"outcome"_s, u"error"_s, u"cause"_s, u"first"_s,
            u"count"_s, u"events"_s, u"clock"_s}};
    for (qint64 first = 1; first <= step; first += pageSize) {
        for (const TimelineMark& mark : timelineMarks(history, first, std::min(step, first + pageSize - 1)))
            table.rows.push_back(timelineRow(mark, *history.map()));
    }
    return table;
}

DataTable aggregatesTable(const History& history, qint64 step)
{
    DataTable table{u"aggregates"_s,
        {u"process"_s, u"type"_s, u"id"_s, u"version"_s, u"last_event"_s, u"last_notification"_s,
            u"last_step"_s}};
    for (int process = 0; process < history.map()->processCount(); ++process) {
        const qint64 count = history.aggregateCount(process, step);
        for (qint64 offset = 0; offset < count; offset += pageSize) {
            for (const AggregateSummary& each : history.aggregates(process, step, offset, pageSize)) {
                table.rows.push_back({history.map()->processName(process), each.type, each.id.text(),
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
    for (int process = 0; process < history.map()->processCount(); ++process) {
        forEachEvent(history, process, step, {}, [&](const EventView& each) {
            table.rows.push_back({history.map()->processName(process), QString::number(each.id),
                each.originatorId.text(), QString::number(each.version), each.topic,
                QString::fromUtf8(each.stateText), QString::number(each.step)});
        });
    }
    return table;
}

}

DataTable viewTable(const QString& view, const History& history, const Frame& frame)
{
    if (view == u"graph")
        return graphTable(frame);
    if (view == u"timeline")
        return timelineTable(history, frame.cursor);
    return view == u"aggregates" ? aggregatesTable(history, frame.cursor) : logTable(history, frame.cursor);
}

}
