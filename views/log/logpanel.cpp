// SPDX-License-Identifier: BSD-3-Clause
#include "views/log/logpanel.h"

#include "views/common/breakpointplaces.h"
#include "views/common/enginelink.h"
#include "views/common/hypothesisactions.h"
#include "views/common/listtable.h"
#include "views/common/tablefigure.h"
#include "views/common/theme.h"
#include "views/log/logbar.h"
#include "views/log/logdetail.h"
#include "views/log/logfilterbar.h"
#include "views/log/logselection.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>

namespace occasion {

using namespace Qt::StringLiterals;

LogPanel::LogPanel(const PanelContext& panelContext, QWidget* parent)
    : Panel(u"log"_s, u"Notification log"_s, panelContext, parent)
    , m_model(new LogModel(
          [this](int, qint64 first, int limit, const auto& done) { fetch(first, limit, done); }, this))
    , m_table(new ListTable(panelContext.themes, this))
    , m_detail(new LogDetail(panelContext.themes, this))
    , m_bar(new LogBar(this))
    , m_filter(new LogFilterBar(panelContext.link, this))
    , m_empty(makeEmptyState(this))
    , m_pages(new QStackedWidget(this))
    , m_splitter(new QSplitter(this))
{
    layOut();
    m_selected
        = new LogSelection(panelContext, {*m_model, *m_table, *m_detail, *m_bar, m_filter->filter()}, this);
    addActions();
    connectBar();
    connectTable();
    connectSelection();
    connectFilter();
    showTheme();
}

void LogPanel::connectBar()
{
    connect(m_bar, &LogBar::processChosen, this, &LogPanel::showProcess);
    connect(m_bar, &LogBar::idTyped, this, &LogPanel::goToId);
    connect(m_bar, &LogBar::firstSection, this, [this] { goToSection(0); });
    connect(m_bar, &LogBar::previousSection, this, [this] { goToSection(sectionInSight() - 1); });
    connect(m_bar, &LogBar::nextSection, this, [this] { goToSection(sectionInSight() + 1); });
    connect(m_bar, &LogBar::currentSection, this, [this] {
        goToSection(m_model->sectionCount() - 1);
        m_bar->setFollowing(true);
    });
    connect(m_bar, &LogBar::followed, this, [this](bool following) {
        if (following) {
            followEnd();
            m_selected->read();
        }
    });
}

void LogPanel::connectTable()
{
    connect(m_table, &FlatTable::chosen, this, [this](const QModelIndex& index) {
        if (const LogItem* item = m_model->item(index.row()))
            Q_EMIT stepActivated(item->step);
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, [this] {
        if (!m_selected->isQuiet())
            leaveEnd();
    });
    m_table->setKeepsCurrentInSight(false); // its end stays, or what was scrolled to
    // Rows are laid out after they are inserted, and again when the table's height changes.
    connect(m_table->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
        if (m_bar->isFollowing())
            followEnd();
    });
}

void LogPanel::connectSelection()
{
    connect(m_selected, &LogSelection::otherLogWanted, this, &LogPanel::showProcess);
    connect(m_selected, &LogSelection::broughtIntoView, this, &LogPanel::leaveEnd);
}

void LogPanel::connectFilter()
{
    connect(m_filter, &LogFilterBar::applied, this, &LogPanel::restartRows);
    connect(&m_filter->filter(), &LogFilter::progressed, this, &LogPanel::showCount);
    auto* find = new QAction(u"Filter…"_s, this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_filter, qOverload<>(&QWidget::setFocus));
    addAction(find);
}

void LogPanel::layOut()
{
    m_table->setModel(m_model);
    m_table->setColumns(LogModel::State,
        {{LogModel::Id, u"999"_s}, {LogModel::Originator, u"00000000"_s}, {LogModel::AtVersion, u"Ver."_s},
            {LogModel::Event, u"DebitedForTrans"_s}, {LogModel::Step, u"Step"_s}});
    m_table->setGivesWay(LogModel::State, u"source fe9294ed, target"_s, LogModel::Event);
    m_table->setAccessibleName(u"Notification log"_s);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_filter);
    column->addWidget(m_pages, 1);
    setFocusProxy(m_table);
}

