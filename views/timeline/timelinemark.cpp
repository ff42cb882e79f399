// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/timelinemark.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

int leaderOf(const SystemMap& map, const Step& step)
{
    const bool isCaused = step.kind == StepKind::Delivery && step.pipe >= 0 && step.pipe < map.pipeCount();
    return isCaused ? map.pipe(step.pipe).leader : -1;
}

TimelineMark markOf(const History& history, qint64 number)
{
    TimelineMark mark{.step = history.step(number)};
    mark.names = stepNames(history, mark.step);
    mark.causeProcess = leaderOf(*history.map(), mark.step);
    if (mark.causeProcess >= 0)
        mark.causeStep = history.stepOf(mark.causeProcess, mark.step.upstream);
    return mark;
}

bool isBad(const Step& step)
{
    return step.outcome == StepOutcome::Refused || step.outcome == StepOutcome::Failed;
}

} // namespace

std::vector<TimelineMark> timelineMarks(const History& history, qint64 first, qint64 last)
{
    std::vector<TimelineMark> marks;
    for (qint64 step = qMax(first, qint64{1}); step <= qMin(last, history.newestStep()); ++step)
        marks.push_back(markOf(history, step));
    return marks;
}

std::vector<StripStep> timelineStrip(const History& history, qint64 first, qint64 last)
{
    std::vector<StripStep> strip;
    for (qint64 number = qMax(first, qint64{1}); number <= qMin(last, history.newestStep()); ++number) {
        const Step step = history.step(number);
        strip.push_back({.process = static_cast<quint16>(step.process & 0x7fff), .bad = isBad(step)});
    }
    return strip;
}

qint64 causeOf(const History& history, qint64 step)
{
    const Step found = history.step(step);
    const int leader = leaderOf(*history.map(), found);
    return leader < 0 ? 0 : history.stepOf(leader, found.upstream);
}

qint64 firstEffectOf(const History& history, qint64 step, qint64 atMost)
{
    const Step cause = history.step(step);
    if (cause.count == 0)
        return 0;
    const qint64 end = qMin(history.newestStep(), step + atMost);
    for (qint64 number = step + 1; number <= end; ++number) {
        const Step later = history.step(number);
        if (leaderOf(*history.map(), later) == cause.process
            && history.stepOf(cause.process, later.upstream) == step)
            return number;
    }
    return 0;
}

QString markLabel(const TimelineMark& mark)
{
    if (isBad(mark.step))
        return mark.step.kind == StepKind::Command ? mark.step.call.command : mark.names.upstream;
    return mark.names.recorded.join(u", "_s);
}

} // namespace occasion
