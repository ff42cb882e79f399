// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/breakpointwatch.h"

#include "engine/expression/expression.h"
#include "engine/expression/valuetext.h"
#include "engine/session/sessionscope.h"

#include <QRegularExpression>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;
using Kind = Breakpoint::Kind;

namespace {

/// A whole session takes more than one event does.
constexpr cel::Limits conditionLimits{.operations = 10'000'000};

bool readsEvents(Kind kind)
{
    return kind == Kind::EventType || kind == Kind::Aggregate;
}

}

/// The names that conditions may use, of one system.
struct BreakpointWatch::Scopes
{
    explicit Scopes(const std::shared_ptr<const SystemMap>& systemMap)
        : map(systemMap)
        , notification(systemMap)
        , session(systemMap)
    {
    }

    std::shared_ptr<const SystemMap> map;
    NotificationScope notification;
    SessionScope session;
};

struct BreakpointWatch::Watched
{
    BreakpointFigure figure;
    std::optional<cel::Expression> condition
        = {}; // none: there is none, or it cannot be asked of this system
    std::vector<cel::Expression> fields = {}; // of an event or a session, which the condition reads
};

/// What a condition read of the event, or of the session, that met it.
struct BreakpointWatch::ReadField
{
    QString name; ///< "state.amount"
    QString value;
};

/// What made a breakpoint hit: often an event.
struct BreakpointWatch::Match
{
    std::optional<EventView> event = {};
    std::vector<ReadField> fields = {};
};

/// A step of a history; its events are read once, when somebody asks.
class BreakpointWatch::Moment
{
public:
    Moment(const History& history, const Scopes& scopes, qint64 number)
        : m_history(history)
        , m_scopes(scopes)
        , m_step(history.step(number))
    {
    }

    const Step& step() const { return m_step; }
    const SystemMap& map() const { return *m_scopes.map; }
    QString processName() const { return map().processName(m_step.process); }

    const std::vector<EventView>& events()
    {
        if (!m_events) {
            m_events = m_step.count == 0
                ? std::vector<EventView>()
                : m_history.notifications(m_step.process, m_step.first, m_step.count, m_step.number);
        }
        return *m_events;
    }

    bool isMetAfter(Watched& watched, qint64 step) const
    {
        const SessionMoment moment{m_history, step};
        return says(watched, m_scopes.session.object(moment), u"after step %1"_s.arg(step));
    }

    bool isMetBy(Watched& watched, const EventView& event) const
    {
        return says(watched, m_scopes.notification.object(event), u"of step %1"_s.arg(m_step.number));
    }

    /// What the condition reads of the event or the session, as far as they have it.
    std::vector<ReadField> fieldsOf(const Watched& watched, const std::optional<EventView>& event) const
    {
        const SessionMoment after{m_history, m_step.number};
        const cel::Object read = readsEvents(watched.figure.breakpoint.kind) && event
            ? m_scopes.notification.object(*event)
            : m_scopes.session.object(after);
        std::vector<ReadField> fields;
        for (const cel::Expression& field : watched.fields) {
            try {
                cel::Budget budget{cel::Limits{}};
                const auto value = field.evaluate(read);
                fields.push_back({field.text(), cel::displayText(value, budget)});
            } catch (const cel::ExpressionError&) { // the condition holds for another reason
                continue;
            }
        }
        return fields;
    }

private:
    /// Whether the condition says yes; where it has no value, the figure tells why.
    static bool says(Watched& watched, const cel::Object& object, const QString& where)
    {
        if (!watched.condition)
            return watched.figure.breakpoint.condition.isEmpty();
        try {
            const cel::Value value = watched.condition->evaluate(object, conditionLimits);
            const auto* yes = value.as<bool>();
            return yes && *yes;
        } catch (const cel::ExpressionError& error) {
            watched.figure.problem = u"It has no value %1: %2"_s.arg(where, error.message());
            return false;
        }
    }

    const History& m_history;
    const Scopes& m_scopes;
    Step m_step;
    std::optional<std::vector<EventView>> m_events;
};

