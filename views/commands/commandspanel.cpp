// SPDX-License-Identifier: BSD-3-Clause
#include "views/commands/commandspanel.h"

#include "views/common/enginelink.h"
#include "views/common/flattable.h"
#include "views/common/icon.h"
#include "views/common/steptext.h"
#include "views/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QLabel* makeText(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus);
    return label;
}

} // namespace

CommandsPanel::CommandsPanel(const PanelContext& panelContext, QWidget* parent)
    : Panel(u"commands"_s, u"Commands"_s, panelContext, parent)
    , m_processes(new QComboBox(this))
    , m_commands(new QListWidget(this))
    , m_summary(makeText(this))
    , m_scroll(new QScrollArea(this))
    , m_run(new QPushButton(u"R&un"_s, this))
    , m_hint(makeText(this))
    , m_answer(makeText(this))
    , m_empty(makeText(this))
    , m_pages(new QStackedWidget(this))
{
    layOut();
    connect(m_processes, &QComboBox::currentIndexChanged, this, &CommandsPanel::showCommands);
    connect(m_commands, &QListWidget::currentRowChanged, this, &CommandsPanel::showForm);
    connect(m_commands, &QListWidget::itemActivated, this, [this] {
        if (m_form)
            m_form->setFocus(Qt::OtherFocusReason);
    });
    connect(m_run, &QPushButton::clicked, this, &CommandsPanel::run);
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto* shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &CommandsPanel::run);
    }
    showTheme();
}

QWidget* CommandsPanel::makeChoosers()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    m_processes->setToolTip(u"The process application whose commands are listed"_s);
    m_processes->setAccessibleName(u"Process application"_s);
    m_commands->setSpacing(2);
    m_commands->setAccessibleName(u"Commands"_s);
    column->addWidget(m_processes);
    column->addWidget(m_commands, 1);
    side->setMaximumWidth(fontMetrics().averageCharWidth() * 26);
    side->setMinimumWidth(fontMetrics().averageCharWidth() * 16);
    return side;
}

QWidget* CommandsPanel::makeFormSide()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_run->setToolTip(u"Runs the command as the next step (Ctrl+Enter)"_s);
    auto* row = new QHBoxLayout;
    row->addWidget(m_run);
    row->addWidget(m_hint, 1);
    m_answer->setAccessibleName(u"Answer to the last command"_s);
    m_answer->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(m_summary);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_answer); // above the button, which stays where it is
    column->addLayout(row);
    return side;
}

void CommandsPanel::layOut()
{
    auto* page = new QWidget(this);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(6, 6, 6, 6);
    row->addWidget(makeChoosers());
    row->addWidget(makeFormSide(), 1);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setMargin(12);
    m_pages->addWidget(page);
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    setFocusProxy(m_commands);
}

void CommandsPanel::refresh()
{
    const Frame& frame = link().frame();
    if (m_map != frame.map)
        showSystem();
    if (m_session != frame.session && !m_asked)
        m_answer->clear();
    m_session = frame.session;
    const bool any = !frame.readOnly && m_processes->count() > 0;
    m_empty->setText(emptyText());
    m_pages->setCurrentIndex(any ? 0 : 1);
    m_hint->setText(
        frame.cursor < frame.newest ? u"starts a fork from step %1"_s.arg(frame.cursor) : QString());
    lookForAnswer();
    askChoices();
}

QString CommandsPanel::emptyText() const
{
    const Frame& frame = link().frame();
    if (frame.map->processes.empty())
        return noSessionText();
    if (frame.readOnly)
        return u"An opened store is only looked at: commands need a running session (Ctrl+N)."_s;
    return u"This system has no commands."_s;
}

void CommandsPanel::showSystem()
{
    m_map = link().frame().map;
    const QString before = m_processes->currentText();
    {
        const QSignalBlocker quiet(m_processes);
        m_processes->clear();
        for (int process = 0; process < m_map->processCount(); ++process) {
            if (!m_map->process(process).commands.isEmpty())
                m_processes->addItem(m_map->processName(process), process);
        }
        m_processes->setCurrentIndex(qMax(0, m_processes->findText(before)));
    }
    showCommands();
}

