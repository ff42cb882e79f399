// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/aggregates/aggregateeventsmodel.h"
#include "views/common/answer.h"
#include "views/common/panel.h"
#include "views/common/selection.h"

class QLabel;
class QPushButton;
class QSplitter;

namespace occasion {

class ListTable;
class StateView;

/// One aggregate as of a step, as the engine thread reads it for an AggregateDetail.
struct AggregateReading
{
    bool exists = false; ///< at that step
    Version newest = 0; ///< its version at that step
    qint64 count = 0; ///< of its events at that step
    qint64 offset = 0; ///< of the first of `events`: before it are those that were shown when it was asked
    std::vector<AggregateEventItem> events = {};
    AggregateView view = {}; ///< at the version that is shown
};

/// The events of the selected aggregate and its state: at the cursor, or at the version of the event that was
/// chosen. A version is chosen while it lies before the one at the cursor.
class AggregateDetail : public QWidget
{
    Q_OBJECT
public:
    explicit AggregateDetail(const PanelContext& context, QWidget* parent = nullptr);

    /// The frame has changed.
    void refresh();
    /// The selection may have changed.
    void showSelection();
    void showTheme();
    void followCursor();
    /// Events beside the state, or above it.
    void setOrientation(Qt::Orientation orientation);

    QAbstractItemModel* events() const { return m_events; }
    const StateView& state() const { return *m_state; }
    QString status() const;

Q_SIGNALS:
    void stepActivated(qint64 step);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    QWidget* makeHeader();
    void addActions();
    void subject(int process, const OriginatorId& id);
    void choose(const QModelIndex& event);
    void ask();
    void take(int process, const OriginatorId& id, qint64 step, const Answer<AggregateReading>& answer);
    void show(AggregateReading reading, qint64 step);
    void showNothing(const QString& sentence);
    QString name() const;

    PanelContext m_context;
    AggregateEventsModel* m_events;
    ListTable* m_table;
    StateView* m_state;
    QLabel* m_title;
    QLabel* m_status;
    QPushButton* m_follow;
    QSplitter* m_splitter;
    OneAtATime m_asking;
    int m_session = -1;
    std::optional<std::pair<int, OriginatorId>> m_subject;
    QString m_type;
    std::optional<Version> m_chosen;
    Selected m_applied;
    bool m_updating = false;
};

} // namespace occasion
