// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/panel.h"
#include "views/graph/graphlayout.h"

class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace occasion {

class FlatTable;
class LayoutProcess;
class ProcessGraphModel;
class ProcessGraphScene;
class ProcessGraphView;

/// Process applications and the pipes between them, as a diagram and as its list twin: events, aggregates and
/// refusals of each process, position and lag of each pipe, and the notification that the last step delivered.
///
/// The diagram is laid out when the map changes, plainly at once and by Graphviz as soon as it answers.
class GraphPanel : public Panel
{
    Q_OBJECT
public:
    explicit GraphPanel(const PanelContext& context, QWidget* parent = nullptr);

    std::optional<Figure> figure() const override;
    bool isSettled() const override;
    std::optional<Breakpoint> breakpointHere() const override;

protected:
    void refresh() override;
    void showSelection() override;
    void showTheme() override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeTop();
    QToolButton* makeButton(const QString& text, const QString& tip);
    void makeTable();
    void sizeColumns();
    void layOut();
    void followCursor();
    void showPage();
    void choose(int row);
    void walkTo(int row);
    void copyRow() const;
    void showMenu(int row, QPoint globalPlace);
    std::optional<Breakpoint> breakpointAt(int row) const;
    int currentRow() const;

    ProcessGraphModel* m_model;
    ProcessGraphScene* m_scene;
    ProcessGraphView* m_view;
    FlatTable* m_table;
    QTabBar* m_tabs;
    QWidget* m_zoom;
    QStackedWidget* m_pages;
    QLabel* m_empty;
    LayoutProcess* m_process;
    LayoutRequest m_request;
    GraphLayout m_layout;
    int m_session = -1;
    qint64 m_cursor = -1;
    bool m_updating = false;
};

} // namespace occasion
