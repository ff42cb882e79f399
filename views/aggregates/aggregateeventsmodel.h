// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/supposedmarks.h"

#include <QAbstractTableModel>

namespace occasion {

/// One event of an aggregate as its list shows it.
struct AggregateEventItem
{
    Version version = 0;
    QString name = {};
    QString topic = {};
    qint64 step = 0;
    NotificationId notification = 0;

    friend bool operator==(const AggregateEventItem&, const AggregateEventItem&) = default;
};

/// At most `limit` events of one aggregate as of a step from an offset on, as they were recorded. Engine thread.
std::vector<AggregateEventItem> readEvents(
    const History& history, int process, const OriginatorId& id, qint64 step, qint64 offset, int limit);

/// The events of one aggregate. They only grow or, when the cursor goes back, shrink at the end.
class AggregateEventsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        AtVersion,
        Event,
        Step,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Takes in what was read from an offset on, passing over what is here. False, and nothing changed, when there
    /// is a hole between that and what is here.
    bool append(qint64 offset, const std::vector<AggregateEventItem>& events);
    /// Only the first `count` are left.
    void truncate(qint64 count);
    /// The step whose events are marked.
    void setFresh(qint64 step);
    /// What is supposed of the events of the aggregate's process.
    void suppose(const SupposedMarks& marks);
    void clear();

    const AggregateEventItem& event(int row) const { return m_events.at(static_cast<size_t>(row)); }
    /// -1 if there is no such version.
    int rowOf(Version version) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<AggregateEventItem> m_events;
    qint64 m_fresh = 0;
    SupposedMarks m_marks;
};

} // namespace occasion
