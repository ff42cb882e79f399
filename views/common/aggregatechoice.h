// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

namespace occasion {

/// An aggregate that a person can pick by a readable text instead of its id.
struct AggregateChoice
{
    int process = 0;
    OriginatorId id = {};
    QString type = {};
    QString text = {}; ///< "BankAccount 1a2b3c4d · Alice"
    bool named = false; ///< its state has a name that people know it by

    friend bool operator==(const AggregateChoice&, const AggregateChoice&) = default;
};

/// The aggregates of the system at that step, those of `process` first, at most a few hundred, with the
/// name-like field of their state where there is one. Engine thread only.
std::vector<AggregateChoice> aggregateChoices(const History& history, int process, qint64 step);

/// What such a state would be called by: its full_name, name, holder, owner or title; empty when it has none.
QString nameIn(const Value& state);

/// Puts those first whose type the field's name speaks of ("source_account_id" and BankAccount), then those that
/// people know by a name.
void sortFor(const QString& fieldName, std::vector<AggregateChoice>& choices);

} // namespace occasion