void LogPanel::addActions()
{
    auto* copyJson = new QAction(u"Copy as JSON"_s, m_table);
    copyJson->setShortcut(QKeySequence::Copy);
    copyJson->setShortcutContext(Qt::WidgetShortcut);
    connect(copyJson, &QAction::triggered, m_detail, &LogDetail::copyJson);
    m_table->addAction(copyJson);
    const auto item = [this](int row) { return m_model->item(row); };
    m_table->addCopyAction(u"Copy originator id"_s, {},
        [item](int row) { return item(row) ? item(row)->originatorId.text() : QString(); });
    addBreakAction(*m_table, u"Break on this kind of event"_s, link(), [item](int row) {
        return item(row) ? std::optional(breakpointAtEvent(item(row)->name)) : std::nullopt;
    });
    addBreakAction(*m_table, u"Break on its aggregate"_s, link(), [item](int row) {
        return item(row) ? std::optional(breakpointAtAggregate({}, item(row)->originatorId)) : std::nullopt;
    });
    m_table->addCopyAction(
        u"Copy topic"_s, {}, [item](int row) { return item(row) ? item(row)->topic : QString(); });
    m_filter->addActionsTo(*m_table, item);
    addHypothesisActions(*m_table, context());
}

void LogPanel::refresh()
{
    const Frame& frame = link().frame();
    if (m_session != frame.session || m_map != frame.map) {
        m_session = frame.session;
        m_map = frame.map;
        setCursor(frame.cursor);
        m_selected->startOver();
        m_bar->setMap(*m_map, theme());
        m_filter->setMap(m_map);
        showProcess(m_bar->process());
        return;
    }
    if (frame.cursor == m_cursor + 1)
        m_table->glow();
    setCursor(frame.cursor);
    showCount();
    m_selected->read();
}

void LogPanel::setCursor(qint64 step)
{
    m_cursor = step;
    m_selected->setCursor(step);
}

void LogPanel::showProcess(int process)
{
    m_process = qMax(0, process);
    m_selected->setProcess(m_process);
    m_bar->setProcess(m_process);
    m_filter->filter().setProcess(m_process);
    restartRows();
}

void LogPanel::restartRows()
{
    m_selected->forgetRow();
    {
        const auto quiet = m_selected->quietly();
        m_model->restart(
            m_process, m_filter->filter().isActive() ? LogModel::Layout::Plain : LogModel::Layout::Sections);
        m_model->suppose({link().frame(), m_process});
    }
    showCount();
    m_selected->read();
}

qint64 LogPanel::countAtCursor() const
{
    const auto& figures = link().frame().processes;
    const auto index = static_cast<size_t>(m_process);
    return index < figures.size() ? figures[index].events : 0;
}

void LogPanel::showCount()
{
    LogFilter& filter = m_filter->filter();
    filter.setCursor(m_cursor);
    {
        const auto quiet = m_selected->quietly();
        m_model->setCount(filter.isActive() ? filter.matchCount() : countAtCursor(), m_cursor);
    }
    m_selected->keepRow();
    if (m_bar->isFollowing())
        followEnd();
    m_filter->showResult(countAtCursor());
    showEmptyState();
}

void LogPanel::showEmptyState()
{
    const Frame& frame = link().frame();
    const QString name = m_bar->processName();
    if (frame.map->processes.empty())
        m_empty->setText(noSessionText());
    else if (m_filter->filter().isActive() && countAtCursor() > 0)
        m_empty->setText(m_filter->emptyText(name, countAtCursor()));
    else if (frame.newest > frame.cursor)
        m_empty->setText(u"At step %1 %2 had recorded nothing yet. Step forward with F10, or choose another "
                         "application above."_s.arg(frame.cursor)
                             .arg(name));
    else
        m_empty->setText(
            u"%1 has recorded nothing yet. Make a step with F10, and what it records appears here, or "
            "choose another application above."_s.arg(name));
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
}

