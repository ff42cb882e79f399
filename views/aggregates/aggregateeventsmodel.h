// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"

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

/// The events of one aggregate as of a step, by version. Engine thread.
std::vector<AggregateEventItem> readEvents(
    const History& history, int process, const OriginatorId& id, qint64 step);

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

    /// The next events of the same aggregate; `fresh` is the step whose events are marked.
    void show(std::vector<AggregateEventItem> events, qint64 fresh);
    void setFresh(qint64 step);
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
};

} // namespace occasion
