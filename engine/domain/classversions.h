// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"

#include <functional>
#include <iterator>

namespace occasion {

class FieldSink;

/// Makes a state of one class version into one of the next: it may add, remove and change members.
using Upcast = std::function<Value(const Value& state)>;

/// The versions that the fields of an event, or of an aggregate's snapshots, have had. Version 1 is the first; each
/// upcast leads to the next. Stored states that are older than the code are brought up to it when they are read.
///
/// A struct whose fields have changed lists its upcasts, and has so many versions:
///     static constexpr Value (*upcasts[])(const Value&) = {nameSplit, tagsAdded};
struct ClassVersions
{
    QList<Upcast> upcasts = {}; ///< the first makes version 1 into version 2

    int current() const { return 1 + static_cast<int>(upcasts.size()); }

    /// Writes the member `class_version` into the object that is being written, if the version is above 1.
    void write(FieldSink& sink) const;

    /// The state as the current version has it. One that a newer version wrote is given back unchanged. TypeError
    /// when its `class_version` is no whole number or below 1. Errors of the upcasts come out.
    Value upcast(Value state) const;
};

/// What the struct T declares; one version when it declares nothing.
template <class T>
ClassVersions classVersionsOf()
{
    if constexpr (requires { T::upcasts; })
        return {.upcasts = {std::begin(T::upcasts), std::end(T::upcasts)}};
    else
        return {};
}

}
