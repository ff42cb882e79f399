// SPDX-License-Identifier: BSD-3-Clause
#include "app/runreport.h"

#include "app/commandline.h"
#include "engine/domain/commonattributes.h"
#include "engine/errors.h"
#include "engine/persistence/jsonreader.h"
#include "engine/session/shortcode.h"
#include "views/common/steptext.h"

#include <QTextStream>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 500;
constexpr int nameWidth = 14;

Value number(qint64 value)
{
    return Value::integer(value);
}

QString counted(qint64 count, const QString& thing)
{
    return u"%1 %2%3"_s.arg(count).arg(thing, count == 1 ? QString() : u"s"_s);
}

/// What people ask for first: the fields that are the domain's own.
Value publicFields(const Value& state)
{
    Value::Members members = state.members();
    members.removeIf([](const Value::Member& member) { return isCommonAttribute(member.first); });
    return Value::object(members);
}

Value eventJson(const EventView& event)
{
    return Value::object(
        {{u"id"_s, number(event.id)}, {u"originator_id"_s, Value::text(event.originatorId.text())},
            {u"originator_version"_s, number(event.version)}, {u"topic"_s, Value::text(event.topic)},
            {u"state"_s, event.state}});
}

}

RunReport::RunReport(const Session& session, QTextStream& out, bool json)
    : m_session(session)
    , m_history(session.history())
    , m_map(*m_history.map())
    , m_out(out)
    , m_json(json)
{
}

void RunReport::tell(const Step& step)
{
    if (m_json) {
        tellJson(step);
        return;
    }
    m_out << u"%1  "_s.arg(step.number, 4);
    if (step.kind == StepKind::Command)
        m_out << m_map.processName(step.process) << ": ";
    m_out << stepText(step, m_map, stepNames(m_history, step)) << '\n';
}

void RunReport::tellJson(const Step& step)
{
    Value::Items recorded;
    if (step.count > 0) {
        for (const EventView& event :
            m_history.notifications(step.process, step.first, step.count, step.number))
            recorded.append(eventJson(event));
    }
    const Value line
        = Value::object({{u"step"_s, number(step.number)}, {u"kind"_s, Value::text(toText(step.kind))},
            {u"process"_s, Value::text(m_map.processName(step.process))},
            {u"cause"_s, readJson(toRow(step, m_map).cause)}, {u"recorded"_s, Value::list(recorded)},
            {u"outcome"_s, Value::text(toText(step.outcome))},
            {u"error"_s, step.error.isEmpty() ? Value() : Value::text(step.error)}});
    m_out << jsonText(line) << '\n';
}

void RunReport::summarize()
{
    if (m_json) {
        summarizeJson();
        return;
    }
    const qint64 newest = m_session.newestStep();
    const auto waiting = m_session.enabledAt(newest).size();
    m_out << "\nAfter " << counted(newest, u"step"_s) << ", "
          << (waiting == 0 ? u"nothing is waiting."_s : u"%1 could be next."_s.arg(waiting)) << '\n';
    printProcesses();
    printChecks();
    printStates();
    printCode();
}

void RunReport::summarizeJson()
{
    const Value summary = Value::object({{u"steps"_s, number(m_session.newestStep())},
        {u"processes"_s, processesJson()}, {u"tracking"_s, trackingJson()},
        {u"invariants"_s, invariantsJson()}, {u"state"_s, statesJson()}});
    m_out << jsonText(Value::object({{u"summary"_s, summary}})) << '\n';
}

Value RunReport::processesJson() const
{
    const qint64 newest = m_session.newestStep();
    Value::Members processes;
    for (int i = 0; i < m_map.processCount(); ++i) {
        processes.append({m_map.processName(i),
            Value::object({{u"events"_s, number(m_history.eventCount(i, newest))},
                {u"aggregates"_s, number(m_history.aggregateCount(i, newest))}})});
    }
    return Value::object(processes);
}

