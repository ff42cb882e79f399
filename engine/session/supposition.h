// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"
#include "engine/persistence/storedevent.h"

#include <vector>

namespace occasion {

/// What a hypothetical branch supposes of one event: that it never happened, that it said something else, or that one
/// more happened. A plain value, in terms of the branch's own steps.
struct Supposition
{
    enum class Kind : quint8
    {
        LeftOut, ///< the event at the place never happened
        Edited, ///< it said `fields` in place of `before`
        Inserted, ///< one more happened, before the event that would stand at the place
    };

    Kind kind = Kind::LeftOut;
    qint64 step = 0; ///< of the branch: the one that records the event, or would
    int place = 0; ///< among the step's events, from 0; those supposed before it are in force already
    QString topic = {}; ///< of the event
    OriginatorId aggregate = {}; ///< whose event it is
    Value before = {}; ///< the event's own fields as they were, an Object; null for an inserted one
    Value fields = {}; ///< the event's own fields as supposed, an Object; null for one left out

    friend bool operator==(const Supposition&, const Supposition&) = default;
};

/// An event that a process recorded.
struct EventPlace
{
    int process = 0;
    NotificationId event = 0;
};

/// An event that might have happened as well.
struct AddedEvent
{
    QString topic = {};
    OriginatorId aggregate = {}; ///< that there is then
    Value fields = {}; ///< the event's own, an Object
    bool isBefore = false; ///< before the event beside which it is put; otherwise after it
};

/// For people: "Credited (amount 10.00) never happened", "Credited would have had amount 25.00 instead of 10.00",
/// "Credited (amount 5.00) also happened".
QString toText(const Supposition& supposition);

/// An event's own fields on one line, ids shortened: "amount 10.00, account 1a2b3c4d".
QString fieldsText(const Value& fields);

/// As it is kept in a file: an object and back. DataError or TypeError for a value that is no supposition.
Value toValue(const Supposition& supposition);
Supposition suppositionFrom(const Value& value);

}
