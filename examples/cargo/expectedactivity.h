// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "examples/cargo/places.h"

namespace cargo {

/// What should happen to a cargo next. The library keeps it as a tuple, so its state is the list
/// [activity, location, voyage number]; the voyage number is empty where no vessel takes part.
struct ExpectedActivity
{
    HandlingActivity activity = HandlingActivity::Receive;
    Location location = Location::Hamburg;
    QString voyageNumber;
    friend bool operator==(const ExpectedActivity&, const ExpectedActivity&) = default;
};

}

namespace occasion {

// A list whose items differ in type is no QList, so this record says itself how it is written and read.

template <>
inline void writeField<cargo::ExpectedActivity>(FieldSink& sink, const cargo::ExpectedActivity& expected)
{
    sink.beginList();
    writeField(sink, expected.activity);
    writeField(sink, expected.location);
    writeField(sink, expected.voyageNumber);
    sink.endList();
}

template <>
inline cargo::ExpectedActivity readField<cargo::ExpectedActivity>(const Value& value)
{
    if (value.kind() != Value::Kind::List || value.items().size() != 3)
        throw TypeError(
            QStringLiteral("%1 is not an activity, a location and a voyage.").arg(value.displayText()));
    const auto& items = value.items();
    return {readField<cargo::HandlingActivity>(items.at(0)), readField<cargo::Location>(items.at(1)),
        readField<QString>(items.at(2))};
}

}
