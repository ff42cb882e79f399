// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/expression/value.h"

#include <unordered_map>

namespace occasion::cel {

/// A map with its entries in the order they were given. Keys are bools, ints, uints and strings; numbers that are
/// equal are the same key, whatever their type.
class Map
{
public:
    using Entry = std::pair<Value, Value>;

    /// Why the value can be no key; empty when it can.
    static QString keyProblem(const Value& key);

    /// Adds an entry; false, and nothing is added, when the key is there already. The key must be one.
    bool insert(Value key, Value value);

    /// Constant time. Null when there is no such key, also for values that can be none; whole doubles and decimals
    /// find equal numbers.
    const Value* find(const Value& key) const;

    const std::vector<Entry>& entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
    std::unordered_multimap<size_t, size_t> m_index; // hash of the key to its place
};

}
