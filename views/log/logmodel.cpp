// SPDX-License-Identifier: BSD-3-Clause
#include "views/log/logmodel.h"

#include "views/common/listtable.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowsOfSection = LogModel::sectionSize + 1;

bool isNumber(int column)
{
    return column == LogModel::Id || column == LogModel::AtVersion || column == LogModel::Step;
}

QVariant cellText(const LogItem& item, int column)
{
    switch (column) {
    case LogModel::Id:
        return item.id;
    case LogModel::Originator:
        return item.shortOriginator;
    case LogModel::AtVersion:
        return item.version;
    case LogModel::Event:
        return item.name;
    case LogModel::Step:
        return item.step;
    default:
        return item.state;
    }
}

QVariant tip(const LogItem& item, int column)
{
    if (column == LogModel::Originator)
        return item.originatorId.text();
    return column == LogModel::Event ? QVariant(item.topic) : cellText(item, column);
}

} // namespace

LogModel::LogModel(Cache::Fetch fetch, QObject* parent)
    : QAbstractTableModel(parent)
    , m_cache(PagedRows::AppendOnly, std::move(fetch),
          [this](int, qint64 first, qint64 last) { arrived(first, last); })
{
}

void LogModel::restart(int process, Layout layout)
{
    beginResetModel();
    m_cache.clear();
    m_layout = layout;
    m_process = process;
    m_count = 0;
    endResetModel();
}

void LogModel::setCount(qint64 count, qint64 cursor)
{
    if (count == m_count && cursor == m_cursor)
        return;
    const int before = rowCount();
    const int after = rowsFor(count);
    const qint64 changed = qMin(count, m_count);
    m_cursor = cursor;
    if (count != m_count)
        m_cache.refresh();
    if (after > before)
        beginInsertRows({}, before, after - 1);
    else if (after < before)
        beginRemoveRows({}, after, before - 1);
    m_count = count;
    if (after > before)
        endInsertRows();
    else if (after < before)
        endRemoveRows();
    if (m_count > 0 && changed > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int LogModel::rowsFor(qint64 count) const
{
    const qint64 headings = m_layout == Layout::Plain ? 0 : (count + sectionSize - 1) / sectionSize;
    return static_cast<int>(count + headings);
}

const LogItem* LogModel::item(int row) const
{
    const qint64 place = placeOf(row);
    return place < 0 ? nullptr : m_cache.find(m_process, place);
}

int LogModel::rowOf(qint64 place) const
{
    if (place < 0 || place >= m_count)
        return -1;
    if (m_layout == Layout::Plain)
        return static_cast<int>(place);
    return static_cast<int>(place / sectionSize * rowsOfSection + 1 + place % sectionSize);
}

qint64 LogModel::sectionOf(int row) const
{
    return row / (m_layout == Layout::Plain ? sectionSize : rowsOfSection);
}

qint64 LogModel::placeOf(int row) const
{
    if (row < 0 || row >= rowCount())
        return -1;
    if (m_layout == Layout::Plain)
        return row;
    if (row % rowsOfSection == 0)
        return -1;
    return sectionOf(row) * sectionSize + row % rowsOfSection - 1;
}

QString LogModel::sectionId(qint64 section) const
{
    const qint64 first = section * sectionSize;
    const qint64 last = qMin(first + sectionSize, m_count) - 1;
    if (first < 0 || last < first)
        return {};
    const LogItem* from = m_cache.find(m_process, first);
    const NotificationId begin = from ? from->id : 0;
    const LogItem* to = m_cache.find(m_process, last);
    return from && to ? QString::number(begin) + u',' + QString::number(to->id) : QString(u'…');
}

QString LogModel::heading(qint64 section) const
{
    const QString id = sectionId(section);
    const qint64 last = (section + 1) * sectionSize - 1;
    if (last >= m_count)
        return u"Section "_s + id + u" · current"_s;
    const LogItem* end = m_cache.find(m_process, last);
    if (!end)
        return u"Section "_s + id;
    const QString next = QString::number(end->id + 1) + u',' + QString::number(end->id + sectionSize);
    return u"Section "_s + id + u" → next "_s + next + u" · archived"_s;
}

void LogModel::arrived(qint64 first, qint64 last)
{
    if (first >= m_count)
        return;
    const int from = qMax(0, rowOf(first) - 1); // a page begins with a section's heading
    Q_EMIT dataChanged(index(from, 0), index(rowOf(qMin(last, m_count - 1)), ColumnCount - 1));
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : rowsFor(m_count);
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

Qt::ItemFlags LogModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (placeOf(index.row()) < 0)
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (placeOf(index.row()) < 0) {
        if (role == listrole::Process)
            return m_process;
        const bool asked = role == listrole::Heading || (role == Qt::DisplayRole && index.column() == 0);
        return asked ? QVariant(heading(sectionOf(index.row()))) : QVariant();
    }
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != listrole::Fresh)
        return {};
    const LogItem* found = item(index.row());
    if (!found)
        return role == Qt::DisplayRole ? QVariant(QString(u'…')) : QVariant();
    if (role == listrole::Fresh)
        return found->step == m_cursor;
    return role == Qt::DisplayRole ? cellText(*found, index.column()) : tip(*found, index.column());
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles{u"Id"_s, u"Originator"_s, u"Ver."_s, u"Event"_s, u"Step"_s, u"State"_s};
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && isNumber(section))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == AtVersion)
        return u"Originator version"_s;
    return role == Qt::DisplayRole ? titles.value(section) : QVariant();
}

} // namespace occasion
