// SPDX-License-Identifier: BSD-3-Clause
#include "views/watches/watchlist.h"

#include "engine/errors.h"

#include <QUndoCommand>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

class WatchList::Change : public QUndoCommand
{
public:
    Change(WatchList& list, const QString& text, std::vector<Watch> next)
        : QUndoCommand(text)
        , m_list(list)
        , m_before(list.m_watches)
        , m_after(std::move(next))
    {
    }
    void undo() override { m_list.set(m_before); }
    void redo() override { m_list.set(m_after); }

private:
    WatchList& m_list;
    std::vector<Watch> m_before;
    std::vector<Watch> m_after;
};

void WatchList::setSystem(const QString& system)
{
    if (system == m_system)
        return;
    m_others[m_system] = m_watches;
    m_system = system;
    m_undo.clear();
    set(m_others.take(system));
}

int WatchList::add(const Watch& watch)
{
    const auto found = std::find(m_watches.begin(), m_watches.end(), watch);
    if (found != m_watches.end())
        return static_cast<int>(found - m_watches.begin());
    auto next = m_watches;
    next.push_back(watch);
    push(u"Add watch"_s, std::move(next));
    return static_cast<int>(m_watches.size()) - 1;
}

void WatchList::replace(int row, const Watch& watch)
{
    auto next = m_watches;
    next.at(static_cast<size_t>(row)) = watch;
    push(u"Edit watch"_s, std::move(next));
}

void WatchList::remove(int row)
{
    auto next = m_watches;
    next.erase(next.begin() + row);
    push(u"Remove watch"_s, std::move(next));
}

bool WatchList::move(int row, int by)
{
    const int to = row + by;
    if (row < 0 || to < 0 || to >= static_cast<int>(m_watches.size()))
        return false;
    auto next = m_watches;
    std::swap(next.at(static_cast<size_t>(row)), next.at(static_cast<size_t>(to)));
    push(u"Move watch"_s, std::move(next));
    return true;
}

void WatchList::push(const QString& text, std::vector<Watch> next)
{
    if (next != m_watches)
        m_undo.push(new Change(*this, text, std::move(next)));
}

void WatchList::set(const std::vector<Watch>& watches)
{
    m_watches = watches;
    Q_EMIT changed();
}

Value WatchList::toValue() const
{
    auto all = m_others;
    all[m_system] = m_watches;
    Value::Members systems;
    for (auto each = all.cbegin(); each != all.cend(); ++each) {
        Value::Items items;
        for (const Watch& watch : each.value())
            items.append(watch.toValue());
        if (!items.isEmpty())
            systems.append({each.key(), Value::list(items)});
    }
    return Value::object(systems);
}

void WatchList::fromValue(const Value& value)
{
    m_others.clear();
    for (const auto& [system, items] : value.members()) {
        for (const Value& item : items.items()) {
            try {
                m_others[system].push_back(Watch::fromValue(item));
            } catch (const EngineError&) {
                continue; // written by another version: the others are still of use
            }
        }
    }
    m_undo.clear();
    set(m_others.take(m_system));
}

} // namespace occasion
