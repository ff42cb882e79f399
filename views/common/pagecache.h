// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QTimer>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace occasion {

/// What becomes of rows as the cursor moves: those of a log stay as they are, those of a list of aggregates
/// change.
enum class PagedRows
{
    AppendOnly,
    Changing
};

/// The rows of long lists, fetched a page at a time when they are first looked at; the pages that were looked
/// at longest ago are forgotten.
///
/// `find` never waits: it gives what is here, stale or not, and has the page fetched from the event loop. At
/// most two pages are under way, those wanted last first, so that dragging a scroll bar over a million rows
/// fetches where it comes to rest. `Fetch` must answer, with no rows when they cannot be read. GUI thread only.
template <class Row>
class PageCache
{
public:
    using Done = std::function<void(std::vector<Row>)>;
    using Fetch = std::function<void(int list, qint64 first, int limit, Done done)>;
    using Arrived = std::function<void(int list, qint64 first, qint64 last)>;

    static constexpr int pageSize = 200;

    PageCache(PagedRows kind, Fetch fetch, Arrived arrived)
        : m_kind(kind)
        , m_fetch(std::move(fetch))
        , m_arrived(std::move(arrived))
    {
        m_turn.setSingleShot(true);
        QObject::connect(&m_turn, &QTimer::timeout, &m_turn, [this] { fetchWanted(); });
    }

    /// Null while the row is not here. O(log pages).
    const Row* find(int list, qint64 index)
    {
        const Key key{list, index / pageSize};
        Page& page = m_pages[key];
        page.used = ++m_clock;
        if (isStale(page) && !page.asked)
            want(key, page);
        const auto place = static_cast<size_t>(index % pageSize);
        return place < page.rows.size() ? &page.rows[place] : nullptr;
    }

    /// The rows may have changed: each page is fetched again when it is next looked at.
    void refresh() { ++m_epoch; }

    /// Forgets everything, answers under way included.
    void clear()
    {
        m_alive = std::make_shared<int>();
        m_pages.clear();
        m_wanted.clear();
        m_underWay = 0;
    }

private:
    using Key = std::pair<int, qint64>; // list, page
    struct Page
    {
        std::vector<Row> rows;
        quint64 epoch = 0; // when its rows were asked for
        quint64 used = 0;
        bool asked = false;
    };
    static constexpr size_t keep = 48;
    static constexpr size_t mostWanted = 6;
    static constexpr int mostUnderWay = 2;

    bool isStale(const Page& page) const
    {
        const bool whole = m_kind == PagedRows::AppendOnly && page.rows.size() == pageSize;
        return page.epoch != m_epoch && !whole;
    }

    void want(const Key& key, Page& page)
    {
        page.asked = true;
        m_wanted.push_back(key);
        if (m_wanted.size() > mostWanted) {
            m_pages[m_wanted.front()].asked = false;
            m_wanted.erase(m_wanted.begin());
        }
        m_turn.start(0);
    }

    void fetchWanted()
    {
        while (m_underWay < mostUnderWay && !m_wanted.empty()) {
            const Key key = m_wanted.back();
            m_wanted.pop_back();
            ++m_underWay;
            m_fetch(key.first, key.second * pageSize, pageSize,
                [this, key, epoch = m_epoch, alive = std::weak_ptr<int>(m_alive)](std::vector<Row> rows) {
                    if (!alive.expired())
                        take(key, epoch, std::move(rows));
                });
        }
        forgetOldest();
    }

    void take(const Key& key, quint64 epoch, std::vector<Row> rows)
    {
        --m_underWay;
        Page& page = m_pages[key];
        page.asked = false;
        page.epoch = epoch;
        page.rows = std::move(rows);
        const qint64 first = key.second * pageSize;
        m_arrived(key.first, first, first + pageSize - 1);
        if (!m_wanted.empty())
            m_turn.start(0);
    }

    void forgetOldest()
    {
        while (m_pages.size() > keep) {
            const auto oldest
                = std::min_element(m_pages.begin(), m_pages.end(), [](const auto& a, const auto& b) {
                      return std::pair(a.second.asked, a.second.used)
                          < std::pair(b.second.asked, b.second.used);
                  });
            if (oldest->second.asked)
                return;
            m_pages.erase(oldest);
        }
    }

    PagedRows m_kind;
    Fetch m_fetch;
    Arrived m_arrived;
    QTimer m_turn;
    std::shared_ptr<int> m_alive = std::make_shared<int>();
    std::map<Key, Page> m_pages;
    std::vector<Key> m_wanted; // the last is wanted most
    quint64 m_epoch = 1;
    quint64 m_clock = 0;
    int m_underWay = 0;
};

} // namespace occasion
