// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/steplistmodel.h"

#include <QFont>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pageSize = 256;
constexpr size_t pagesKept = 32;

} // namespace

StepListModel::StepListModel(StepPages<TimelineMark>::Ask ask, QObject* parent)
    : QAbstractTableModel(parent)
    , m_marks(pageSize, pagesKept, std::move(ask), [this](qint64 first, qint64 last) {
        Q_EMIT dataChanged(
            index(static_cast<int>(first - 1), 0), index(static_cast<int>(last - 1), ColumnCount - 1));
    })
{
}

void StepListModel::showFrame(const Frame& frame)
{
    const int rows = static_cast<int>(frame.newest);
    if (frame.session != m_session || rows < m_rows) {
        beginResetModel();
        m_session = frame.session;
        m_map = frame.map;
        m_supposed = supposedSteps(frame);
        m_marks.reset();
        m_wantedFirst = 0;
        m_marks.setNewest(frame.newest);
        m_rows = rows;
        m_cursor = frame.cursor;
        endResetModel();
        return;
    }
    m_marks.setNewest(frame.newest);
    if (rows > m_rows) {
        beginInsertRows({}, m_rows, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
    showCursor(frame.cursor);
}

void StepListModel::showCursor(qint64 cursor)
{
    if (cursor == m_cursor)
        return;
    const auto first = static_cast<int>(qMax(qint64{0}, qMin(m_cursor, cursor) - 1));
    const auto last = static_cast<int>(qMin(qMax(m_cursor, cursor), qint64{m_rows}) - 1);
    m_cursor = cursor;
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1), {Qt::ForegroundRole, Qt::FontRole});
}

void StepListModel::showTheme(const Theme& theme)
{
    m_theme = theme;
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, ColumnCount - 1), {Qt::ForegroundRole});
}

int StepListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int StepListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StepListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles{u"Step"_s, u"Clock"_s, u"Process"_s, u"What happened"_s, u"Outcome"_s};
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? titles.value(section) : QVariant();
}

// Rows that a paint misses are asked for together, once it is done.
void StepListModel::want(qint64 step) const
{
    if (m_wantedFirst == 0) {
        m_wantedFirst = m_wantedLast = step;
        QMetaObject::invokeMethod(
            const_cast<StepListModel*>(this),
            [this] {
                if (m_wantedFirst > 0)
                    m_marks.want(m_wantedFirst, m_wantedLast);
                m_wantedFirst = 0;
            },
            Qt::QueuedConnection);
    }
    m_wantedFirst = qMin(m_wantedFirst, step);
    m_wantedLast = qMax(m_wantedLast, step);
}

QString StepListModel::textOf(const TimelineMark& mark, int column) const
{
    switch (column) {
    case Clock:
        return mark.step.clock.displayText();
    case Process:
        return m_map->processName(mark.step.process);
    case What:
        return m_supposed.contains(mark.step.number) ? u"%1 · supposed: %2"_s.arg(
                   stepTitle(mark.step, *m_map, mark.names), m_supposed.value(mark.step.number))
                                                     : stepTitle(mark.step, *m_map, mark.names);
    case Outcome:
        return outcomeText(mark.step, mark.names);
    default:
        return QString::number(mark.step.number);
    }
}

QVariant StepListModel::colourOf(qint64 step, const TimelineMark* mark, int column) const
{
    if (step > m_cursor)
        return m_theme.mutedText;
    if (mark && column == Process)
        return m_theme.process(mark->step.process);
    if (mark && column == Outcome) {
        switch (mark->step.outcome) {
        case StepOutcome::Refused:
            return m_theme.refused;
        case StepOutcome::Failed:
            return m_theme.failed;
        case StepOutcome::NothingToDo:
            return m_theme.mutedText;
        case StepOutcome::Recorded:
            break;
        }
    }
    return {};
}

QVariant StepListModel::fontOf(qint64 step) const
{
    if (step < m_cursor)
        return {};
    QFont font;
    font.setBold(step == m_cursor);
    font.setItalic(step > m_cursor);
    return font;
}

QVariant StepListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const qint64 step = stepOf(index);
    const TimelineMark* mark = m_marks.find(step);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        if (!mark)
            want(step);
        if (index.column() == Number)
            return QString::number(step);
        return mark ? textOf(*mark, index.column()) : u"…"_s;
    case Qt::AccessibleTextRole:
        if (!mark)
            return u"step %1"_s.arg(step);
        return index.column() == Number && step > m_cursor ? u"step %1, after the cursor"_s.arg(step)
                                                           : textOf(*mark, index.column());
    case Qt::ForegroundRole:
        return colourOf(step, mark, index.column());
    case Qt::FontRole:
        return fontOf(step);
    case Qt::TextAlignmentRole:
        return int((index.column() == Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace occasion
