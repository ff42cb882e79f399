// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/history.h"
#include "views/common/panel.h"
#include "views/timeline/steppages.h"

class QLabel;
class QStackedWidget;
class QTableView;

namespace occasion {

class History;
class LegendWidget;
class StepListModel;
class TimelineView;

/// What happened step by step: a diagram with a lane for each process, or the same as a list.
class TimelinePanel : public Panel
{
    Q_OBJECT
public:
    explicit TimelinePanel(const PanelContext& context, QWidget* parent = nullptr);

    std::optional<Figure> figure() const override;

    TimelineView& diagram() const { return *m_diagram; }
    QTableView& list() const { return *m_list; }
    void showList(bool list);

protected:
    void refresh() override;
    void showSelection() override;
    void showTheme() override;

private:
    void makeList();
    QWidget* makeBar();
    void connectDiagram();
    void connectList();
    void selectCause(qint64 step);
    void selectEffect(qint64 step);
    void selectFound(qint64 step, const QString& otherwise);
    void showMenu(QPoint globalPlace, qint64 step);
    void showMenuOf(QPoint globalPlace, qint64 step, const std::vector<EventView>& events);
    void copy(qint64 step);
    void followInList(qint64 before);
    void say(const QString& note);

    template <class T>
    typename StepPages<T>::Ask askWith(std::vector<T> (*read)(const History&, qint64, qint64));

    TimelineView* m_diagram;
    StepListModel* m_steps;
    QTableView* m_list;
    QStackedWidget* m_stack;
    LegendWidget* m_legend;
    QLabel* m_note;
    qint64 m_cursor = 0;
    bool m_showing = false; ///< the selection is being shown, not made
};

} // namespace occasion
