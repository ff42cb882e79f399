// SPDX-License-Identifier: BSD-3-Clause
#include "views/aggregates/aggregatespanel.h"

#include "views/aggregates/aggregatedetail.h"
#include "views/aggregates/aggregatesearch.h"
#include "views/aggregates/versionview.h"
#include "views/common/breakpointplaces.h"
#include "views/common/enginelink.h"
#include "views/common/listtable.h"
#include "views/common/stateview.h"
#include "views/common/tablefigure.h"
#include "views/common/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QStackedWidget>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int allProcesses = -1;

}

AggregatesPanel::AggregatesPanel(const PanelContext& panelContext, QWidget* parent)
    : Panel(u"aggregates"_s, u"Aggregates"_s, panelContext, parent)
    , m_model(new AggregatesModel([this](int process, qint64 first, int limit,
                                      const auto& done) { fetch(process, first, limit, done); },
          this))
    , m_search(new AggregateSearch([this](int process, qint64 first, int limit, const QString& text,
                                       const auto& done) { scan(process, first, limit, text, done); },
          this))
    , m_table(new ListTable(panelContext.themes, this))
    , m_detail(new AggregateDetail(panelContext, this))
    , m_processes(new QComboBox(this))
    , m_find(new QLineEdit(this))
    , m_empty(makeEmptyState(this))
    , m_pages(new QStackedWidget(this))
    , m_splitter(new QSplitter(this))
{
    layOut();
    addActions();
    connect(m_processes, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_updating)
            restart();
    });
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_search->setText(text);
        restart();
    });
    connect(m_search, &AggregateSearch::progressed, this, &AggregatesPanel::showCounts);
    connect(m_detail, &AggregateDetail::stepActivated, this, &Panel::stepActivated);
    connect(m_detail, &AggregateDetail::pinRequested, this, &AggregatesPanel::pinRequested);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& index) {
            if (!m_updating)
                select(index.row());
        });
    connect(m_table, &FlatTable::chosen, this, [this](const QModelIndex& index) {
        if (const AggregateItem* item = m_model->item(index.row()))
            Q_EMIT stepActivated(item->summary.lastStep);
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &AggregatesPanel::selectPending);
    showTheme();
}

QWidget* AggregatesPanel::makeTop()
{
    auto* top = new QWidget(this);
    m_processes->setAccessibleName(u"Application whose aggregates are listed"_s);
    m_processes->setToolTip(u"Lists the aggregates of all applications, or of one"_s);
    m_processes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_find->setPlaceholderText(u"Find by id or type"_s);
    m_find->setAccessibleName(u"Find aggregates"_s);
    m_find->setToolTip(u"Lists the aggregates whose id or type begins with this text"_s);
    m_find->setClearButtonEnabled(true);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(6, 6, 6, 4);
    row->addWidget(m_processes);
    row->addWidget(m_find, 1);
    return top;
}

void AggregatesPanel::layOut()
{
    m_table->setModel(m_model);
    m_table->setColumns(AggregatesModel::LastEvent,
        {{AggregatesModel::Id, u"00000000"_s}, {AggregatesModel::Type, u"BankAccount"_s},
            {AggregatesModel::AtVersion, u"Ver."_s}, {AggregatesModel::Age, u"999 steps"_s}});
    m_table->setGivesWay(AggregatesModel::Age, u"DebitedForTransfer"_s);
    m_table->setAccessibleName(u"Aggregates"_s);
    auto* list = new QWidget(this);
    auto* column = new QVBoxLayout(list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeTop());
    column->addWidget(m_table, 1);
    m_splitter->addWidget(list);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_empty);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
    setFocusProxy(m_table);
    setTabOrder(m_processes, m_find);
    setTabOrder(m_find, m_table);
    setTabOrder(m_table, m_detail);
}

void AggregatesPanel::addActions()
{
    m_table->addCopyAction(u"Copy id"_s, QKeySequence::Copy, [this](int row) {
        const AggregateItem* item = m_model->item(row);
        return item ? item->summary.id.text() : QString();
    });
    addBreakAction(*m_table, u"Break on this aggregate"_s, link(), [this](int row) {
        const AggregateItem* item = m_model->item(row);
        return item ? std::optional(breakpointAtAggregate(item->summary.type, item->summary.id))
                    : std::nullopt;
    });
    auto* copyState = new QAction(u"Copy state as JSON"_s, m_table);
    connect(copyState, &QAction::triggered, this, [this] { m_detail->versions().stateView().copyJson(); });
    m_table->addAction(copyState);
}

void AggregatesPanel::refresh()
{
    const Frame& frame = link().frame();
    if (m_session != frame.session || m_map != frame.map) {
        m_session = frame.session;
        m_map = frame.map;
        m_applied = {};
        m_locating.reset();
        m_search->clear();
        m_updating = true;
        m_processes->clear();
        m_processes->addItem(u"All applications"_s, allProcesses);
        for (int process = 0; process < m_map->processCount(); ++process)
            m_processes->addItem(m_map->processName(process), process);
        m_updating = false;
        restart();
    }
    if (frame.cursor == m_cursor + 1)
        m_table->glow();
    m_cursor = frame.cursor;
    m_counts.clear();
    for (const ProcessFigures& figures : frame.processes)
        m_counts.push_back(figures.aggregates);
    m_search->setCounts(m_counts);
    showCounts();
    showEmptyState();
    m_detail->refresh();
}

void AggregatesPanel::restart()
{
    std::vector<AggregatesModel::Group> groups;
    for (const int process : shownProcesses())
        groups.push_back({.process = process, .name = m_map->processName(process)});
    m_updating = true;
    m_model->restart(std::move(groups));
    m_updating = false;
    m_pending = -1;
    m_current.reset();
    showCounts();
}