Value RunReport::trackingJson() const
{
    const qint64 newest = m_session.newestStep();
    Value::Items tracking;
    for (int i = 0; i < m_map.pipeCount(); ++i) {
        const PipeInfo& pipe = m_map.pipe(i);
        tracking.append(Value::object({{u"follower"_s, Value::text(m_map.processName(pipe.follower))},
            {u"leader"_s, Value::text(pipe.leaderName)},
            {u"position"_s, number(m_history.trackingPosition(i, newest))},
            {u"lag"_s, number(m_history.lag(i, newest))}}));
    }
    return Value::list(tracking);
}

Value RunReport::invariantsJson() const
{
    Value::Items invariants;
    for (const InvariantFigure& invariant : m_session.invariantsAt(m_session.newestStep()))
        invariants.append(
            Value::object({{u"name"_s, Value::text(invariant.name)}, {u"holds"_s, Value(invariant.holds)}}));
    return Value::list(invariants);
}

Value RunReport::statesJson() const
{
    Value::Members processes;
    for (int i = 0; i < m_map.processCount(); ++i) {
        Value::Members states;
        forEachAggregate(i, [&states](const AggregateView& view) {
            states.append({view.id.text(), view.state});
        });
        processes.append({m_map.processName(i), Value::object(states)});
    }
    return Value::object(processes);
}

void RunReport::printProcesses()
{
    const qint64 newest = m_session.newestStep();
    m_out << "\nProcesses\n";
    for (int i = 0; i < m_map.processCount(); ++i) {
        m_out << "  " << m_map.processName(i).leftJustified(nameWidth)
              << counted(m_history.eventCount(i, newest), u"event"_s) << ", "
              << counted(m_history.aggregateCount(i, newest), u"aggregate"_s) << '\n';
    }
    m_out << "\nTracking\n";
    for (int i = 0; i < m_map.pipeCount(); ++i) {
        const PipeInfo& pipe = m_map.pipe(i);
        m_out << "  " << m_map.processName(pipe.follower) << " ← " << pipe.leaderName << ": position "
              << m_history.trackingPosition(i, newest) << ", lag " << m_history.lag(i, newest) << '\n';
    }
}

void RunReport::printChecks()
{
    m_out << "\nInvariants\n";
    for (const InvariantFigure& invariant : m_session.invariantsAt(m_session.newestStep())) {
        m_out << (invariant.holds ? "  holds   " : "  broken  ") << invariant.name;
        if (!invariant.holds)
            m_out << " (since step " << invariant.firstBroken << ": " << invariant.reason << ')';
        m_out << '\n';
    }
    for (const QString& unmet : m_session.unmetExpectations())
        m_out << "  not as the scenario expects: " << unmet << '\n';
}

void RunReport::printStates()
{
    m_out << "\nAggregates\n";
    for (int i = 0; i < m_map.processCount(); ++i) {
        forEachAggregate(i, [this, i](const AggregateView& view) {
            m_out << "  " << m_map.processName(i).leftJustified(nameWidth) << view.type << ' '
                  << view.id.text().left(8) << ", version " << view.version << ": "
                  << publicFields(view.state).displayText(400) << '\n';
        });
    }
}

void RunReport::printCode()
{
    m_out << "\nShort code\n  ";
    try {
        m_out << shortCode(m_session.options(), m_history, m_session.newestStep()) << '\n';
    } catch (const ValueError& error) {
        m_out << error.message() << '\n';
    }
}

void RunReport::forEachAggregate(int process, const std::function<void(const AggregateView&)>& visit) const
{
    const qint64 newest = m_session.newestStep();
    const qint64 count = m_history.aggregateCount(process, newest);
    for (qint64 offset = 0; offset < count; offset += pageSize) {
        for (const AggregateSummary& each : m_history.aggregates(process, newest, offset, pageSize))
            visit(m_history.aggregate(process, each.id, each.version));
    }
}

}
