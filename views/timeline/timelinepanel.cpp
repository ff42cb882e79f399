// SPDX-License-Identifier: BSD-3-Clause
#include "views/timeline/timelinepanel.h"

#include "engine/errors.h"
#include "views/common/breakpointplaces.h"
#include "views/common/enginelink.h"
#include "views/common/hypothesisactions.h"
#include "views/common/selection.h"
#include "views/timeline/legendwidget.h"
#include "views/timeline/steplistmodel.h"
#include "views/timeline/timelineview.h"

#include <QAction>
#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QToolButton* button(const QString& text, const QString& tip, QWidget* parent)
{
    auto* made = new QToolButton(parent);
    made->setText(text);
    made->setToolTip(tip);
    made->setAccessibleName(tip);
    made->setAutoRaise(true);
    return made;
}

} // namespace

// The session is compared on arrival: an answer about another one is no answer.
template <class T>
typename StepPages<T>::Ask TimelinePanel::askWith(std::vector<T> (*read)(const History&, qint64, qint64))
{
    struct Read
    {
        std::vector<T> items;
        QString problem;
    };
    return [this, read](qint64 first, qint64 last, typename StepPages<T>::Answer answer) {
        link().ask(
            this,
            [read, first, last](const History& history) -> Read {
                try {
                    return {read(history, first, last), {}};
                } catch (const EngineError& error) {
                    return {{}, error.message()};
                }
            },
            [this, answer, session = link().frame().session](Read result) {
                if (!result.problem.isEmpty())
                    say(result.problem);
                answer(session == link().frame().session ? std::move(result.items) : std::vector<T>());
            });
    };
}

TimelinePanel::TimelinePanel(const PanelContext& panelContext, QWidget* parent)
    : Panel(u"timeline"_s, u"Timeline"_s, panelContext, parent)
    , m_diagram(
          new TimelineView({askWith<TimelineMark>(timelineMarks), askWith<StripStep>(timelineStrip)}, this))
    , m_steps(new StepListModel(askWith<TimelineMark>(timelineMarks), this))
    , m_list(new QTableView(this))
    , m_stack(new QStackedWidget(this))
    , m_legend(new LegendWidget(this))
    , m_note(new QLabel(this))
{
    makeList();
    m_stack->addWidget(m_diagram);
    m_stack->addWidget(m_list);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(6, 0, 6, 2);
    m_note->hide();
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeBar());
    all->addWidget(m_note);
    all->addWidget(m_stack, 1);
    setFocusProxy(m_diagram);
    connectDiagram();
    connectList();
    showTheme();
}

void TimelinePanel::makeList()
{
    m_list->setModel(m_steps);
    m_list->setAccessibleName(u"Steps"_s);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setAlternatingRowColors(true);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setTabKeyNavigation(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setDefaultSectionSize(qRound(m_list->fontMetrics().height() * 1.5));
    QHeaderView* columns = m_list->horizontalHeader();
    columns->setHighlightSections(false);
    columns->setStretchLastSection(true);
    const int character = m_list->fontMetrics().averageCharWidth();
    for (const auto& [column, characters] : {std::pair{StepListModel::Number, 7}, {StepListModel::Clock, 23},
             {StepListModel::Process, 14}, {StepListModel::What, 48}})
        columns->resizeSection(column, character * characters);
}

QWidget* TimelinePanel::makeBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(4, 2, 4, 2);
    row->setSpacing(2);
    auto* group = new QButtonGroup(bar);
    const auto addView = [&](const QString& text, const QString& tip, bool list) {
        QToolButton* made = button(text, tip, bar);
        made->setCheckable(true);
        made->setChecked(!list);
        group->addButton(made, list ? 1 : 0);
        row->addWidget(made);
    };
    addView(u"Diagram"_s, u"Show steps as a diagram"_s, false);
    addView(u"List"_s, u"Show the same steps as a list"_s, true);
    connect(group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            showList(id == 1);
    });
    row->addSpacing(fontMetrics().height());
    auto* tools = new QWidget(bar);
    auto* toolRow = new QHBoxLayout(tools);
    toolRow->setContentsMargins(0, 0, 0, 0);
    toolRow->setSpacing(2);
    toolRow->addWidget(m_legend, 1);
    row->addWidget(tools, 1);
    row->addStretch(0);
    connect(m_stack, &QStackedWidget::currentChanged, tools,
        [tools](int shown) { tools->setVisible(shown == 0); });
    const auto addZoom = [&](const QString& text, const QString& tip, const auto& act) {
        QToolButton* made = button(text, tip, tools);
        connect(made, &QToolButton::clicked, m_diagram, act);
        toolRow->addWidget(made);
    };
    addZoom(u"−"_s, u"Zoom out (−)"_s, [this] { m_diagram->zoom(0.8, m_diagram->width() / 2.0); });
    addZoom(u"+"_s, u"Zoom in (+)"_s, [this] { m_diagram->zoom(1.25, m_diagram->width() / 2.0); });
    addZoom(u"Fit"_s, u"Show all steps (0)"_s, [this] { m_diagram->fit(); });
    return bar;
}

