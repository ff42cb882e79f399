// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/aggregates/aggregatereading.h"
#include "views/common/answer.h"
#include "views/common/panel.h"
#include "views/common/selection.h"

class QLabel;
class QPushButton;
class QSlider;
class QSplitter;

namespace occasion {

class ListTable;
class VersionView;

/// The events of the selected aggregate and one of its versions: the one at the cursor, or one that was chosen
/// with an event or the slider. A version is chosen while it lies before the one at the cursor. Shift and a click on
/// an event, or Shift+Enter, compares two versions until Esc.
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
    VersionView& versions() const { return *m_versions; }
    QString status() const;
    /// "Comparing 12 ↔ 40 · Esc to leave"; empty while nothing is compared.
    QString comparing() const;

Q_SIGNALS:
    void stepActivated(qint64 step);
    void pinRequested(int process, const occasion::OriginatorId& id, const QString& field);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    /// Shift with a click or with Enter on the events.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    QWidget* makeHeader();
    void addActions();
    void subject(int process, const OriginatorId& id);
    void choose(int row);
    void chooseVersion(Version version);
    /// Compares with the version that is shown now, whichever is chosen next.
    void startComparing();
    void stopComparing();
    bool compareAt(int row);
    void ask();
    void take(int process, const OriginatorId& id, qint64 step, const Answer<AggregateReading>& answer);
    QString whyNotThere(qint64 step) const;
    void show(const AggregateReading& reading, qint64 step);
    void showEvents(const AggregateReading& reading, qint64 step);
    void showVersion(const AggregateReading& reading, qint64 step);
    void showNothing(const QString& sentence);
    QString name() const;

    PanelContext m_context;
    AggregateEventsModel* m_events;
    ListTable* m_table;
    VersionView* m_versions;
    QSlider* m_slider;
    QLabel* m_title;
    QLabel* m_status;
    QLabel* m_comparing;
    QPushButton* m_follow;
    QSplitter* m_splitter;
    OneAtATime m_asking;
    int m_session = -1;
    std::optional<std::pair<int, OriginatorId>> m_subject;
    QString m_type;
    std::optional<Version> m_chosen;
    std::optional<Version> m_compared;
    std::optional<ShownVersions> m_shown; ///< none while nothing is
    Selected m_applied;
    QString m_field; ///< that was selected elsewhere, of the chosen version's event: go to it
    bool m_updating = false;
};

} // namespace occasion
