// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/causetrace.h"

#include "engine/session/eventview.h"

#include <QStringList>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

int CauseNames::of(const QString& name)
{
    const auto next = static_cast<int>(m_numbers.size());
    const auto found = m_numbers.constFind(name);
    return found == m_numbers.cend() ? *m_numbers.insert(name, next) : *found;
}

int CauseTrace::unique(const QString& name)
{
    return m_names.of(u"%1 (%2)"_s.arg(name, QString::number(++m_seen[name])));
}

QString CauseTrace::causeOf(const Step& step) const
{
    const auto process = QString::number(step.process);
    if (step.kind == StepKind::Stored) {
        const auto stored = m_history.notifications(step.process, step.first, 1, step.number);
        return u"stored/%1/%2"_s.arg(
            process, stored.empty() ? QString() : stored.front().originatorId.text());
    }
    if (step.kind == StepKind::Command) {
        const auto asked = step.scenarioIndex < 0 ? nameless(step.call.arguments)
                                                  : u"scenario/%1"_s.arg(step.scenarioIndex);
        return u"command/%1/%2/%3"_s.arg(process, step.call.command, asked);
    }
    const int leader = m_history.map()->pipe(step.pipe).leader;
    const auto event = QString::number(keyOf(leader, step.upstream));
    return u"delivery/%1/%2"_s.arg(QString::number(step.pipe), event);
}

/// A name of its own for one that this step creates; what exists already has its name, or was there before all
/// else and is called by its id.
int CauseTrace::aggregateOf(const Owner& owner, int step)
{
    const auto found = m_aggregates.constFind(owner.id);
    if (found != m_aggregates.cend())
        return *found;
    const bool isNew = owner.isNew && m_history.knowsCauses();
    const int name = isNew ? unique(u"new/%1/%2"_s.arg(step).arg(owner.type)) : m_names.of(owner.id.text());
    m_aggregates.insert(owner.id, name);
    return name;
}

void CauseTrace::suppose(const std::vector<Supposition>& suppositions)
{
    m_suppositions.insert(m_suppositions.end(), suppositions.begin(), suppositions.end());
}

void CauseTrace::readNext()
{
    const auto number = static_cast<qint64>(m_steps.size()) + 1;
    TracedStep traced{.step = m_history.step(number)};
    traced.key = unique(causeOf(traced.step));
    traced.events = eventsOf(traced.step, traced.key);
    for (const auto& event : traced.events)
        m_events.insert({traced.step.process, event.id}, event.key);
    m_steps.push_back(std::move(traced));
}

TracedEvent CauseTrace::traced(const EventView& event, const QString& kind, int step)
{
    const int aggregate = aggregateOf({event.originatorId, event.aggregateType, event.version == 1}, step);
    const int key
        = unique(u"%1/%2/%3/%4"_s.arg(kind, QString::number(step), QString::number(aggregate), event.topic));
    return {event.id, event.originatorId, event.version, aggregate, key, qHash(nameless(event.state))};
}

/// What never happened takes its name along; who lacks its first event was to be created by it.
void CauseTrace::passOver(const Supposition& leftOut, int step)
{
    const int aggregate = aggregateOf({leftOut.aggregate, namesOf(leftOut.topic).aggregateType, true}, step);
    unique(u"event/%1/%2/%3"_s.arg(QString::number(step), QString::number(aggregate), leftOut.topic));
}

std::vector<TracedEvent> CauseTrace::eventsOf(const Step& step, int key)
{
    std::vector<Supposition> supposed;
    std::copy_if(m_suppositions.begin(), m_suppositions.end(), std::back_inserter(supposed),
        [&step](const Supposition& each) { return each.step == step.number; });
    if (step.count == 0 && supposed.empty())
        return {};
    const auto views = step.count == 0
        ? std::vector<EventView>()
        : m_history.notifications(step.process, step.first, step.count, step.number);
    std::vector<std::optional<TracedEvent>> events(views.size());
    for (const auto& unsupposed : withoutSuppositions(static_cast<int>(views.size()), supposed)) {
        const auto place = static_cast<size_t>(unsupposed.place);
        if (unsupposed.leftOut)
            passOver(*unsupposed.leftOut, key);
        else
            events[place] = traced(views[place], u"event"_s, key);
    }
    std::vector<TracedEvent> all;
    for (size_t place = 0; place < views.size(); ++place)
        all.push_back(events[place] ? *events[place] : traced(views[place], u"inserted"_s, key));
    return all;
}

QString CauseTrace::nameless(const Value& value) const
{
    if (const auto id = value.asUuid()) {
        const auto found = m_aggregates.constFind(OriginatorId(*id));
        return found == m_aggregates.cend() ? id->text() : u"#%1"_s.arg(*found);
    }
    if (value.asTimestamp())
        return u"a time"_s;
    QStringList parts;
    if (value.kind() == Value::Kind::List) {
        for (const auto& item : value.items())
            parts.append(nameless(item));
        return u"[%1]"_s.arg(parts.join(u','));
    }
    if (value.kind() == Value::Kind::Object) {
        for (const auto& [name, member] : value.members())
            parts.append(u"%1:%2"_s.arg(name, nameless(member)));
        return u"{%1}"_s.arg(parts.join(u','));
    }
    if (value.kind() == Value::Kind::Custom)
        return u"%1(%2)"_s.arg(value.customName(), nameless(value.customData()));
    return value.displayText(-1);
}

}
