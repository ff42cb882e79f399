// SPDX-License-Identifier: BSD-3-Clause
#include "views/nextsteps/previewtext.h"

#include "engine/domain/commonattributes.h"

#include <QStringList>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestValue = 60;

QString outcome(const StepPreview& preview)
{
    switch (preview.step.outcome) {
    case StepOutcome::Refused:
        return u"Would be refused: %1"_s.arg(preview.step.error);
    case StepOutcome::Failed:
        return u"Would fail: %1"_s.arg(preview.step.error);
    case StepOutcome::NothingToDo:
        return u"Nothing would be recorded."_s;
    case StepOutcome::Recorded:
        break;
    }
    QStringList names;
    for (const EventView& event : preview.events)
        names.append(event.name);
    return u"Would record %1."_s.arg(names.join(u", "_s));
}

void addFields(QStringList& lines, const AggregateView& aggregate, PreviewDetail detail)
{
    for (const auto& [name, after] : aggregate.state.members()) {
        const Value before = aggregate.before.value(name);
        if (isCommonAttribute(name) && detail == PreviewDetail::Changes)
            continue; // version and times, which the events tell already
        if (before == after && detail == PreviewDetail::Changes)
            continue;
        const QString now = after.displayText(longestValue);
        if (aggregate.before.isNull() || before == after)
            lines.append(u"    %1: %2"_s.arg(name, now));
        else
            lines.append(u"    %1: %2 → %3"_s.arg(name, before.displayText(longestValue), now));
    }
}

} // namespace

QString previewText(const StepPreview& preview, PreviewDetail detail)
{
    QStringList lines{outcome(preview)};
    if (detail == PreviewDetail::Names)
        return lines.constFirst();
    for (const AggregateView& aggregate : preview.aggregates) {
        const QString fresh = aggregate.before.isNull() ? u" (new)"_s : QString();
        lines.append(u"%1 %2, version %3%4"_s.arg(aggregate.type, aggregate.id.text().left(8))
                         .arg(aggregate.version)
                         .arg(fresh));
        if (!aggregate.problem.isEmpty())
            lines.append(u"    %1"_s.arg(aggregate.problem));
        addFields(lines, aggregate, detail);
    }
    return lines.join(u'\n');
}

} // namespace occasion