void LogPanel::fetch(qint64 first, int limit, const LogModel::Cache::Done& done)
{
    using Items = std::vector<LogItem>;
    std::function<Items(const History&)> read
        = [process = m_process, first, limit, step = m_cursor](
              const History& history) { return readLog(history, process, step, first, limit); };
    if (m_filter->filter().isActive()) {
        read = [process = m_process, step = m_cursor, ids = m_filter->filter().matches(first, limit)](
                   const History& history) { return readLog(history, process, step, ids); };
    }
    link().ask(m_model, answering(std::move(read)), [this, done](Answer<Items> answer) {
        if (!answer.problem.isEmpty())
            Q_EMIT link().problem(answer.problem);
        done(std::move(answer.value).value_or(Items{}));
    });
}

void LogPanel::showSelection()
{
    m_selected->showSelection();
}

void LogPanel::followEnd()
{
    const auto quiet = m_selected->quietly();
    m_table->verticalScrollBar()->setValue(m_table->verticalScrollBar()->maximum());
}

void LogPanel::leaveEnd()
{
    const QScrollBar* bar = m_table->verticalScrollBar();
    if (bar->value() < bar->maximum())
        m_bar->setFollowing(false);
}

qint64 LogPanel::sectionInSight() const
{
    const qint64 current = m_selected->place();
    const int row = current >= 0 ? m_model->rowOf(current) : m_table->rowAt(1);
    return m_model->sectionOf(qMax(0, row));
}

void LogPanel::goToSection(qint64 section)
{
    goToPlace(qBound(qint64{0}, section, m_model->sectionCount() - 1) * LogModel::sectionSize);
}

void LogPanel::goToId(NotificationId id)
{
    const LogFilter& filter = m_filter->filter();
    if (filter.isActive()) {
        goToPlace(qMin(filter.matchFrom(id), filter.matchCount() - 1));
        return m_table->setFocus(Qt::OtherFocusReason);
    }
    link().ask(this, answering([process = m_process, id, step = m_cursor](const History& history) {
        return placeOfNotification(history, process, step, id);
    }),
        [this, id, process = m_process](const Answer<qint64>& answer) {
            if (process != m_process || !answer.value)
                return;
            if (*answer.value >= m_model->count())
                return m_bar->hint(
                    u"There is no notification %1 at the cursor; the log ends before it."_s.arg(id));
            goToPlace(*answer.value);
            m_table->setFocus(Qt::OtherFocusReason); // where keys say what to do with it
        });
}

void LogPanel::goToPlace(qint64 place)
{
    const int row = m_model->rowOf(place);
    if (row < 0)
        return;
    m_table->goToRow(row);
    leaveEnd();
}

std::optional<Figure> LogPanel::figure() const
{
    if (m_model->rowCount() == 0)
        return {};
    return tableFigure(
        m_table->visibleRows(u"Notification log of "_s + m_bar->processName()
            + (m_filter->filter().isActive() ? QString(u" where "_s + m_filter->text()) : QString())),
        theme(), font());
}

void LogPanel::showTheme()
{
    setTextColour(m_empty, theme().mutedText);
    m_bar->showTheme(theme());
    m_filter->showTheme(theme());
}

void LogPanel::resizeEvent(QResizeEvent* event)
{
    Panel::resizeEvent(event);
    const bool wide = width() > 42 * fontMetrics().height();
    m_splitter->setOrientation(wide ? Qt::Horizontal : Qt::Vertical);
    m_detail->setOrientation(wide ? Qt::Vertical : Qt::Horizontal);
}

} // namespace occasion
