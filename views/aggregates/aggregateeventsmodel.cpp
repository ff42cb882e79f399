// SPDX-License-Identifier: BSD-3-Clause
#include "views/aggregates/aggregateeventsmodel.h"

#include "views/common/listtable.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

std::vector<AggregateEventItem> readEvents(
    const History& history, int process, const OriginatorId& id, qint64 step, qint64 offset, int limit)
{
    std::vector<AggregateEventItem> items;
    for (const EventView& event : history.aggregateEvents(process, id, step, offset, limit))
        items.push_back({.version = event.version,
            .name = event.name,
            .topic = event.topic,
            .step = event.step,
            .notification = event.id});
    return items;
}

bool AggregateEventsModel::append(qint64 offset, const std::vector<AggregateEventItem>& events)
{
    const qint64 known = rowCount() - offset;
    if (known < 0)
        return false;
    const auto added = static_cast<qint64>(events.size()) - known;
    if (added <= 0)
        return true;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(added) - 1);
    m_events.insert(m_events.end(), events.begin() + known, events.end());
    endInsertRows();
    return true;
}

void AggregateEventsModel::truncate(qint64 count)
{
    if (count >= rowCount())
        return;
    beginRemoveRows({}, static_cast<int>(count), rowCount() - 1);
    m_events.resize(static_cast<size_t>(count));
    endRemoveRows();
}

void AggregateEventsModel::setFresh(qint64 step)
{
    if (m_fresh == step)
        return;
    m_fresh = step;
    if (!m_events.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {listrole::Fresh});
}

void AggregateEventsModel::suppose(const SupposedMarks& marks)
{
    if (m_marks == marks)
        return;
    m_marks = marks;
    if (!m_events.empty())
        Q_EMIT dataChanged(index(0, Event), index(rowCount() - 1, Event));
}

void AggregateEventsModel::clear()
{
    truncate(0);
    setFresh(0);
}

int AggregateEventsModel::rowOf(Version version) const
{
    const auto found = std::find_if(
        m_events.begin(), m_events.end(), [version](const auto& event) { return event.version == version; });
    return found == m_events.end() ? -1 : static_cast<int>(found - m_events.begin());
}

int AggregateEventsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int AggregateEventsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AggregateEventsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const AggregateEventItem& item = event(index.row());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            (index.column() == Event ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == listrole::Fresh)
        return item.step == m_fresh;
    if (role == Qt::ToolTipRole && index.column() == Event)
        return m_marks.at(item.notification) ? m_marks.sentence(item.notification) : item.topic;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case AtVersion:
        return item.version;
    case Event:
        return m_marks.marked(item.notification, item.name);
    default:
        return item.step;
    }
}

QVariant AggregateEventsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles{u"Ver."_s, u"Event"_s, u"Step"_s};
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section != Event)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == AtVersion)
        return u"Version of the aggregate that the event made"_s;
    return role == Qt::DisplayRole ? titles.value(section) : QVariant();
}

} // namespace occasion
