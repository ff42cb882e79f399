// SPDX-License-Identifier: BSD-3-Clause
#include "views/breakpoints/breakpointspanel.h"

#include "engine/session/sessionscope.h"
#include "views/breakpoints/breakpointsmodel.h"
#include "views/common/breakpointplaces.h"
#include "views/common/enginelink.h"
#include "views/common/eventnames.h"
#include "views/common/expressionedit.h"
#include "views/common/flattable.h"
#include "views/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>

namespace occasion {

using namespace Qt::StringLiterals;
using Kind = Breakpoint::Kind;

namespace {

constexpr int mostHits = 1'000'000;

bool isAboutEvents(const Breakpoint& breakpoint)
{
    return breakpoint.kind == Kind::EventType || breakpoint.kind == Kind::Aggregate;
}

} // namespace

BreakpointsPanel::BreakpointsPanel(const PanelContext& panelContext, QWidget* parent)
    : Panel(u"breakpoints"_s, u"Breakpoints"_s, panelContext, parent)
    , m_model(new BreakpointsModel(this))
    , m_table(new FlatTable(this))
    , m_empty(makeEmptyState(this))
    , m_add(new QPushButton(u"A&dd"_s, this))
    , m_delete(new QPushButton(u"De&lete"_s, this))
    , m_undo(new QPushButton(u"&Undo delete"_s, this))
    , m_editor(new QWidget(this))
    , m_condition(new ExpressionEdit(ExpressionEdit::Use::Condition, this))
    , m_every(new QSpinBox(this))
    , m_pauses(new QComboBox(this))
    , m_words(new QLabel(this))
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(u"Breakpoints"_s);
    m_table->setColumns(BreakpointsModel::Place,
        {{BreakpointsModel::Every, u"each 88th"_s}, {BreakpointsModel::Hits, u"8888"_s},
            {BreakpointsModel::Pauses, u"its process"_s}});
    m_empty->setText(u"No breakpoint is set. F9 sets one at what is selected; Add sets any."_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(makeTop());
    column->addWidget(m_empty, 1);
    column->addWidget(m_table, 1);
    column->addWidget(makeEditor());
    setFocusProxy(m_add);
    connectParts();
    showTheme();
}

QWidget* BreakpointsPanel::makeTop()
{
    auto* top = new QWidget(this);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(6, 6, 6, 0);
    auto* menu = new QMenu(m_add);
    m_add->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillAddMenu(*menu); });
    m_delete->setToolTip(u"Deletes the selected breakpoint (Delete)"_s);
    m_undo->setToolTip(u"Brings back what was deleted last (Ctrl+Z)"_s);
    row->addWidget(m_add);
    row->addWidget(m_delete);
    row->addWidget(m_undo);
    row->addStretch();
    return top;
}

QWidget* BreakpointsPanel::makeEditor()
{
    m_condition->setAccessibleName(u"Condition of the breakpoint"_s);
    m_every->setRange(1, mostHits);
    m_every->setPrefix(u"each "_s);
    m_every->setSuffix(u". hit"_s);
    m_every->setKeyboardTracking(false);
    m_every->setAccessibleName(u"Stop at each so-manieth hit"_s);
    m_pauses->addItems({u"pause everything"_s, u"pause only its process"_s});
    m_pauses->setAccessibleName(u"What is paused"_s);
    m_words->setWordWrap(true);
    auto* counts = new QHBoxLayout;
    counts->addWidget(m_every);
    counts->addWidget(m_pauses);
    counts->addStretch();
    auto* form = new QFormLayout(m_editor);
    form->setContentsMargins(8, 2, 8, 6);
    form->addRow(u"&Where"_s, m_condition);
    form->addRow(u"Stop at"_s, counts);
    form->addRow(m_words);
    return m_editor;
}