void TimelinePanel::connectDiagram()
{
    connect(
        m_diagram, &TimelineView::stepSelected, this, [this](qint64 step) { selection().selectStep(step); });
    connect(m_diagram, &TimelineView::stepActivated, this, &Panel::stepActivated);
    connect(m_diagram, &TimelineView::causeWanted, this, &TimelinePanel::selectCause);
    connect(m_diagram, &TimelineView::effectWanted, this, &TimelinePanel::selectEffect);
    m_diagram->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_diagram, &QWidget::customContextMenuRequested, this, [this](QPoint place) {
        const qint64 there = m_diagram->markAt(place);
        showMenu(m_diagram->mapToGlobal(place), there > 0 ? there : m_diagram->selected());
    });
    auto* copyStep = new QAction(u"Copy"_s, m_diagram);
    copyStep->setShortcut(QKeySequence::Copy);
    copyStep->setShortcutContext(Qt::WidgetShortcut);
    connect(copyStep, &QAction::triggered, this, [this] { copy(m_diagram->selected()); });
    m_diagram->addAction(copyStep);
    addHypothesisActions(*m_diagram, context());
}

void TimelinePanel::connectList()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& now) {
            if (!m_showing && now.isValid())
                selection().selectStep(StepListModel::stepOf(now));
        });
    connect(m_list, &QAbstractItemView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT stepActivated(StepListModel::stepOf(index)); });
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](QPoint place) {
        showMenu(m_list->viewport()->mapToGlobal(place), StepListModel::stepOf(m_list->currentIndex()));
    });
    auto* copyStep = new QAction(u"Copy"_s, m_list);
    copyStep->setShortcut(QKeySequence::Copy);
    copyStep->setShortcutContext(Qt::WidgetShortcut);
    connect(
        copyStep, &QAction::triggered, this, [this] { copy(StepListModel::stepOf(m_list->currentIndex())); });
    m_list->addAction(copyStep);
    addHypothesisActions(*m_list, context());
}

void TimelinePanel::showList(bool list)
{
    m_stack->setCurrentIndex(list ? 1 : 0);
    setFocusProxy(m_stack->currentWidget());
    refresh();
    showSelection();
}

std::optional<Figure> TimelinePanel::figure() const
{
    return m_diagram->figure(link().frame().name + u", timeline"_s);
}

void TimelinePanel::refresh()
{
    const Frame& frame = link().frame();
    const qint64 before = std::exchange(m_cursor, frame.cursor);
    say(frame.causesKnown ? QString()
                          : u"The store keeps events but not what caused them, so there are no arrows."_s);
    m_legend->explain(theme(), frame.causesKnown);
    if (m_stack->currentIndex() == 0) {
        m_diagram->showFrame(frame);
        return;
    }
    m_showing = true;
    m_steps->showFrame(frame);
    m_showing = false;
    followInList(before);
}

