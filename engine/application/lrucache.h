// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QHash>

#include <list>
#include <optional>
#include <utility>

namespace occasion {

/// Keeps the values that were used last: at most `maxSize` of them, all when it is 0 or less. Every operation is
/// of constant time. Not thread-safe.
template <class Key, class Value>
class LruCache
{
public:
    using Entry = std::pair<Key, Value>;

    explicit LruCache(int maxSize)
        : m_maxSize(maxSize)
    {
    }

    qsizetype size() const { return m_places.size(); }

    /// The key's value, which is then the newest; null when there is none. Valid until the next call.
    const Value* get(const Key& key)
    {
        const auto found = m_places.constFind(key);
        if (found == m_places.cend())
            return nullptr;
        m_entries.splice(m_entries.begin(), m_entries, *found);
        return &m_entries.front().second;
    }

    /// As get(), but takes it out.
    std::optional<Value> take(const Key& key)
    {
        const auto found = m_places.constFind(key);
        if (found == m_places.cend())
            return {};
        std::optional<Value> value(std::move((*found)->second));
        m_entries.erase(*found);
        m_places.erase(found);
        return value;
    }

    /// Puts a value in, or in place of the key's former one, as the newest. Gives the oldest entry when it had to
    /// make room.
    std::optional<Entry> put(const Key& key, Value value)
    {
        take(key);
        m_entries.emplace_front(key, std::move(value));
        m_places.insert(key, m_entries.begin());
        if (m_maxSize <= 0 || m_places.size() <= m_maxSize)
            return {};
        std::optional<Entry> oldest(std::move(m_entries.back()));
        m_places.remove(oldest->first);
        m_entries.pop_back();
        return oldest;
    }

    void clear()
    {
        m_entries.clear();
        m_places.clear();
    }

private:
    int m_maxSize;
    std::list<Entry> m_entries; // the newest first
    QHash<Key, typename std::list<Entry>::iterator> m_places;
};

} // namespace occasion