namespace {

/// The fields of an event that a condition names, "state.amount", or what it names of a session: "step.command", "lag".
/// They only help to say why it holds: one that cannot be read is none.
std::vector<cel::Expression> fieldsIn(const QString& condition, bool ofEvent, const cel::Shape& scope)
{
    static const QRegularExpression text(uR"('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"_s);
    static const QRegularExpression fieldOfEvent(uR"((?<![\w.])(?:state|event)(?:\.\w+)+(?!\w*\())"_s);
    static const QRegularExpression fieldOfSession(uR"((?<![\w.])(?:step(?:\.\w+)+|lag\b)(?!\w*\())"_s);
    const QString names = QString(condition).replace(text, u"''"_s);
    std::vector<cel::Expression> fields;
    QStringList seen;
    for (auto matches = (ofEvent ? fieldOfEvent : fieldOfSession).globalMatch(names); matches.hasNext();) {
        const QString name = matches.next().captured();
        if (seen.contains(name))
            continue;
        seen.append(name);
        try {
            fields.emplace_back(name, scope);
        } catch (const cel::ExpressionError&) { // a variable of a macro that is named like it
            continue;
        }
    }
    return fields;
}

/// "amount" of "state.amount".
QString withoutHolder(const QString& field)
{
    return field.mid(field.indexOf(u'.') + 1);
}

QString eventText(const EventView& event)
{
    return u"%1 of %2 %3"_s.arg(event.name, event.aggregateType, event.originatorId.text().left(8));
}

}

BreakpointWatch::BreakpointWatch() = default;
BreakpointWatch::~BreakpointWatch() = default;

void BreakpointWatch::set(std::vector<Breakpoint> breakpoints)
{
    const auto before = std::exchange(m_watched, {});
    for (auto& breakpoint : breakpoints) {
        const auto same = std::find_if(before.begin(), before.end(), [&breakpoint](const Watched& was) {
            return was.figure.breakpoint.isSamePlace(breakpoint)
                && was.figure.breakpoint.condition == breakpoint.condition;
        });
        breakpoint.every = std::max(1, breakpoint.every);
        const int hits = same == before.end() ? 0 : same->figure.hits;
        m_watched.push_back({.figure = {.breakpoint = std::move(breakpoint), .hits = hits}});
    }
    changed();
}

void BreakpointWatch::toggle(const Breakpoint& breakpoint)
{
    const auto removed = std::erase_if(m_watched,
        [&breakpoint](const Watched& each) { return each.figure.breakpoint.isSamePlace(breakpoint); });
    if (removed == 0)
        m_watched.push_back({.figure = {.breakpoint = breakpoint}});
    changed();
}

void BreakpointWatch::changed()
{
    m_figures.reset();
    m_scopes.reset(); // conditions are read again for the next step
    m_idle = std::none_of(m_watched.begin(), m_watched.end(),
        [](const Watched& each) { return each.figure.breakpoint.enabled; });
}

void BreakpointWatch::prepare(const std::shared_ptr<const SystemMap>& map)
{
    if (m_scopes && m_scopes->map == map)
        return;
    for (Watched& each : m_watched) {
        each.condition.reset(); // before the scope that it reads
        each.fields.clear();
    }
    m_scopes = std::make_unique<const Scopes>(map);
    for (Watched& each : m_watched) {
        const Breakpoint& breakpoint = each.figure.breakpoint;
        each.figure.problem.clear();
        if (breakpoint.condition.isEmpty())
            continue;
        const bool ofEvent = readsEvents(breakpoint.kind);
        const auto& scope
            = ofEvent ? static_cast<const cel::Shape&>(m_scopes->notification) : m_scopes->session;
        try {
            each.condition = cel::Expression::condition(breakpoint.condition, scope);
            each.fields = fieldsIn(breakpoint.condition, ofEvent, scope);
        } catch (const cel::ExpressionError& error) {
            each.figure.problem = u"It cannot be asked of this system: %1"_s.arg(error.message());
        }
    }
    m_figures.reset();
}

