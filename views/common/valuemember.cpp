// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/valuemember.h"

#include <QSet>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestBefore = 80;

// What a custom value is made of, or the value itself.
Value content(const Value& value)
{
    return value.kind() == Value::Kind::Custom ? value.customData() : value;
}

qsizetype sizeOf(const Value& value)
{
    return value.kind() == Value::Kind::List ? value.items().size() : value.members().size();
}

Value::Member memberAt(const Value& value, qsizetype place)
{
    if (value.kind() == Value::Kind::List)
        return {QString::number(place), value.items().at(place)};
    return value.members().at(place);
}

std::optional<Value> memberNamed(const Value& value, qsizetype place, const QString& name)
{
    if (value.kind() == Value::Kind::List)
        return place < value.items().size() ? std::optional(value.items().at(place)) : std::nullopt;
    // The same field is most often in the same place.
    const auto& members = value.members();
    if (place < members.size() && members.at(place).first == name)
        return members.at(place).second;
    return value.contains(name) ? std::optional(value.value(name)) : std::nullopt;
}

ValueMark compare(const Value& value, const Value& before)
{
    if (value == before)
        return ValueMark::Same;
    return hasMembers(value) && content(value).kind() == content(before).kind() ? ValueMark::Inside
                                                                                : ValueMark::Changed;
}

ValueMember makeMember(
    const ValueMember& whole, const Value& wasWhole, const Value::Member& member, qsizetype place)
{
    ValueMember made{.name = member.first, .value = member.second};
    if (whole.mark == ValueMark::Added || whole.mark == ValueMark::Removed || whole.mark == ValueMark::Same) {
        made.mark = whole.mark;
        return made;
    }
    made.before = memberNamed(wasWhole, place, member.first);
    made.mark = made.before ? compare(made.value, *made.before) : ValueMark::Added;
    return made;
}

std::vector<ValueMember> removedMembers(const Value& now, const Value& was)
{
    QSet<QString> names;
    for (const auto& [name, value] : now.members())
        names.insert(name);
    const qsizetype first = was.kind() == Value::Kind::List ? now.items().size() : 0;
    std::vector<ValueMember> removed;
    for (qsizetype place = first; place < sizeOf(was); ++place) {
        const auto member = memberAt(was, place);
        if (!names.contains(member.first))
            removed.push_back({.name = member.first, .value = member.second, .mark = ValueMark::Removed});
    }
    return removed;
}

QString customTypeText(const Value& value)
{
    if (value.asDecimal())
        return u"Decimal"_s;
    if (value.asUuid())
        return u"UUID"_s;
    return value.asTimestamp() ? u"date and time"_s : value.customName();
}

} // namespace

bool hasMembers(const Value& value)
{
    return sizeOf(content(value)) > 0;
}

std::vector<ValueMember> membersOf(const ValueMember& whole, qsizetype limit, qsizetype& total)
{
    const Value now = content(whole.value);
    const Value was = whole.before ? content(*whole.before) : Value();
    const bool compared = whole.mark == ValueMark::Inside;
    std::vector<ValueMember> members;
    for (qsizetype place = 0; place < qMin(limit, sizeOf(now)); ++place)
        members.push_back(makeMember(whole, was, memberAt(now, place), place));
    total = sizeOf(now);
    if (!compared)
        return members;
    auto removed = removedMembers(now, was);
    total += static_cast<qsizetype>(removed.size());
    const auto room = static_cast<size_t>(limit) - members.size();
    for (size_t i = 0; i < qMin(room, removed.size()); ++i)
        members.push_back(std::move(removed[i]));
    return members;
}

QString typeText(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::Null:
        return u"nothing"_s;
    case Value::Kind::Bool:
        return u"true or false"_s;
    case Value::Kind::Int:
        return u"integer"_s;
    case Value::Kind::Float:
        return u"real"_s;
    case Value::Kind::Text:
        return u"text"_s;
    case Value::Kind::List:
        return u"list of %1"_s.arg(value.items().size());
    case Value::Kind::Object:
        return u"record"_s;
    case Value::Kind::Custom:
        return customTypeText(value);
    }
    return {};
}

QString changeText(const ValueMember& member)
{
    switch (member.mark) {
    case ValueMark::Same:
        return {};
    case ValueMark::Inside:
        return u"changed inside"_s;
    case ValueMark::Changed:
        return u"was "_s + member.before.value_or(Value()).displayText(longestBefore);
    case ValueMark::Added:
        return u"new"_s;
    case ValueMark::Removed:
        return u"removed"_s;
    }
    return {};
}

} // namespace occasion
