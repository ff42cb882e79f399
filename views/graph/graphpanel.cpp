// SPDX-License-Identifier: BSD-3-Clause
#include "views/graph/graphpanel.h"

#include "views/common/breakpointplaces.h"
#include "views/common/enginelink.h"
#include "views/common/flattable.h"
#include "views/common/selection.h"
#include "views/common/theme.h"
#include "views/graph/graphfigure.h"
#include "views/graph/graphpainter.h"
#include "views/graph/layoutprocess.h"
#include "views/graph/processgraphmodel.h"
#include "views/graph/processgraphscene.h"
#include "views/graph/processgraphview.h"

#include <QAction>
#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>
#include <QToolButton>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

enum Page
{
    Diagram,
    List,
    Empty
};

} // namespace

GraphPanel::GraphPanel(const PanelContext& panelContext, QWidget* parent)
    : Panel(u"graph"_s, u"Process graph"_s, panelContext, parent)
    , m_model(new ProcessGraphModel(this))
    , m_scene(new ProcessGraphScene(*m_model, this))
    , m_view(new ProcessGraphView(*m_scene, this))
    , m_table(new FlatTable(this))
    , m_tabs(new QTabBar(this))
    , m_zoom(new QWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(makeEmptyState(this))
    , m_process(new LayoutProcess({}, this))
{
    makeTable();
    for (QWidget* page :
        {static_cast<QWidget*>(m_view), static_cast<QWidget*>(m_table), static_cast<QWidget*>(m_empty)})
        m_pages->addWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(m_pages, 1);
    setFocusProxy(m_view);
    connect(m_view, &ProcessGraphView::chosen, this, &GraphPanel::choose);
    connect(m_view, &ProcessGraphView::walkedTo, this, &GraphPanel::walkTo);
    connect(m_view, &ProcessGraphView::menuAsked, this, &GraphPanel::showMenu);
    connect(m_view, &ProcessGraphView::gutterClicked, this, [this](int row) {
        if (const auto place = breakpointAt(row))
            link().post(request::ToggleBreakpoint{*place});
    });
    connect(m_process, &LayoutProcess::laidOut, this,
        [this](const LayoutRequest& request, const GraphLayout& layout) {
            if (request != m_request)
                return;
            m_layout = layout;
            m_scene->place(layout);
        });
    showTheme();
    showPage();
}

void GraphPanel::makeTable()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(u"Processes and pipes"_s);
    connect(m_model, &QAbstractItemModel::modelReset, this, &GraphPanel::sizeColumns);
    sizeColumns();
    auto* copy = new QAction(u"&Copy"_s, m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(copy);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* more = new QAction(u"&Breakpoint and pause…"_s, m_table);
    m_table->addAction(more);
    connect(more, &QAction::triggered, this, [this] { showMenu(currentRow(), QCursor::pos()); });
    connect(copy, &QAction::triggered, this, &GraphPanel::copyRow);
    connect(m_table, &FlatTable::chosen, this, [this](const QModelIndex& index) { choose(index.row()); });
    connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& index) {
            if (!m_updating)
                walkTo(index.row());
        });
}

/// Names are never cut: they are what the rows are about. The kind says something only where a leader is unknown.
void GraphPanel::sizeColumns()
{
    QString longest = u"Accounts"_s;
    bool unknown = false;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QString name = m_model->index(row, ProcessGraphModel::Name).data().toString();
        longest = name.size() > longest.size() ? name : longest;
        unknown = unknown || (m_model->node(row) && m_model->node(row)->process < 0);
    }
    const QString number = u"88,888"_s;
    m_table->setColumns(ProcessGraphModel::LastStep,
        {{ProcessGraphModel::Name, longest}, {ProcessGraphModel::Kind, u"not in this store"_s},
            {ProcessGraphModel::Events, number}, {ProcessGraphModel::Aggregates, u"Aggregates"_s},
            {ProcessGraphModel::Refused, u"Refused"_s}, {ProcessGraphModel::Position, u"Position"_s},
            {ProcessGraphModel::Lag, number}});
    m_table->setColumnHidden(ProcessGraphModel::Kind, !unknown);
}

QToolButton* GraphPanel::makeButton(const QString& text, const QString& tip)
{
    auto* button = new QToolButton(m_zoom);
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    m_zoom->layout()->addWidget(button);
    return button;
}

QWidget* GraphPanel::makeTop()
{
    auto* top = new QWidget(this);
    m_tabs->addTab(u"Diagram"_s);
    m_tabs->addTab(u"List"_s);
    m_tabs->setTabToolTip(List, u"The same as a list, for the keyboard and for screen readers"_s);
    m_tabs->setAccessibleName(u"Diagram or list"_s);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    auto* buttons = new QHBoxLayout(m_zoom);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(0);
    connect(makeButton(u"−"_s, u"Smaller (-)"_s), &QToolButton::clicked, m_view, &ProcessGraphView::zoomOut);
    connect(makeButton(u"+"_s, u"Larger (+)"_s), &QToolButton::clicked, m_view, &ProcessGraphView::zoomIn);
    connect(makeButton(u"Fit"_s, u"Fit the whole diagram (0)"_s), &QToolButton::clicked, m_view,
        &ProcessGraphView::fit);
    connect(m_tabs, &QTabBar::currentChanged, this, &GraphPanel::showPage);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(4, 2, 4, 0);
    row->addWidget(m_tabs);
    row->addStretch();
    row->addWidget(m_zoom);
    return top;
}

