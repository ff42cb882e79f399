// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/valuetreemodel.h"

namespace occasion {

/// One member of a state, beside what it was before.
struct ValueMember
{
    QString name = {};
    Value value = {}; ///< of a removed one: what it was
    std::optional<Value> before = {}; ///< of what can be compared
    ValueMark mark = ValueMark::Same;
};

/// Whether it has members of its own to show: a list, an object, or a custom value made of one.
bool hasMembers(const Value& value);

/// At most `limit` members: those that are there in order, then those that were removed. `total` says how
/// many there are.
std::vector<ValueMember> membersOf(const ValueMember& whole, qsizetype limit, qsizetype& total);

/// "Decimal", "list of 3".
QString typeText(const Value& value);
/// The mark in words: "was 40.00".
QString changeText(const ValueMember& member);

} // namespace occasion
