// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/leftoutrows.h"
#include "views/common/pagecache.h"
#include "views/common/supposedmarks.h"
#include "views/log/logpages.h"

#include <QAbstractTableModel>

namespace occasion {

/// A notification log as its readers see it: sections of ten items, each under a heading with its id and its
/// link to the next one.
///
/// Sections are counted by items, not by ids: followed from link to link, a section holds the next ten
/// notifications that there are, and its id names the first and the last of them (gaps lie within or
/// between). A full section is archived and never changes; the last one is the current one. A log of which only
/// some notifications are shown is a plain list of them, without headings.
///
/// In a hypothetical branch what was left out stands where it was, struck through: it has no id, is no item and is not
/// counted.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Id,
        Originator,
        AtVersion,
        Event,
        Step,
        State,
        ColumnCount
    };
    using Cache = PageCache<LogItem>;
    static constexpr int sectionSize = 10;

    explicit LogModel(Cache::Fetch fetch, QObject* parent = nullptr);

    enum class Layout
    {
        Sections,
        Plain
    };
    /// Another log, or other notifications of it: forgets everything.
    void restart(int process, Layout layout);
    /// What is supposed of the log's events. The ids of a session's log have no gaps.
    void suppose(const SupposedMarks& marks);
    /// The cursor has moved: how many notifications there are now, and which step's are fresh.
    void setCount(qint64 count, qint64 cursor);

    qint64 count() const { return m_count; }
    qint64 sectionCount() const { return (m_count + sectionSize - 1) / sectionSize; }
    /// Null for a heading and while it is not here.
    const LogItem* item(int row) const;
    int rowOf(qint64 place) const;
    /// The item's place from 0; -1 for a heading and for what was left out.
    qint64 placeOf(int row) const;
    qint64 sectionOf(int row) const;
    /// "11,20"; "…" while its ends are not here.
    QString sectionId(qint64 section) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    int rowsFor(qint64 count) const;
    int itemRow(qint64 place) const;
    int placeOfLeftOut(const SupposedEvent& event) const;
    int leftOutAtCount(qint64 count, qint64 cursor) const;
    QVariant leftOutData(const SupposedEvent& event, int column, int role) const;
    QString heading(qint64 section) const;
    void arrived(qint64 first, qint64 last);

    mutable Cache m_cache;
    Layout m_layout = Layout::Sections;
    int m_process = 0;
    qint64 m_count = 0;
    qint64 m_cursor = 0;
    SupposedMarks m_marks;
    LeftOutRows m_leftOut;
};

} // namespace occasion