void GraphPanel::showPage()
{
    const bool empty = m_model->rowCount() == 0;
    m_empty->setText(noSessionText());
    m_pages->setCurrentIndex(empty ? Empty : m_tabs->currentIndex());
    m_zoom->setVisible(!empty && m_tabs->currentIndex() == Diagram);
    setFocusProxy(m_tabs->currentIndex() == List ? static_cast<QWidget*>(m_table) : m_view);
}

void GraphPanel::refresh()
{
    m_updating = true;
    m_model->setContent(graphContent(link().frame()));
    m_updating = false;
    layOut();
    showPage();
    followCursor();
}

/// Only when what is to be laid out has changed: a step changes figures, not places.
void GraphPanel::layOut()
{
    auto request = graphRequest(m_model->content(), font());
    if (request == m_request && m_scene->rowRect(0).isValid())
        return;
    m_request = std::move(request);
    m_layout = layeredLayout(m_request);
    m_scene->place(m_layout);
    if (m_request.nodes.empty())
        m_process->cancel();
    else
        m_process->ask(m_request);
}

/// A delivery that was just taken is seen on its way; wherever else the cursor went, nothing travels.
void GraphPanel::followCursor()
{
    const Frame& frame = link().frame();
    const bool same = frame.session == m_session && frame.cursor == m_cursor;
    const bool forward = frame.session == m_session && frame.cursor == m_cursor + 1;
    m_session = frame.session;
    m_cursor = frame.cursor;
    if (same)
        return;
    const bool animated = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    if (forward && animated && frame.run.isAnimated && frame.step && frame.step->kind == StepKind::Delivery)
        m_scene->sendToken(frame.step->pipe);
    else
        m_scene->stopToken();
}

void GraphPanel::showSelection()
{
    const auto& selected = selection().current();
    m_scene->setSelectedProcess(selected.process);
    if (!selected.process || !m_model->node(*selected.process))
        return;
    const int current = m_table->currentIndex().row();
    const auto* edge = m_model->edge(current);
    // A chosen pipe selects one of its leader's notifications: then the list stays at the pipe.
    if (edge && edge->from == *selected.process && edge->figures.position == selected.notification)
        return;
    m_updating = true;
    m_table->setCurrentIndex(m_model->index(m_model->rowOfProcess(*selected.process), 0));
    m_updating = false;
}

void GraphPanel::showTheme()
{
    m_scene->setLook(theme(), font());
    setTextColour(m_empty, theme().mutedText);
    Panel::showTheme();
}

void GraphPanel::changeEvent(QEvent* event)
{
    Panel::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    m_scene->setLook(theme(), font());
    layOut();
}

/// A process selects itself; a pipe selects the notification of its leader that it has delivered last.
void GraphPanel::choose(int row)
{
    const auto* edge = m_model->edge(row);
    if (!edge) {
        walkTo(row);
        return;
    }
    const auto* leader = m_model->node(edge->from);
    if (leader && leader->process >= 0 && edge->figures.position > 0)
        selection().selectNotification(leader->process, edge->figures.position);
}

void GraphPanel::walkTo(int row)
{
    const auto* node = m_model->node(row);
    if (node && node->process >= 0)
        selection().selectProcess(node->process);
}

std::optional<Breakpoint> GraphPanel::breakpointAt(int row) const
{
    const SystemMap& map = *link().frame().map;
    if (const auto* edge = m_model->edge(row))
        return breakpointAtPipe(map, edge->pipe);
    const auto* node = m_model->node(row);
    return node && node->process >= 0 ? std::optional(breakpointAtProcess(map, node->process)) : std::nullopt;
}

int GraphPanel::currentRow() const
{
    return m_tabs->currentIndex() == List ? m_table->currentIndex().row() : m_scene->currentRow();
}

std::optional<Breakpoint> GraphPanel::breakpointHere() const
{
    return breakpointAt(currentRow());
}

void GraphPanel::showMenu(int row, QPoint globalPlace)
{
    const auto place = breakpointAt(row);
    if (!place)
        return;
    QMenu menu(this);
    addBreakpointSwitch(menu, link(), *place);
    const auto* node = m_model->node(row);
    if (node && !link().frame().readOnly) {
        const QString text = node->paused ? u"Resume %1"_s : u"Pause %1: no deliveries, no commands"_s;
        menu.addAction(text.arg(node->name), this, [this, process = node->process, paused = node->paused] {
            link().post(request::PauseProcess{process, !paused});
        });
    }
    menu.exec(globalPlace);
}

void GraphPanel::copyRow() const
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    QStringList cells;
    for (int column = 0; column < m_model->columnCount(); ++column)
        cells += current.siblingAtColumn(column).data().toString();
    QGuiApplication::clipboard()->setText(cells.join(u'\t'));
}

/// The plain layout stands until the one from the child has come.
bool GraphPanel::isSettled() const
{
    return !m_process->isBusy();
}

std::optional<Figure> GraphPanel::figure() const
{
    if (link().frame().map->processes.empty())
        return {};
    const Frame& frame = link().frame();
    const auto request = graphRequest(graphContent(frame), font());
    return graphFigure(frame, request == m_request ? m_layout : layeredLayout(request), theme(), font());
}

} // namespace occasion