void BreakpointsPanel::connectParts()
{
    connect(m_delete, &QPushButton::clicked, this, &BreakpointsPanel::remove);
    connect(m_undo, &QPushButton::clicked, this, &BreakpointsPanel::undo);
    connect(m_model, &BreakpointsModel::enabledAsked, this, [this](int row, bool enabled) {
        change(row, [enabled](Breakpoint& breakpoint) { breakpoint.enabled = enabled; });
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &BreakpointsPanel::showEditor);
    connect(m_table, &FlatTable::chosen, m_condition, [this] { m_condition->setFocus(); });
    connect(m_condition, &ExpressionEdit::accepted, this, [this] {
        edit([this](Breakpoint& breakpoint) { breakpoint.condition = m_condition->expression(); });
    });
    connect(m_condition, &ExpressionEdit::mistakeChanged, this, &BreakpointsPanel::showMistake);
    connect(m_condition, &QPlainTextEdit::textChanged, this, &BreakpointsPanel::showMistake);
    connect(m_every, &QSpinBox::valueChanged, this,
        [this](int every) { edit([every](Breakpoint& breakpoint) { breakpoint.every = every; }); });
    connect(m_pauses, &QComboBox::activated, this, [this](int choice) {
        edit([choice](Breakpoint& breakpoint) { breakpoint.processOnly = choice == 1; });
    });
}

void BreakpointsPanel::fillAddMenu(QMenu& menu)
{
    menu.clear();
    const SystemMap& map = *link().frame().map;
    auto* processes = menu.addMenu(u"&Process"_s);
    for (int process = 0; process < map.processCount(); ++process)
        addBreakpointSwitch(*processes, link(), breakpointAtProcess(map, process));
    auto* pipes = menu.addMenu(u"P&ipe"_s);
    for (int pipe = 0; pipe < map.pipeCount(); ++pipe) {
        if (map.pipe(pipe).follower >= 0)
            addBreakpointSwitch(*pipes, link(), breakpointAtPipe(map, pipe));
    }
    addEvents(*menu.addMenu(u"&Event"_s));
    addBreakpointSwitch(menu, link(), {.kind = Kind::Refused});
    addBreakpointSwitch(menu, link(), {.kind = Kind::Error});
    menu.addAction(u"&Condition over the whole session"_s, this, [this] {
        auto list = all();
        list.push_back({.kind = Kind::Expression, .condition = u"lag > 3"_s});
        link().post(request::SetBreakpoints{std::move(list)});
    });
}

/// The names are known a moment later, from the history.
void BreakpointsPanel::addEvents(QMenu& menu)
{
    link().ask(&menu, eventNames, [this, menu = &menu](const QStringList& names) {
        for (const QString& name : names)
            addBreakpointSwitch(*menu, link(), breakpointAtEvent(name));
    });
}

std::vector<Breakpoint> BreakpointsPanel::all() const
{
    std::vector<Breakpoint> list;
    for (const BreakpointFigure& each : m_model->figures())
        list.push_back(each.breakpoint);
    return list;
}

void BreakpointsPanel::change(int row, const std::function<void(Breakpoint&)>& how)
{
    auto list = all();
    if (row < 0 || row >= static_cast<int>(list.size()))
        return;
    how(list[static_cast<size_t>(row)]);
    if (list != all())
        link().post(request::SetBreakpoints{std::move(list)});
}

void BreakpointsPanel::edit(const std::function<void(Breakpoint&)>& how)
{
    change(m_table->currentIndex().row(), how);
}

void BreakpointsPanel::remove()
{
    const int row = m_table->currentIndex().row();
    auto list = all();
    if (!m_model->at(row))
        return;
    m_before = list;
    list.erase(list.begin() + row);
    link().post(request::SetBreakpoints{std::move(list)});
}

void BreakpointsPanel::undo()
{
    if (!m_before.empty())
        link().post(request::SetBreakpoints{std::exchange(m_before, {})});
}

void BreakpointsPanel::refresh()
{
    const Frame& frame = link().frame();
    const int before = m_model->rowCount();
    m_model->show(frame.run.breakpoints ? *frame.run.breakpoints : std::vector<BreakpointFigure>());
    const int count = m_model->rowCount();
    if (count > before || (count > 0 && !m_table->currentIndex().isValid()))
        m_table->setCurrentIndex(m_model->index(count - 1, 0));
    if (m_map != frame.map) {
        m_map = frame.map;
        m_shown.reset();
    }
    setFocusProxy(count > 0 ? static_cast<QWidget*>(m_table) : m_add);
    m_table->setVisible(count > 0);
    m_empty->setVisible(count == 0);
    m_editor->setVisible(count > 0);
    m_delete->setEnabled(count > 0);
    m_undo->setVisible(!m_before.empty());
    m_add->setEnabled(!frame.map->processes.empty());
    showEditor();
}

/// What is being typed stays while hits are counted.
void BreakpointsPanel::showEditor()
{
    const BreakpointFigure* figure = m_model->at(m_table->currentIndex().row());
    if (!figure)
        return;
    const Breakpoint& breakpoint = figure->breakpoint;
    if (m_shown != breakpoint) {
        m_shown = breakpoint;
        const QSignalBlocker quiet(m_every);
        if (isAboutEvents(breakpoint))
            m_condition->setScope(std::make_shared<const NotificationScope>(link().frame().map));
        else
            m_condition->setScope(std::make_shared<const SessionScope>(link().frame().map));
        m_condition->setExpression(breakpoint.condition);
        m_every->setValue(breakpoint.every);
        m_pauses->setCurrentIndex(breakpoint.processOnly ? 1 : 0);
    }
    showMistake();
}

void BreakpointsPanel::showMistake()
{
    const BreakpointFigure* figure = m_model->at(m_table->currentIndex().row());
    if (!figure)
        return;
    const bool typed = m_condition->expression() != figure->breakpoint.condition;
    const QString hint = isAboutEvents(figure->breakpoint)
        ? u"A condition on the event, for example state.amount > 100d. Enter takes it."_s
        : u"A condition on the session after the step, for example step.command == \"Withdraw\". Enter takes it."_s;
    m_words->setText(!m_condition->mistake().isEmpty() ? m_condition->mistake()
            : !typed && !figure->problem.isEmpty()     ? figure->problem
                                                       : hint);
}

void BreakpointsPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete)
        remove();
    else if (event->matches(QKeySequence::Undo))
        undo();
    else
        Panel::keyPressEvent(event);
}

void BreakpointsPanel::showTheme()
{
    m_condition->setTheme(theme());
    setTextColour(m_words, theme().mutedText);
    setTextColour(m_empty, theme().mutedText);
    Panel::showTheme();
}

} // namespace occasion
