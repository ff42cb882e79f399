// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QtGlobal>

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace occasion {

/// What is known of a history's steps, fetched by page as it is wanted, at most two pages under way at a
/// time.
///
/// The past never changes, so a page that is whole stays as it is; the newest one is fetched on from where it
/// ends. `Ask` may answer at once or later, and must answer; short of what was asked means that it cannot be
/// read, and that page is left alone until `reset`. GUI thread only.
template <class T>
class StepPages
{
public:
    using Answer = std::function<void(std::vector<T>)>;
    using Ask = std::function<void(qint64 first, qint64 last, Answer answer)>;
    using Arrived = std::function<void(qint64 first, qint64 last)>;

    /// Keeps at most `keep` pages of `size` steps, those that were wanted last.
    StepPages(qint64 size, size_t keep, Ask ask, Arrived arrived)
        : m_size(size)
        , m_keep(keep)
        , m_ask(std::move(ask))
        , m_arrived(std::move(arrived))
    {
    }

    /// Forgets everything, answers under way included.
    void reset()
    {
        m_epoch = std::make_shared<int>();
        m_pages.clear();
        m_asked.clear();
        m_failed.clear();
        m_newest = 0;
        m_wantedLast = 0;
    }

    void setNewest(qint64 newest) { m_newest = newest; }
    qint64 newest() const { return m_newest; }

    /// Null while the step is not here.
    const T* find(qint64 step) const
    {
        const auto page = m_pages.find(pageOf(step));
        const auto index = static_cast<size_t>((step - 1) % m_size);
        return step < 1 || page == m_pages.end() || index >= page->second.size() ? nullptr
                                                                                 : &page->second[index];
    }

    /// Calls `visit(step, item)` for those that are here, in order.
    template <class Visit>
    void forEach(qint64 first, qint64 last, Visit visit) const
    {
        first = qMax(first, qint64{1});
        for (auto page = m_pages.lower_bound(pageOf(first)); page != m_pages.end(); ++page) {
            const qint64 start = page->first * m_size + 1;
            const qint64 end = qMin(last, start + static_cast<qint64>(page->second.size()) - 1);
            if (start > last)
                return;
            for (qint64 step = qMax(first, start); step <= end; ++step)
                visit(step, page->second[static_cast<size_t>(step - start)]);
        }
    }

    /// Fetches what is missing of these steps, as many as are kept; replaces what was wanted before.
    void want(qint64 first, qint64 last)
    {
        m_failed.clear();
        m_wantedFirst = qMax(first, qint64{1});
        m_wantedLast = qMin(qMin(last, m_newest), m_wantedFirst + static_cast<qint64>(m_keep - 1) * m_size);
        fetch();
    }

private:
    qint64 pageOf(qint64 step) const { return (qMax(step, qint64{1}) - 1) / m_size; }
    qint64 sizeOf(qint64 page) const { return qMin(m_size, m_newest - page * m_size); }

    void fetch()
    {
        if (m_wantedLast < m_wantedFirst)
            return;
        for (qint64 page = pageOf(m_wantedFirst); page <= pageOf(m_wantedLast) && m_asked.size() < 2;
             ++page) {
            const auto here = m_pages.find(page);
            const qint64 have = here == m_pages.end() ? 0 : static_cast<qint64>(here->second.size());
            if (have < sizeOf(page) && !m_asked.contains(page) && !m_failed.contains(page))
                ask(page, have);
        }
    }

    void ask(qint64 page, qint64 have)
    {
        m_asked.insert(page);
        const qint64 first = page * m_size + have + 1;
        const qint64 last = page * m_size + sizeOf(page);
        m_ask(first, last,
            [this, page, first, last, epoch = std::weak_ptr<int>(m_epoch)](std::vector<T> items) {
                if (!epoch.expired())
                    take(page, first, last, std::move(items));
            });
    }

    void take(qint64 page, qint64 first, qint64 last, std::vector<T> items)
    {
        m_asked.erase(page);
        if (static_cast<qint64>(items.size()) != last - first + 1) {
            m_failed.insert(page);
        } else {
            auto& here = m_pages[page];
            here.insert(here.end(), items.begin(), items.end());
            drop();
            m_arrived(first, last);
        }
        fetch();
    }

    // What lies farthest from what is wanted goes first.
    void drop()
    {
        while (m_pages.size() > m_keep) {
            const qint64 middle = (pageOf(m_wantedFirst) + pageOf(m_wantedLast)) / 2;
            const bool left = middle - m_pages.begin()->first > m_pages.rbegin()->first - middle;
            m_pages.erase(left ? m_pages.begin() : std::prev(m_pages.end()));
        }
    }

    qint64 m_size;
    size_t m_keep;
    Ask m_ask;
    Arrived m_arrived;
    std::shared_ptr<int> m_epoch = std::make_shared<int>();
    std::map<qint64, std::vector<T>> m_pages;
    std::set<qint64> m_asked;
    std::set<qint64> m_failed;
    qint64 m_newest = 0;
    qint64 m_wantedFirst = 1;
    qint64 m_wantedLast = 0;
};

} // namespace occasion
