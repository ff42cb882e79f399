// SPDX-License-Identifier: BSD-3-Clause
#include "views/log/logmodel.h"

#include "engine/domain/domainevent.h"
#include "views/common/listtable.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shortOriginator = 8;
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
    , m_leftOut([this](const SupposedEvent& event) { return placeOfLeftOut(event); })
{
}

void LogModel::restart(int process, Layout layout)
{
    beginResetModel();
    m_cache.clear();
    m_layout = layout;
    m_process = process;
    m_count = 0;
    m_marks = {};
    m_leftOut.set({});
    endResetModel();
}

void LogModel::suppose(const SupposedMarks& marks)
{
    if (marks == m_marks)
        return;
    beginResetModel();
    m_marks = marks;
    m_leftOut.set(m_layout == Layout::Plain ? std::vector<SupposedEvent>() : marks.leftOut());
    m_leftOut.show(leftOutAtCount(m_count, m_cursor));
    endResetModel();
}

void LogModel::setCount(qint64 count, qint64 cursor)
{
    if (count == m_count && cursor == m_cursor)
        return;
    const int before = rowCount();
    const int leftOut = leftOutAtCount(count, cursor);
    const int after = rowsFor(count) + leftOut;
    const qint64 changed = qMin(count, m_count);
    m_cursor = cursor;
    if (count != m_count)
        m_cache.refresh();
    if (after > before)
        beginInsertRows({}, before, after - 1);
    else if (after < before)
        beginRemoveRows({}, after, before - 1);
    m_count = count;
    m_leftOut.show(leftOut);
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

/// Where it would stand were nothing left out.
int LogModel::itemRow(qint64 place) const
{
    if (m_layout == Layout::Plain)
        return static_cast<int>(place);
    return static_cast<int>(place / sectionSize * rowsOfSection + 1 + place % sectionSize);
}

int LogModel::rowOf(qint64 place) const
{
    if (place < 0 || place >= m_count)
        return -1;
    return m_leftOut.with(itemRow(place));
}

/// Before the item in whose place it would stand; between two sections before the heading, so that rows are only ever
/// added at the end.
int LogModel::placeOfLeftOut(const SupposedEvent& event) const
{
    const auto place = event.notification - 1;
    return itemRow(place) - (place % sectionSize == 0 ? 1 : 0);
}

/// They stand in the order of their steps, so those that have had theirs come first.
int LogModel::leftOutAtCount(qint64 count, qint64 cursor) const
{
    const auto& all = m_leftOut.events();
    const auto later = std::find_if(all.begin(), all.end(), [&](const SupposedEvent& event) {
        return event.supposition.step > cursor || event.notification - 1 > count;
    });
    return static_cast<int>(later - all.begin());
}

qint64 LogModel::sectionOf(int row) const
{
    return m_leftOut.without(row) / (m_layout == Layout::Plain ? sectionSize : rowsOfSection);
}

qint64 LogModel::placeOf(int row) const
{
    if (row < 0 || row >= rowCount() || m_leftOut.at(row))
        return -1;
    if (m_layout == Layout::Plain)
        return row;
    const int own = m_leftOut.without(row) % rowsOfSection;
    return own == 0 ? -1 : sectionOf(row) * sectionSize + own - 1;
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
    return parent.isValid() ? 0 : rowsFor(m_count) + m_leftOut.shown();
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

QVariant LogModel::leftOutData(const SupposedEvent& event, int column, int role) const
{
    const auto& supposed = event.supposition;
    if (role == listrole::LeftOut)
        return true;
    if (role == Qt::ToolTipRole)
        return supposedSentence(event);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Id:
    case AtVersion:
        return u"—"_s;
    case Originator:
        return supposed.aggregate.text().left(shortOriginator);
    case Event:
        return shortTopic(supposed.topic);
    case Step:
        return supposed.step;
    default:
        return u"never happened: %1"_s.arg(fieldsText(supposed.before));
    }
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (const SupposedEvent* leftOut = m_leftOut.at(index.row()))
        return leftOutData(*leftOut, index.column(), role);
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
    if (index.column() == Event && m_marks.at(found->id))
        return role == Qt::DisplayRole ? m_marks.marked(found->id, found->name) : m_marks.sentence(found->id);
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
