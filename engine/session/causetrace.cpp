// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/causetrace.h"

#include <QStringList>

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
    const int leader = m_history.map()->pipes.at(static_cast<size_t>(step.pipe)).leader;
    const auto event = QString::number(keyOf(leader, step.upstream));
    return u"delivery/%1/%2"_s.arg(QString::number(step.pipe), event);
}

/// A name of its own for one that this step creates; what exists already has its name, or was there before all
/// else and is called by its id.
int CauseTrace::aggregateOf(const EventView& event, int step)
{
    const auto found = m_aggregates.constFind(event.originatorId);
    if (found != m_aggregates.cend())
        return *found;
    const bool isNew = event.version == 1 && m_history.knowsCauses();
    const int name = isNew ? unique(u"new/%1/%2"_s.arg(step).arg(event.aggregateType))
                           : m_names.of(event.originatorId.text());
    m_aggregates.insert(event.originatorId, name);
    return name;
}

void CauseTrace::readNext()
{
    const auto number = static_cast<qint64>(m_steps.size()) + 1;
    TracedStep traced{.step = m_history.step(number)};
    const auto& step = traced.step;
    traced.key = unique(causeOf(step));
    if (step.count > 0) {
        for (const auto& event : m_history.notifications(step.process, step.first, step.count, number)) {
            const int aggregate = aggregateOf(event, traced.key);
            const int key = unique(u"event/%1/%2/%3"_s.arg(
                QString::number(traced.key), QString::number(aggregate), event.topic));
            m_events.insert({step.process, event.id}, key);
            traced.events.push_back(
                {event.id, event.originatorId, event.version, aggregate, key, qHash(nameless(event.state))});
        }
    }
    m_steps.push_back(std::move(traced));
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
