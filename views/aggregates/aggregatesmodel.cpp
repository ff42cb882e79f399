// SPDX-License-Identifier: BSD-3-Clause
#include "views/aggregates/aggregatesmodel.h"

#include "views/common/listtable.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QString headingText(const QString& name, qint64 count)
{
    if (count == 0)
        return name + u": no aggregates"_s;
    return count == 1 ? name + u": 1 aggregate"_s : u"%1: %2 aggregates"_s.arg(name).arg(count);
}

QVariant cellText(const AggregateItem& item, int column)
{
    switch (column) {
    case AggregatesModel::Id:
        return item.shortId;
    case AggregatesModel::Type:
        return item.summary.type;
    case AggregatesModel::AtVersion:
        return item.summary.version;
    case AggregatesModel::LastEvent:
        return item.summary.lastEvent;
    default:
        return item.age;
    }
}

QVariant tip(const AggregateItem& item, int column)
{
    switch (column) {
    case AggregatesModel::Id:
        return item.summary.id.text();
    case AggregatesModel::Age:
        return u"Step %1 recorded its last event"_s.arg(item.summary.lastStep);
    case AggregatesModel::AtVersion:
        if (item.summary.snapshotVersion)
            return u"Version %1, with a snapshot of version %2"_s.arg(item.summary.version)
                .arg(*item.summary.snapshotVersion);
        return u"Version %1"_s.arg(item.summary.version);
    default:
        return cellText(item, column);
    }
}

} // namespace

AggregatesModel::AggregatesModel(Cache::Fetch fetch, QObject* parent)
    : QAbstractTableModel(parent)
    , m_cache(PagedRows::Changing, std::move(fetch),
          [this](int process, qint64 first, qint64 last) { arrived(process, first, last); })
{
}

void AggregatesModel::restart(std::vector<Group> groups)
{
    beginResetModel();
    m_cache.clear();
    m_groups.clear();
    for (Group& group : groups) {
        Rows rows;
        rows.process = group.process;
        rows.heading = headingText(group.name, 0);
        rows.name = std::move(group.name);
        m_groups.push_back(std::move(rows));
    }
    place();
    endResetModel();
}

void AggregatesModel::setCounts(const std::vector<qint64>& counts)
{
    m_cache.refresh();
    for (size_t i = 0; i < m_groups.size() && i < counts.size(); ++i)
        setCount(i, static_cast<int>(counts[i]));
    if (!m_groups.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void AggregatesModel::setCount(size_t group, int count)
{
    Rows& rows = m_groups[group];
    const int end = rows.start + 1 + rows.count;
    const int more = count - rows.count;
    if (more > 0)
        beginInsertRows({}, end, end + more - 1);
    else if (more < 0)
        beginRemoveRows({}, end + more, end - 1);
    else
        return;
    rows.count = count;
    place();
    if (more > 0)
        endInsertRows();
    else
        endRemoveRows();
    rows.heading = headingText(rows.name, count);
}

void AggregatesModel::place()
{
    int start = 0;
    for (Rows& rows : m_groups) {
        rows.start = start;
        start += 1 + rows.count;
    }
}

const AggregatesModel::Rows& AggregatesModel::groupOf(int row) const
{
    size_t group = m_groups.size() - 1;
    while (m_groups[group].start > row)
        --group;
    return m_groups[group];
}

const AggregateItem* AggregatesModel::item(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const Rows& group = groupOf(row);
    return row == group.start ? nullptr : m_cache.find(group.process, row - group.start - 1);
}

int AggregatesModel::rowOf(int process, qint64 place) const
{
    for (const Rows& group : m_groups) {
        if (group.process == process && place >= 0 && place < group.count)
            return group.start + 1 + static_cast<int>(place);
    }
    return -1;
}

std::optional<std::pair<int, qint64>> AggregatesModel::placeOf(int row) const
{
    if (row < 0 || row >= rowCount() || groupOf(row).start == row)
        return {};
    return std::pair(groupOf(row).process, qint64{row} - groupOf(row).start - 1);
}

void AggregatesModel::arrived(int process, qint64 first, qint64 last)
{
    for (const Rows& group : m_groups) {
        if (group.process != process || first >= group.count)
            continue;
        const int from = group.start + 1 + static_cast<int>(first);
        const int to = group.start + 1 + static_cast<int>(qMin(last, qint64{group.count} - 1));
        Q_EMIT dataChanged(index(from, 0), index(to, ColumnCount - 1));
    }
}

int AggregatesModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || m_groups.empty())
        return 0;
    return m_groups.back().start + 1 + m_groups.back().count;
}

int AggregatesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags AggregatesModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (groupOf(index.row()).start == index.row())
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant AggregatesModel::headingData(const Rows& group, int column, int role) const
{
    if (role == listrole::Heading || (role == Qt::DisplayRole && column == 0))
        return group.heading;
    return role == listrole::Process ? QVariant(group.process) : QVariant();
}

QVariant AggregatesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Rows& group = groupOf(index.row());
    if (group.start == index.row())
        return headingData(group, index.column(), role);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            (index.column() == AtVersion ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != listrole::Fresh)
        return {};
    const AggregateItem* found = item(index.row());
    if (!found)
        return role == Qt::DisplayRole ? QVariant(QString(u'…')) : QVariant();
    if (role == listrole::Fresh)
        return found->fresh;
    return role == Qt::DisplayRole ? cellText(*found, index.column()) : tip(*found, index.column());
}

QVariant AggregatesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles{u"Id"_s, u"Type"_s, u"Ver."_s, u"Last event"_s, u"Age"_s};
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == AtVersion)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? titles.value(section) : QVariant();
}

} // namespace occasion