std::vector<int> AggregatesPanel::shownProcesses() const
{
    const int only = m_processes->currentData().toInt();
    if (m_processes->currentIndex() > 0)
        return {only};
    std::vector<int> all;
    for (int process = 0; m_map && process < m_map->processCount(); ++process)
        all.push_back(process);
    return all;
}

void AggregatesPanel::showCounts()
{
    const auto counts = m_search->isActive() ? m_search->matchCounts() : m_counts;
    std::vector<qint64> shown;
    for (const int process : shownProcesses()) {
        const auto index = static_cast<size_t>(process);
        shown.push_back(index < counts.size() ? counts[index] : 0);
    }
    m_updating = true;
    m_model->setCounts(shown);
    // A view moves on to another row when its current one is taken away; nobody chose that one.
    if (m_current && m_model->rowOf(m_current->first, m_current->second) < 0)
        m_current.reset();
    if (!m_current)
        m_table->markRow(-1);
    m_updating = false;
    if (!m_current && selection().current().aggregate)
        locate(false);
}

void AggregatesPanel::showEmptyState()
{
    qint64 total = 0;
    for (const qint64 count : m_counts)
        total += count;
    const Frame& frame = link().frame();
    if (frame.map->processes.empty())
        m_empty->setText(noSessionText());
    else if (frame.newest > frame.cursor)
        m_empty->setText(
            u"At step %1 there was no aggregate yet. Step forward with F10."_s.arg(frame.cursor));
    else
        m_empty->setText(u"No aggregate yet. Make a step with F10, and what it records appears here."_s);
    m_pages->setCurrentIndex(total > 0 ? 0 : 1);
}

void AggregatesPanel::fetch(int process, qint64 first, int limit, const AggregatesModel::Cache::Done& done)
{
    const auto places
        = m_search->isActive() ? std::optional(m_search->places(process, first, limit)) : std::nullopt;
    link().ask(m_model,
        answering([process, first, limit, places, step = link().frame().cursor](const History& history) {
            return places ? readAggregates(history, process, step, *places)
                          : readAggregates(history, process, step, first, limit);
        }),
        [this, done](Answer<Items> answer) {
            if (!answer.problem.isEmpty())
                Q_EMIT link().problem(answer.problem);
            done(std::move(answer.value).value_or(Items{}));
        });
}

void AggregatesPanel::scan(int process, qint64 first, int limit, const QString& text,
    const std::function<void(std::vector<qint64>)>& done)
{
    link().ask(m_search,
        answering([process, first, limit, text, step = link().frame().cursor](const History& history) {
            return findAggregates(history, process, step, first, limit, text);
        }),
        [done](Answer<std::vector<qint64>> answer) {
            done(std::move(answer.value).value_or(std::vector<qint64>{}));
        });
}

void AggregatesPanel::select(int row)
{
    const AggregateItem* item = m_model->item(row);
    m_pending = item ? -1 : row;
    m_current = m_model->placeOf(row);
    if (item)
        selection().selectAggregate(item->summary.process, item->summary.id);
}

void AggregatesPanel::selectPending()
{
    if (m_pending >= 0 && m_pending == m_table->currentIndex().row() && m_model->item(m_pending))
        select(m_pending);
}

void AggregatesPanel::showSelection()
{
    m_detail->showSelection();
    const Selected& selected = selection().current();
    if (selected == m_applied)
        return;
    m_applied = selected;
    const AggregateItem* item = m_model->item(m_table->currentIndex().row());
    if (item && item->summary.process == selected.process && item->summary.id == selected.aggregate)
        return;
    locate(true);
}

void AggregatesPanel::locate(bool scroll)
{
    const Selected selected = selection().current();
    if (!selected.process || !selected.aggregate)
        return mark(-1, -1, false);
    if (!m_locating.start())
        return;
    link().ask(this, answering([selected, step = link().frame().cursor](const History& history) {
        return history.aggregateRow(*selected.process, *selected.aggregate, step);
    }),
        [this, selected, scroll, session = m_session](const Answer<qint64>& answer) {
            if (session != m_session)
                return;
            if (m_locating.finished() || selected != selection().current())
                return locate(scroll);
            mark(*selected.process, answer.value.value_or(-1), scroll);
        });
}

void AggregatesPanel::mark(int process, qint64 place, bool scroll)
{
    if (place >= 0 && m_search->isActive())
        place = m_search->matchOf(process, place);
    const int row = m_model->rowOf(process, place);
    m_current = row < 0 ? std::nullopt : std::optional(std::pair(process, place));
    m_pending = -1;
    m_updating = true;
    if (row >= 0 && scroll)
        m_table->goToRow(row);
    else
        m_table->markRow(row);
    m_updating = false;
}

std::optional<Figure> AggregatesPanel::figure() const
{
    if (m_model->rowCount() == 0)
        return {};
    return tableFigure(m_table->visibleRows(title()), theme(), font());
}

Value AggregatesPanel::remembered() const
{
    return Value::object({{u"tab"_s, Value::integer(m_detail->versions().currentIndex())}});
}

void AggregatesPanel::recall(const Value& remembered)
{
    const Value tab = remembered.value(u"tab");
    if (tab.fitsInteger())
        m_detail->versions().setCurrentIndex(static_cast<int>(tab.toInteger()));
}

void AggregatesPanel::showTheme()
{
    setTextColour(m_empty, theme().mutedText);
    m_detail->showTheme();
}

void AggregatesPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    const bool wide = width() > 42 * fontMetrics().height();
    m_splitter->setOrientation(wide ? Qt::Horizontal : Qt::Vertical);
    m_detail->setOrientation(wide ? Qt::Vertical : Qt::Horizontal);
}

} // namespace occasion
