// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/breakpoint.h"

#include "engine/errors.h"

#include <algorithm>
#include <array>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

using Kind = Breakpoint::Kind;

constexpr qint64 mostHits = 1'000'000'000;
constexpr std::array<const char*, 7> breakpointKinds{
    "process", "pipe", "event", "aggregate", "expression", "refused", "error"};

Kind kindFrom(const QString& name)
{
    for (size_t i = 0; i < breakpointKinds.size(); ++i) {
        if (name == QLatin1String(breakpointKinds[i]))
            return static_cast<Kind>(i);
    }
    throw DataError(u"There is no breakpoint of the kind '%1'."_s.arg(name));
}

}

bool Breakpoint::isSamePlace(const Breakpoint& other) const
{
    if (kind != other.kind || process != other.process || leader != other.leader || event != other.event
        || aggregate != other.aggregate)
        return false;
    return kind != Kind::Expression || condition == other.condition;
}

QString placeText(const Breakpoint& breakpoint)
{
    switch (breakpoint.kind) {
    case Kind::Process:
        return breakpoint.process;
    case Kind::Pipe:
        return u"%1 → %2"_s.arg(breakpoint.leader, breakpoint.process);
    case Kind::EventType:
        return breakpoint.event;
    case Kind::Aggregate:
        return u"%1 %2"_s.arg(breakpoint.aggregateType, breakpoint.aggregate.left(8)).trimmed();
    case Kind::Expression:
        return breakpoint.condition;
    case Kind::Refused:
        return u"a refused command"_s;
    case Kind::Error:
        return u"an error"_s;
    }
    return {};
}

QString toText(const Breakpoint& breakpoint)
{
    const QString place = placeText(breakpoint);
    return breakpoint.kind == Kind::Expression || breakpoint.condition.isEmpty()
        ? place
        : u"%1 where %2"_s.arg(place, breakpoint.condition);
}

Value toValue(const Breakpoint& breakpoint)
{
    Value::Members members{
        {u"kind"_s, Value::text(QLatin1String(breakpointKinds.at(static_cast<size_t>(breakpoint.kind))))}};
    const auto add = [&members](const QString& name, const QString& text) {
        if (!text.isEmpty())
            members.append({name, Value::text(text)});
    };
    add(u"process"_s, breakpoint.process);
    add(u"leader"_s, breakpoint.leader);
    add(u"event"_s, breakpoint.event);
    add(u"aggregate"_s, breakpoint.aggregate);
    add(u"aggregate_type"_s, breakpoint.aggregateType);
    add(u"condition"_s, breakpoint.condition);
    members.append({u"every"_s, Value::integer(breakpoint.every)});
    members.append({u"enabled"_s, Value(breakpoint.enabled)});
    members.append({u"process_only"_s, Value(breakpoint.processOnly)});
    return Value::object(members);
}

Breakpoint breakpointFromValue(const Value& value)
{
    if (value.kind() != Value::Kind::Object)
        throw DataError(u"A breakpoint is an object with a kind, not %1."_s.arg(value.displayText(40)));
    const auto text = [&value](QStringView name) {
        const Value member = value.value(name);
        return member.isNull() ? QString() : member.toText();
    };
    const auto flag = [&value](QStringView name, bool otherwise) {
        const Value member = value.value(name);
        return member.isNull() ? otherwise : member.toBool();
    };
    const Value every = value.value(u"every");
    return {.kind = kindFrom(text(u"kind")),
        .process = text(u"process"),
        .leader = text(u"leader"),
        .event = text(u"event"),
        .aggregate = text(u"aggregate"),
        .aggregateType = text(u"aggregate_type"),
        .condition = text(u"condition"),
        .every = every.isNull() ? 1 : static_cast<int>(std::clamp<qint64>(every.toInteger(), 1, mostHits)),
        .enabled = flag(u"enabled", true),
        .processOnly = flag(u"process_only", false)};
}

}
