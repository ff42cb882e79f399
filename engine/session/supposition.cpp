// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/supposition.h"

#include "engine/domain/domainevent.h"
#include "engine/errors.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestField = 40;
constexpr std::array<const char*, 3> suppositionKinds{
    "left_out", "edited", "inserted"}; // as Supposition::Kind

Supposition::Kind kindFrom(const QString& name)
{
    const auto found = std::find_if(suppositionKinds.begin(), suppositionKinds.end(),
        [&name](const char* each) { return name == QLatin1StringView(each); });
    if (found == suppositionKinds.end())
        throw DataError(
            u"There is no kind of supposition '%1'; it is one of left_out, edited, inserted."_s.arg(name));
    return static_cast<Supposition::Kind>(found - suppositionKinds.begin());
}

QString fieldText(const Value& value)
{
    return value.asUuid() ? value.displayText().left(8) : value.displayText(longestField);
}

/// "amount 25.00 instead of 10.00", of the fields that differ.
QString differences(const Value& before, const Value& fields)
{
    QStringList parts;
    for (const auto& [name, value] : fields.members()) {
        const auto was = before.value(name);
        if (value != was)
            parts.append(u"%1 %2 instead of %3"_s.arg(name, fieldText(value), fieldText(was)));
    }
    return parts.join(u", "_s);
}

/// "Credited (amount 10.00)".
QString described(const Supposition& supposition, const Value& fields)
{
    const auto text = fieldsText(fields);
    const auto name = shortTopic(supposition.topic);
    return text.isEmpty() ? name : u"%1 (%2)"_s.arg(name, text);
}

qint64 stepFrom(const Value& value)
{
    const auto step = value.toInteger();
    if (step < 1)
        throw DataError(u"A supposition is about a step from 1 on, not about %1."_s.arg(step));
    return step;
}

int placeFrom(const Value& value)
{
    const auto place = value.toInteger();
    if (place < 0 || place > std::numeric_limits<int>::max())
        throw DataError(u"There is no place %1 among a step's events."_s.arg(place));
    return static_cast<int>(place);
}

}

QString fieldsText(const Value& fields)
{
    QStringList parts;
    for (const auto& [name, value] : fields.members())
        parts.append(u"%1 %2"_s.arg(name, fieldText(value)));
    return parts.join(u", "_s);
}

QString toText(const Supposition& supposition)
{
    switch (supposition.kind) {
    case Supposition::Kind::LeftOut:
        return u"%1 never happened"_s.arg(described(supposition, supposition.before));
    case Supposition::Kind::Inserted:
        return u"%1 also happened"_s.arg(described(supposition, supposition.fields));
    case Supposition::Kind::Edited:
        break;
    }
    const auto differing = differences(supposition.before, supposition.fields);
    return differing.isEmpty() ? u"%1 happened as it did"_s.arg(described(supposition, supposition.fields))
                               : u"%1 would have had %2"_s.arg(shortTopic(supposition.topic), differing);
}

Value toValue(const Supposition& supposition)
{
    return Value::object(
        {{u"kind"_s,
             Value::text(QLatin1StringView(suppositionKinds.at(static_cast<size_t>(supposition.kind))))},
            {u"step"_s, Value::integer(supposition.step)}, {u"place"_s, Value::integer(supposition.place)},
            {u"topic"_s, Value::text(supposition.topic)},
            {u"aggregate"_s, Value::text(supposition.aggregate.text())}, {u"before"_s, supposition.before},
            {u"fields"_s, supposition.fields}});
}

Supposition suppositionFrom(const Value& value)
{
    if (value.kind() != Value::Kind::Object)
        throw DataError(u"A supposition is an object with a kind, not %1."_s.arg(value.displayText(40)));
    return {.kind = kindFrom(value.value(u"kind").toText()),
        .step = stepFrom(value.value(u"step")),
        .place = placeFrom(value.value(u"place")),
        .topic = value.value(u"topic").toText(),
        .aggregate = OriginatorId::fromStored(value.value(u"aggregate").toText()),
        .before = value.value(u"before"),
        .fields = value.value(u"fields")};
}

}