// As the diagram does: the cursor's row stays in view, unless the person scrolled away from it.
void TimelinePanel::followInList(qint64 before)
{
    if (m_cursor == before || m_cursor < 1)
        return;
    const QModelIndex old = m_steps->index(static_cast<int>(qMax(before, qint64{1})) - 1, 0);
    if (m_list->viewport()->rect().intersects(m_list->visualRect(old)))
        m_list->scrollTo(m_steps->index(static_cast<int>(m_cursor) - 1, 0));
}

void TimelinePanel::showSelection()
{
    const qint64 step = selection().current().step.value_or(0);
    m_diagram->select(step);
    if (m_stack->currentIndex() == 0 || step == StepListModel::stepOf(m_list->currentIndex()))
        return;
    m_showing = true;
    if (step > 0)
        m_list->selectRow(static_cast<int>(step) - 1);
    else
        m_list->clearSelection();
    m_showing = false;
}

void TimelinePanel::showTheme()
{
    m_diagram->showTheme(theme());
    m_steps->showTheme(theme());
    m_legend->explain(theme(), link().frame().causesKnown);
    QPalette muted = m_note->palette();
    muted.setColor(QPalette::WindowText, theme().mutedText);
    m_note->setPalette(muted);
}

void TimelinePanel::say(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void TimelinePanel::selectFound(qint64 step, const QString& otherwise)
{
    if (step > 0)
        selection().selectStep(step);
    else
        say(otherwise);
}

void TimelinePanel::selectCause(qint64 step)
{
    if (step < 1 || !link().frame().causesKnown)
        return;
    link().ask(
        this, [step](const History& history) { return causeOf(history, step); },
        [this, step](qint64 cause) {
            selectFound(cause, u"No step caused step %1: a person or the scenario called it."_s.arg(step));
        });
}

void TimelinePanel::selectEffect(qint64 step)
{
    if (step < 1 || !link().frame().causesKnown)
        return;
    link().ask(
        this, [step](const History& history) { return firstEffectOf(history, step); },
        [this, step](
            qint64 effect) { selectFound(effect, u"Step %1 has caused nothing so far."_s.arg(step)); });
}

/// What the step recorded is read first, since breakpoints are offered for it.
void TimelinePanel::showMenu(QPoint globalPlace, qint64 step)
{
    if (step < 1)
        return;
    link().ask(
        this,
        [step](const History& history) {
            const Step taken = history.step(step);
            return taken.count == 0 ? std::vector<EventView>()
                                    : history.notifications(taken.process, taken.first, 1, step);
        },
        [this, globalPlace, step](
            const std::vector<EventView>& events) { showMenuOf(globalPlace, step, events); });
}

void TimelinePanel::showMenuOf(QPoint globalPlace, qint64 step, const std::vector<EventView>& events)
{
    QMenu menu(this);
    menu.addAction(u"Go to step %1"_s.arg(step), this, [this, step] { Q_EMIT stepActivated(step); });
    const bool causesKnown = link().frame().causesKnown;
    menu.addAction(u"Select its cause"_s, this, [this, step] { selectCause(step); })->setEnabled(causesKnown);
    menu.addAction(u"Select its first effect"_s, this, [this, step] { selectEffect(step); })
        ->setEnabled(causesKnown);
    menu.addSeparator();
    addHypothesisEntries(
        menu, context(), events.empty() ? std::nullopt : std::optional(events.front()), this);
    menu.addSeparator();
    for (const EventView& event : events)
        addBreakpointSwitches(menu, link(), event);
    menu.addAction(u"Copy"_s, this, [this, step] { copy(step); });
    menu.exec(globalPlace);
}

void TimelinePanel::copy(qint64 step)
{
    if (step < 1)
        return;
    link().ask(
        this,
        [step](const History& history) {
            const auto marks = timelineMarks(history, step, step);
            return marks.empty() ? QString()
                                 : u"%1\t%2"_s.arg(step).arg(
                                     stepText(marks.front().step, *history.map(), marks.front().names));
        },
        [](const QString& text) { QGuiApplication::clipboard()->setText(text); });
}

} // namespace occasion
