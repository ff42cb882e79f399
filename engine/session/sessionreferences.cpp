// SPDX-License-Identifier: BSD-3-Clause
#include "engine/errors.h"
#include "engine/session/session.h"
#include "engine/session/sessionids.h"

// What a session's scenario and its hypotheses call things.
namespace occasion {

using namespace Qt::StringLiterals;

Uuid Session::referencedId(const QString& label) const
{
    for (size_t i = 0; i < m_scenario->commands.size(); ++i) {
        const auto& command = m_scenario->commands[i];
        if (command.as == label)
            return sessionId(m_options.seed, command.call.process, scenarioCause(static_cast<int>(i)), 0);
    }
    throw ValueError(u"The scenario '%1' makes nothing that is called '%2'."_s.arg(m_scenario->name, label));
}

Value Session::resolved(const Value& value) const
{
    if (value.kind() == Value::Kind::Custom && value.customName() == u"reference")
        return Value::uuid(referencedId(value.customData().toText()));
    if (value.kind() == Value::Kind::List) {
        Value::Items items;
        for (const auto& item : value.items())
            items.append(resolved(item));
        return Value::list(items);
    }
    if (value.kind() == Value::Kind::Object) {
        Value::Members members;
        for (const auto& [key, member] : value.members())
            members.append({key, resolved(member)});
        return Value::object(members);
    }
    return value;
}

std::unique_ptr<Session> Session::supposingAt(qint64 step) const
{
    auto session = forkAt(step);
    // What was supposed before goes on to cause what it caused, although it is behind the fork now.
    for (auto number = m_supposed.since + 1; m_supposed.depth > 0 && number <= step; ++number) {
        const auto done = m_history->step(number);
        if (done.count == 0)
            continue;
        for (const auto& event : m_history->notifications(done.process, done.first, done.count, number))
            session->correspond(
                done.process, event.id, causeOf(done.process, event.id, event.originatorId, event.version));
    }
    session->m_supposed.since = step;
    ++session->m_supposed.depth;
    return session;
}

void Session::correspond(int process, NotificationId event, const QString& cause)
{
    m_supposed.causes[{process, event}] = cause;
}

QString Session::causeOf(int process, NotificationId event, const OriginatorId& id, Version version) const
{
    const auto found = m_supposed.causes.find({process, event});
    if (found != m_supposed.causes.end())
        return found->second;
    const auto cause = deliveryCause(m_processes[static_cast<size_t>(process)]->name(), id.text(), version);
    const bool isSupposed = m_supposed.depth > 0 && m_history->stepOf(process, event) > m_supposed.since;
    return isSupposed ? u"%1/supposed/%2"_s.arg(cause, QString::number(m_supposed.depth)) : cause;
}

}