std::optional<BreakpointWatch::Match> BreakpointWatch::meets(Watched& watched, Moment& moment)
{
    const Breakpoint& breakpoint = watched.figure.breakpoint;
    const Step& step = moment.step();
    const auto when = [&](bool met) -> std::optional<Match> {
        if (!met || !moment.isMetAfter(watched, step.number))
            return {};
        const auto& events = moment.events();
        return events.empty() ? Match{} : Match{.event = events.front()};
    };
    switch (breakpoint.kind) {
    case Kind::Process:
        return when(moment.processName() == breakpoint.process);
    case Kind::Pipe:
        return when(step.kind == StepKind::Delivery && moment.processName() == breakpoint.process
            && moment.map().pipe(step.pipe).leaderName == breakpoint.leader);
    case Kind::Expression:
        return when(moment.isMetAfter(watched, step.number) && !moment.isMetAfter(watched, step.number - 1));
    case Kind::Refused:
        return when(step.outcome == StepOutcome::Refused);
    case Kind::Error:
        return when(step.outcome == StepOutcome::Failed);
    case Kind::EventType:
    case Kind::Aggregate:
        break;
    }
    for (const EventView& event : moment.events()) {
        const bool met = breakpoint.kind == Kind::EventType
            ? event.name == breakpoint.event
            : event.originatorId.text() == breakpoint.aggregate;
        if (met && moment.isMetBy(watched, event))
            return Match{.event = event};
    }
    return {};
}

QString BreakpointWatch::sentence(const Watched& watched, const Moment& moment, const Match& match)
{
    const Step& step = moment.step();
    QString what = u"%1 had nothing to do"_s.arg(moment.processName());
    if (step.outcome == StepOutcome::Refused || step.outcome == StepOutcome::Failed)
        what = u"%1 %2 %3"_s.arg(moment.processName(),
            step.outcome == StepOutcome::Refused ? u"refused"_s : u"failed at"_s,
            step.kind == StepKind::Command ? u"%1 (%2)"_s.arg(step.call.command, step.error)
                                           : u"notification %1 (%2)"_s.arg(step.upstream).arg(step.error));
    else if (match.event)
        what = u"%1 recorded %2"_s.arg(moment.processName(), eventText(*match.event));
    QStringList values;
    for (const ReadField& field : match.fields)
        values.append(u"%1 is %2"_s.arg(field.name, field.value));
    const QString fields = values.isEmpty() ? QString() : u" (%1)"_s.arg(values.join(u", "_s));
    return u"%1, breakpoint '%2'%3"_s.arg(what, toText(watched.figure.breakpoint), fields);
}

BreakpointHit BreakpointWatch::hit(const Watched& watched, const Moment& moment, Match match)
{
    match.fields = moment.fieldsOf(watched, match.event);
    const bool isInEvent = readsEvents(watched.figure.breakpoint.kind) && !match.fields.empty();
    return {.breakpoint = watched.figure.breakpoint,
        .sentence = sentence(watched, moment, match),
        .process = moment.step().process,
        .notification = match.event ? match.event->id : 0,
        .field = isInEvent ? withoutHolder(match.fields.front().name) : QString()};
}

std::optional<BreakpointHit> BreakpointWatch::after(const History& history, qint64 number)
{
    prepare(history.map());
    Moment moment(history, *m_scopes, number);
    std::optional<BreakpointHit> stop;
    for (Watched& each : m_watched) {
        if (!each.figure.breakpoint.enabled)
            continue;
        const QString before = each.figure.problem;
        auto match = meets(each, moment);
        if (match)
            ++each.figure.hits;
        if (match || each.figure.problem != before)
            m_figures.reset();
        if (match && !stop && each.figure.hits % each.figure.breakpoint.every == 0)
            stop = hit(each, moment, *std::move(match));
    }
    return stop;
}

std::shared_ptr<const std::vector<BreakpointFigure>> BreakpointWatch::figures() const
{
    if (!m_figures && !m_watched.empty()) {
        std::vector<BreakpointFigure> figures;
        for (const Watched& each : m_watched)
            figures.push_back(each.figure);
        m_figures = std::make_shared<const std::vector<BreakpointFigure>>(std::move(figures));
    }
    return m_figures;
}

}
