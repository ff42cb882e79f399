// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/transcoder.h"
#include "engine/session/session.h"

/// Tells everything that a session shows, as lines of text, so that two moments or two runs can be compared whole.
namespace occasion::telling {

using namespace Qt::StringLiterals;

inline QString json(const Value& value)
{
    return QString::fromUtf8(Transcoder().encode(value));
}

inline QString line(const Step& step)
{
    return u"%1 %2 process %3 [%4 %5 %6] scenario %7 "_s.arg(QString::number(step.number), toText(step.kind),
               QString::number(step.process), step.call.process, step.call.command, json(step.call.arguments),
               QString::number(step.scenarioIndex))
        + u"pipe %1 upstream %2 first %3 count %4 %5 '%6' %7"_s.arg(QString::number(step.pipe),
            QString::number(step.upstream), QString::number(step.first), QString::number(step.count),
            toText(step.outcome), step.error, step.clock.text());
}

inline QString line(const EnabledStep& step)
{
    return u"%1 process %2 [%3 %4] scenario %5 pipe %6 upstream %7 since %8 "_s.arg(toText(step.kind),
               QString::number(step.process), step.call.command, json(step.call.arguments),
               QString::number(step.scenarioIndex), QString::number(step.pipe),
               QString::number(step.upstream), QString::number(step.waitingSince))
        + step.label;
}

inline QString line(const EventView& event)
{
    return u"%1 %2 %3 v%4 %5 %6 %7 "_s.arg(QString::number(event.id), event.aggregateType,
               event.originatorId.text(), QString::number(event.version), event.topic, event.name,
               QString::fromUtf8(event.stateText))
        + u"%1 '%2' %3 step %4"_s.arg(json(event.state), event.problem,
            event.timestamp ? event.timestamp->text() : u"-"_s, QString::number(event.step));
}

inline QString line(const AggregateSummary& aggregate)
{
    return u"%1 %2 v%3 %4 %5 step %6 snapshot %7"_s.arg(aggregate.type, aggregate.id.text(),
        QString::number(aggregate.version), aggregate.lastEvent, QString::number(aggregate.lastNotification),
        QString::number(aggregate.lastStep), QString::number(aggregate.snapshotVersion.value_or(-1)));
}

inline QString line(const AggregateView& view)
{
    return u"%1 v%2 %3 before %4 '%5'"_s.arg(
        view.type, QString::number(view.version), json(view.state), json(view.before), view.problem);
}

template <class Item>
void append(QStringList& lines, const QString& what, const std::vector<Item>& items)
{
    for (const auto& item : items)
        lines.append(what + u": "_s + line(item));
}

/// One process at a step: its log, its aggregates and all that belongs to each.
inline void append(QStringList& lines, const History& history, int process, qint64 step)
{
    const auto name = history.map()->processes[static_cast<size_t>(process)].name;
    lines.append(u"%1: position %2, events %3, aggregates %4"_s.arg(name,
        QString::number(history.logPosition(process, step)),
        QString::number(history.eventCount(process, step)),
        QString::number(history.aggregateCount(process, step))));
    append(lines, name, history.notifications(process, 1, -1, step));
    append(lines, name + u" from 3", history.notifications(process, 3, 2, step));
    const auto all = history.aggregates(process, step, 0, 1000);
    append(lines, name, all);
    append(lines, name + u" page", history.aggregates(process, step, 1, 2));
    for (const auto& summary : all) {
        lines.append(u"row %1"_s.arg(history.aggregateRow(process, summary.id, step)));
        append(lines, summary.id.text(), history.aggregateEvents(process, summary.id, step, 0, -1));
        for (Version version = 1; version <= summary.version; ++version)
            lines.append(line(history.aggregate(process, summary.id, version)));
    }
}

/// All that a history shows at a step.
inline QStringList everything(const History& history, qint64 step)
{
    QStringList lines;
    if (step > 0)
        lines.append(line(history.step(step)));
    for (int process = 0; process < static_cast<int>(history.map()->processes.size()); ++process)
        append(lines, history, process, step);
    for (int pipe = 0; pipe < static_cast<int>(history.map()->pipes.size()); ++pipe) {
        lines.append(u"pipe %1: position %2, lag %3"_s.arg(pipe)
                         .arg(history.trackingPosition(pipe, step))
                         .arg(history.lag(pipe, step)));
    }
    return lines;
}

/// All that a session shows at a step.
inline QStringList everything(const Session& session, qint64 step)
{
    auto lines = everything(session.history(), step);
    const auto enabled = session.enabledAt(step);
    append(lines, u"enabled"_s, enabled);
    lines.append(
        u"suggested %1, quiet %2"_s.arg(session.suggestedAt(enabled, step)).arg(session.isQuietAt(step)));
    for (const auto& figure : session.invariantsAt(step)) {
        lines.append(u"%1: %2 '%3' since %4"_s.arg(
            figure.name, QString::number(figure.holds), figure.reason, QString::number(figure.firstBroken)));
    }
    return lines;
}

/// All steps and all rows of a session.
inline QStringList wholeRun(const Session& session)
{
    QStringList lines;
    for (qint64 step = 1; step <= session.newestStep(); ++step)
        lines.append(line(session.history().step(step)));
    return lines + everything(session, session.newestStep());
}

/// All aggregates at the end, without times: what a confluent scenario ends in under every schedule.
inline QStringList endState(const History& history)
{
    QStringList lines;
    const auto end = history.newestStep();
    for (int process = 0; process < static_cast<int>(history.map()->processes.size()); ++process) {
        lines.append(u"%1 events"_s.arg(history.eventCount(process, end)));
        QStringList aggregates;
        for (const auto& summary : history.aggregates(process, end, 0, 1000)) {
            Value::Members members;
            const auto view = history.aggregate(process, summary.id, summary.version);
            for (const auto& member : view.state.members()) {
                if (member.first != u"_created_on" && member.first != u"_modified_on")
                    members.append(member);
            }
            aggregates.append(summary.type + u' ' + json(Value::object(members)));
        }
        aggregates.sort(); // in which order they were made is no part of the state
        lines += aggregates;
    }
    return lines;
}

/// The lines that differ, for a person.
inline QByteArray difference(const QStringList& a, const QStringList& b)
{
    for (qsizetype i = 0; i < std::max(a.size(), b.size()); ++i) {
        if (a.value(i) != b.value(i))
            return u"line %1:\n  %2\n  %3"_s.arg(QString::number(i), a.value(i), b.value(i)).toUtf8();
    }
    return {};
}

/// Runs a session to its end. What is shown at some step now that was not shown when it was the newest; empty when the
/// whole past is as it was.
inline QByteArray changedPast(Session& session)
{
    QList<QStringList> shown{everything(session, 0)};
    while (session.advance())
        shown.append(everything(session, session.newestStep()));
    for (qint64 step = 0; step <= session.newestStep(); ++step) {
        const auto changed = difference(shown.at(step), everything(session, step));
        if (!changed.isEmpty())
            return "step " + QByteArray::number(step) + ", " + changed;
    }
    return {};
}

}