void CommandsPanel::showCommands()
{
    const QString before = m_commands->currentItem() ? m_commands->currentItem()->text() : QString();
    {
        const QSignalBlocker quiet(m_commands);
        m_commands->clear();
        if (m_processes->currentIndex() >= 0) {
            const int process = m_processes->currentData().toInt();
            for (const CommandInfo& command : m_map->process(process).commands) {
                auto* item = new QListWidgetItem(command.name, m_commands);
                item->setToolTip(command.summary);
            }
        }
        const auto same = m_commands->findItems(before, Qt::MatchExactly);
        m_commands->setCurrentRow(same.isEmpty() ? 0 : m_commands->row(same.constFirst()));
    }
    showForm();
}

QString CommandsPanel::formKey() const
{
    return m_commands->currentItem()
        ? u"%1.%2"_s.arg(m_processes->currentText(), m_commands->currentItem()->text())
        : QString();
}

void CommandsPanel::showForm()
{
    if (m_form)
        m_texts[m_formKey] = m_form->texts();
    m_formKey = formKey();
    m_run->setEnabled(!m_formKey.isEmpty());
    if (m_formKey.isEmpty()) {
        delete m_scroll->takeWidget();
        return;
    }
    const int process = m_processes->currentData().toInt();
    const CommandInfo& command = m_map->process(process).commands.at(m_commands->currentRow());
    m_summary->setText(command.summary);
    m_summary->setVisible(!command.summary.isEmpty());
    m_form = new FieldForm(command.fields, theme().refused, m_scroll);
    m_form->setTexts(m_texts.value(m_formKey));
    connect(m_form, &FieldForm::submitted, this, &CommandsPanel::run);
    m_scroll->setWidget(m_form);
    m_form->setTabOrderBetween(m_commands, m_run);
    m_answer->clear();
    askChoices();
}

/// Choices are read at rest only: while the session runs they would change faster than anyone picks.
void CommandsPanel::askChoices()
{
    const Frame& frame = link().frame();
    if (!m_form || !m_form->needsChoices() || frame.running || frame.readOnly)
        return;
    const int process = m_processes->currentData().toInt();
    link().ask(
        this, [process, step = frame.cursor](const History& h) { return aggregateChoices(h, process, step); },
        [this, key = m_formKey, session = frame.session, step = frame.cursor](
            const std::vector<AggregateChoice>& choices) {
            const Frame& now = link().frame();
            if (m_form && key == m_formKey && now.session == session && now.cursor == step)
                m_form->setChoices(choices);
        });
}

void CommandsPanel::run()
{
    if (!m_form || link().frame().readOnly)
        return;
    const auto arguments = m_form->check();
    if (!arguments)
        return;
    m_texts[m_formKey] = m_form->texts();
    m_asked = CommandCall{m_processes->currentText(), m_commands->currentItem()->text(), *arguments};
    m_askedAt = link().frame().cursor;
    m_answer->clear();
    link().post(request::Call{*m_asked});
}

void CommandsPanel::lookForAnswer()
{
    const Frame& frame = link().frame();
    if (!m_asked || !frame.step || frame.cursor <= m_askedAt)
        return;
    const auto asked = *m_asked;
    link().ask(
        this,
        [asked, from = m_askedAt](const History& history) -> std::optional<std::pair<Step, QString>> {
            for (qint64 number = from + 1; number <= history.newestStep(); ++number) {
                const Step step = history.step(number);
                if (step.kind == StepKind::Command && step.scenarioIndex < 0
                    && step.call.command == asked.command)
                    return std::pair(step, stepText(step, *history.map(), stepNames(history, step)));
            }
            return {};
        },
        [this](const std::optional<std::pair<Step, QString>>& found) {
            if (found && m_asked)
                showAnswer(found->first, found->second);
        });
}

void CommandsPanel::showAnswer(const Step& step, const QString& words)
{
    m_asked.reset();
    m_outcome = step.outcome;
    m_answer->setText(u"Step %1: %2"_s.arg(step.number).arg(words));
    showTheme();
}

void CommandsPanel::showTheme()
{
    m_run->setIcon(icon(u"run"_s, theme().text));
    setTextColour(m_hint, theme().mutedText);
    setTextColour(m_summary, theme().mutedText);
    setTextColour(m_empty, theme().mutedText);
    const bool bad = m_outcome == StepOutcome::Refused || m_outcome == StepOutcome::Failed;
    setTextColour(m_answer, bad ? theme().refused : theme().good);
    if (m_form)
        m_form->setProblemColour(theme().refused);
    Panel::showTheme();
}

} // namespace occasion
