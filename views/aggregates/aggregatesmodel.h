// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/aggregates/aggregatepages.h"
#include "views/common/pagecache.h"

#include <QAbstractTableModel>

#include <optional>

namespace occasion {

/// The aggregates of one or all processes: a heading for each process, below it its aggregates in the order of
/// their first events. Rows are known by count and come by page; the cursor's way back takes rows off the ends.
class AggregatesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Id,
        Type,
        AtVersion,
        LastEvent,
        Age,
        ColumnCount
    };
    using Cache = PageCache<AggregateItem>;

    explicit AggregatesModel(Cache::Fetch fetch, QObject* parent = nullptr);

    struct Group
    {
        int process = 0;
        QString name = {};
    };
    /// Another history, or other processes of it: forgets everything.
    void restart(std::vector<Group> groups);
    /// The cursor has moved: how many aggregates each group has, and that any of them may have changed.
    void setCounts(const std::vector<qint64>& counts);

    /// Null for a heading and while it is not here.
    const AggregateItem* item(int row) const;
    /// The row of the n-th aggregate of a process; -1 if it has none such here.
    int rowOf(int process, qint64 place) const;
    /// Process and place of an aggregate's row; none for a heading.
    std::optional<std::pair<int, qint64>> placeOf(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Rows : Group
    {
        int start = 0; ///< the row of the heading
        int count = 0;
        QString heading = {};
    };

    const Rows& groupOf(int row) const;
    void setCount(size_t group, int count);
    void place();
    void arrived(int process, qint64 first, qint64 last);
    QVariant headingData(const Rows& group, int column, int role) const;

    mutable Cache m_cache;
    std::vector<Rows> m_groups;
};

} // namespace occasion
