// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/steptext.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestArgument = 32;
constexpr qsizetype shortId = 8;

QString leaderName(const SystemMap& map, int pipe)
{
    if (pipe < 0 || pipe >= map.pipeCount())
        return u"?"_s;
    const PipeInfo& info = map.pipe(pipe);
    return info.leader >= 0 ? map.processName(info.leader) : info.leaderName;
}

// "source_account_id" is said as "source account".
QString spoken(QString field)
{
    if (field.endsWith("_id"_L1))
        field.chop(3);
    return field.replace(u'_', u' ');
}

} // namespace

StepNames stepNames(const History& history, const Step& step)
{
    StepNames names;
    if (step.count > 0)
        names.recorded = history.eventNames(step.process, step.first, step.count, step.number);
    if (step.kind != StepKind::Delivery || step.pipe < 0)
        return names;
    const int leader = history.map()->pipe(step.pipe).leader;
    if (leader < 0)
        return names;
    if (history.stepOf(leader, step.upstream) > 0)
        names.upstream = history.eventNames(leader, step.upstream, 1, step.number).value(0);
    return names;
}

QString callText(const CommandCall& call)
{
    QStringList values;
    QStringList ids;
    for (const auto& [name, value] : call.arguments.members()) {
        if (const auto id = value.asUuid())
            ids += spoken(name) + u' ' + id->text().left(shortId);
        else if (!value.isNull())
            values += value.displayText(longestArgument);
    }
    QString text = call.command;
    if (!values.isEmpty())
        text += u' ' + values.join(u", "_s);
    if (!ids.isEmpty())
        text += u" ("_s + ids.join(u", "_s) + u')';
    return text;
}

QString stepTitle(const Step& step, const SystemMap& map, const StepNames& names)
{
    switch (step.kind) {
    case StepKind::Command:
        return callText(step.call);
    case StepKind::Delivery: {
        const QString event = names.upstream.isEmpty() ? QString() : u" (%1)"_s.arg(names.upstream);
        return u"%1 processed %2 %3%4"_s.arg(map.processName(step.process), leaderName(map, step.pipe))
            .arg(step.upstream)
            .arg(event);
    }
    case StepKind::Stored:
        return u"%1 %2"_s.arg(map.processName(step.process)).arg(step.first);
    }
    return {};
}

QString outcomeText(const Step& step, const StepNames& names)
{
    switch (step.outcome) {
    case StepOutcome::Recorded:
        if (!names.recorded.isEmpty())
            return u"recorded "_s + names.recorded.join(u", "_s);
        return step.count == 1 ? u"recorded one event"_s : u"recorded %1 events"_s.arg(step.count);
    case StepOutcome::NothingToDo:
        return u"nothing to do"_s;
    case StepOutcome::Refused:
        return step.error.isEmpty() ? u"refused"_s : u"refused: "_s + step.error;
    case StepOutcome::Failed:
        return step.error.isEmpty() ? u"failed"_s : u"failed: "_s + step.error;
    }
    return {};
}

QString stepText(const Step& step, const SystemMap& map, const StepNames& names)
{
    return stepTitle(step, map, names) + u": "_s + outcomeText(step, names);
}

} // namespace occasion
