// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/value.h"

namespace occasion::cel {

/// What is known of a value before it is computed: its kind, what is in a list or map, which fields an object has.
struct Type
{
    Kind kind = Kind::Dynamic;
    std::vector<Type> parameters = {}; ///< of a list its items; of a map its keys and values; may be left out
    const Shape* shape = nullptr; ///< of an object, where known

    Type(Kind of
        = Kind::Dynamic) // NOLINT(google-explicit-constructor): most types are no more than their kind
        : kind(of)
    {
    }
    static Type list(Type item);
    static Type map(Type key, Type value);
    static Type object(const Shape& shape);

    bool isDynamic() const { return kind == Kind::Dynamic; }
    bool isRecord() const { return kind == Kind::Map || kind == Kind::Object; }
    /// What is in a list, or what goes through a map: its keys.
    Type item() const;
    /// What the keys of a map lead to.
    Type mapped() const;

    friend bool operator==(const Type&, const Type&) = default;
};

/// "list(int)", "map(string, dyn)".
QString typeText(const Type& type);

/// The type that both are, or dynamic.
Type commonType(const Type& a, const Type& b);

}
