// SPDX-License-Identifier: BSD-3-Clause
#include "engine/expression/map.h"

#include "engine/expression/comparison.h"

#include <QHashFunctions>

namespace occasion::cel {

using namespace Qt::StringLiterals;

namespace {

/// Equal keys have equal hashes: a number's is that of the nearest double.
size_t hashOf(const Value& key)
{
    switch (key.kind()) {
    case Kind::Bool:
        return key.get<bool>() ? 1 : 2;
    case Kind::String:
        return qHash(key.get<QString>());
    case Kind::Int:
        return std::hash<double>()(static_cast<double>(key.get<qint64>()));
    case Kind::Uint:
        return std::hash<double>()(static_cast<double>(key.get<quint64>()));
    case Kind::Double:
        return std::hash<double>()(key.get<double>());
    case Kind::Decimal:
        return std::hash<double>()(key.get<Decimal>().toReal());
    default:
        return 0;
    }
}

bool isSameKey(const Value& a, const Value& b)
{
    if (a.isNumber() && b.isNumber())
        return orderOf(a, b) == std::partial_ordering::equivalent;
    if (a.kind() != b.kind())
        return false;
    if (const auto* text = a.as<QString>())
        return *text == b.get<QString>();
    const auto* flag = a.as<bool>();
    return flag && *flag == b.get<bool>();
}

}

QString Map::keyProblem(const Value& key)
{
    switch (key.kind()) {
    case Kind::Bool:
    case Kind::Int:
    case Kind::Uint:
    case Kind::String:
        return {};
    default:
        return u"The key of a map cannot be %1: take a string, an int, a uint or a bool."_s.arg(
            withArticle(kindName(key.kind())));
    }
}

bool Map::insert(Value key, Value value)
{
    if (find(key))
        return false;
    m_index.emplace(hashOf(key), m_entries.size());
    m_entries.emplace_back(std::move(key), std::move(value));
    return true;
}

const Value* Map::find(const Value& key) const
{
    const auto [begin, end] = m_index.equal_range(hashOf(key));
    for (auto it = begin; it != end; ++it) {
        const Entry& entry = m_entries[it->second];
        if (isSameKey(entry.first, key))
            return &entry.second;
    }
    return nullptr;
}

}
