// SPDX-License-Identifier: BSD-3-Clause
#include "views/aggregates/aggregateeventsmodel.h"

#include "engine/domain/domainevent.h"
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

/// Rows come and go at the end only: what was left out stands among the events by where it would be in the log, so those
/// that there are at a step are the first ones of those that there are later.
void AggregateEventsModel::update(
    qint64 step, qint64 count, qint64 offset, const std::vector<AggregateEventItem>& events)
{
    const qint64 kept = std::min(count, known());
    const auto first = events.begin() + std::clamp<qint64>(kept - offset, 0, std::ssize(events));
    const auto last = kept < offset ? first : events.end();
    const int before = rowCount();
    const qint64 newest = first != last ? events.back().notification : notificationBefore(kept);
    const int leftOut = leftOutBefore(newest, kept + (last - first) == count, step);
    const int after = static_cast<int>(kept + (last - first)) + leftOut;
    if (after > before)
        beginInsertRows({}, before, after - 1);
    else if (after < before)
        beginRemoveRows({}, after, before - 1);
    m_events.resize(static_cast<size_t>(kept));
    m_events.insert(m_events.end(), first, last);
    m_leftOut.show(leftOut);
    m_count = count;
    if (after > before)
        endInsertRows();
    else if (after < before)
        endRemoveRows();
    setFresh(step);
}

void AggregateEventsModel::setFresh(qint64 step)
{
    if (m_step == step)
        return;
    m_step = step;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {listrole::Fresh});
}

void AggregateEventsModel::suppose(const SupposedMarks& marks, const OriginatorId& aggregate)
{
    auto leftOut = marks.leftOut();
    std::erase_if(leftOut,
        [&aggregate](const SupposedEvent& event) { return event.supposition.aggregate != aggregate; });
    if (m_marks == marks && m_leftOut.events() == leftOut)
        return;
    beginResetModel();
    m_marks = marks;
    m_leftOut.set(std::move(leftOut));
    m_leftOut.show(leftOutBefore(notificationBefore(known()), known() == m_count, m_step));
    endResetModel();
}

void AggregateEventsModel::clear()
{
    update(0, 0, 0, {});
}

/// The id of the last one of so many events; 0 if there is none.
NotificationId AggregateEventsModel::notificationBefore(qint64 count) const
{
    return count == 0 ? 0 : m_events[static_cast<size_t>(count - 1)].notification;
}

/// How many of what was left out have had their step, as far as what stands before them is here: all the events, or
/// those up to the newest.
int AggregateEventsModel::leftOutBefore(NotificationId newest, bool isWhole, qint64 step) const
{
    const auto& all = m_leftOut.events();
    const auto later = std::find_if(all.begin(), all.end(), [&](const SupposedEvent& event) {
        return event.supposition.step > step || (!isWhole && event.notification > newest);
    });
    return static_cast<int>(later - all.begin());
}

/// Before the event in whose place it would stand.
int AggregateEventsModel::placeOfLeftOut(const SupposedEvent& event) const
{
    const auto next = std::partition_point(m_events.begin(), m_events.end(),
        [id = event.notification](const auto& each) { return each.notification < id; });
    return static_cast<int>(next - m_events.begin());
}

const AggregateEventItem* AggregateEventsModel::item(int row) const
{
    if (row < 0 || row >= rowCount() || m_leftOut.at(row))
        return nullptr;
    return &m_events[static_cast<size_t>(m_leftOut.without(row))];
}

int AggregateEventsModel::rowOf(Version version) const
{
    const auto found = std::find_if(
        m_events.begin(), m_events.end(), [version](const auto& event) { return event.version == version; });
    return found == m_events.end() ? -1 : m_leftOut.with(static_cast<int>(found - m_events.begin()));
}

int AggregateEventsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size()) + m_leftOut.shown();
}

int AggregateEventsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags AggregateEventsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return m_leftOut.at(index.row()) ? Qt::ItemFlags(Qt::ItemNeverHasChildren)
                                     : QAbstractTableModel::flags(index);
}

QVariant AggregateEventsModel::leftOutData(const SupposedEvent& event, int column, int role) const
{
    if (role == listrole::LeftOut)
        return true;
    if (role == Qt::ToolTipRole || role == Qt::AccessibleDescriptionRole)
        return supposedSentence(event);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case AtVersion:
        return u"—"_s;
    case Event:
        return shortTopic(event.supposition.topic);
    default:
        return event.supposition.step;
    }
}

QVariant AggregateEventsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            (index.column() == Event ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (const SupposedEvent* leftOut = m_leftOut.at(index.row()))
        return leftOutData(*leftOut, index.column(), role);
    const AggregateEventItem& found = *item(index.row());
    if (role == listrole::Fresh)
        return found.step == m_step;
    if (role == Qt::ToolTipRole && index.column() == Event)
        return m_marks.at(found.notification) ? m_marks.sentence(found.notification) : found.topic;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case AtVersion:
        return found.version;
    case Event:
        return m_marks.marked(found.notification, found.name);
    default:
        return found.step;
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
