// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/leftoutrows.h"
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
///
/// In a hypothetical branch what was left out stands where it was, struck through: it has no version, is no item and
/// cannot be selected.
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

    /// The events as of a step: how many there are, and those that were read from an offset on. What is here already
    /// is passed over; nothing is taken in when there is a hole between that and what was read.
    void update(qint64 step, qint64 count, qint64 offset, const std::vector<AggregateEventItem>& events);
    /// What is supposed of the events of the aggregate's process.
    void suppose(const SupposedMarks& marks, const OriginatorId& aggregate);
    void clear();

    /// How many are here, from the first one on.
    qint64 known() const { return static_cast<qint64>(m_events.size()); }
    /// Null for what was left out.
    const AggregateEventItem* item(int row) const;
    /// -1 if there is no such version.
    int rowOf(Version version) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void setFresh(qint64 step);
    NotificationId notificationBefore(qint64 count) const;
    int leftOutBefore(NotificationId newest, bool isWhole, qint64 step) const;
    int placeOfLeftOut(const SupposedEvent& event) const;
    QVariant leftOutData(const SupposedEvent& event, int column, int role) const;

    std::vector<AggregateEventItem> m_events; // as far as they are here
    qint64 m_count = 0; // of them as of the step
    qint64 m_step = 0; // those that it recorded are marked
    SupposedMarks m_marks;
    LeftOutRows m_leftOut{[this](const SupposedEvent& event) { return placeOfLeftOut(event); }};
};

} // namespace occasion
