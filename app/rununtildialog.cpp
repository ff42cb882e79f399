// SPDX-License-Identifier: BSD-3-Clause
#include "app/rununtildialog.h"

#include "engine/session/sessionscope.h"
#include "views/common/enginelink.h"
#include "views/common/eventnames.h"
#include "views/common/expressionedit.h"
#include "views/common/selection.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>

#include <limits>

namespace occasion {

using namespace Qt::StringLiterals;

RunUntilDialog::RunUntilDialog(EngineLink& link, const Selection& selection, const Theme& theme,
    const QVariantMap& remembered, QWidget* parent)
    : QDialog(parent)
    , m_step(new QSpinBox(this))
    , m_time(new QLineEdit(this))
    , m_event(new QComboBox(this))
    , m_aggregate(new QComboBox(this))
    , m_condition(new ExpressionEdit(ExpressionEdit::Use::Condition, this))
    , m_words(new QLabel(this))
    , m_run(new QPushButton(u"&Run"_s, this))
{
    setWindowTitle(u"Run until"_s);
    makeFields(link, selection, theme);
    layOut();
    recall(remembered);
    showMistake();
}

void RunUntilDialog::makeFields(EngineLink& link, const Selection& selection, const Theme& theme)
{
    const Frame& frame = link.frame();
    m_step->setRange(1, std::numeric_limits<int>::max());
    m_step->setValue(static_cast<int>(std::min<qint64>(frame.cursor + 10, m_step->maximum())));
    m_time->setText(frame.step ? frame.step->clock.text() : u"2026-01-01T09:00:00"_s);
    m_event->setEditable(true);
    m_event->lineEdit()->setPlaceholderText(u"any event"_s);
    link.ask(this, eventNames, [this](const QStringList& names) {
        const QString typed = m_event->currentText();
        m_event->clear();
        m_event->addItem(QString());
        m_event->addItems(names);
        m_event->setCurrentText(typed);
    });
    m_aggregate->addItem(u"of any aggregate"_s, QString());
    if (const auto& aggregate = selection.current().aggregate)
        m_aggregate->addItem(u"of the selected one, %1"_s.arg(aggregate->text().left(8)), aggregate->text());
    m_condition->setTheme(theme);
    m_condition->setScope(std::make_shared<const SessionScope>(frame.map));
    for (auto* combo : {m_event, m_aggregate})
        connect(combo, &QComboBox::currentTextChanged, this, [this] { choose(AtEvent); });
    connect(m_step, &QSpinBox::valueChanged, this, [this] { choose(AtStep); });
    connect(m_time, &QLineEdit::textChanged, this, [this] { choose(AtTime); });
    connect(m_condition, &QPlainTextEdit::textChanged, this, [this] { choose(Condition); });
    connect(m_condition, &ExpressionEdit::accepted, m_run, &QPushButton::click);
}

void RunUntilDialog::addRow(
    QGridLayout* grid, Choice choice, const QString& text, QWidget* field, const QString& name)
{
    auto* button = new QRadioButton(text, this);
    m_choices[choice] = button;
    grid->addWidget(button, choice, 0);
    connect(button, &QRadioButton::toggled, this, &RunUntilDialog::showMistake);
    if (!field)
        return;
    field->setAccessibleName(name);
    grid->addWidget(field, choice, 1);
    connect(button, &QRadioButton::clicked, field, [field] { field->setFocus(); });
}

void RunUntilDialog::layOut()
{
    auto* event = new QWidget(this);
    auto* row = new QHBoxLayout(event);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_event, 1);
    row->addWidget(m_aggregate);
    event->setFocusProxy(m_event);
    m_event->setAccessibleName(u"Name of the event"_s);
    m_aggregate->setAccessibleName(u"Of which aggregate"_s);
    auto* grid = new QGridLayout;
    grid->setColumnStretch(1, 1);
    addRow(grid, Quiet, u"&Quiet: nothing waits to be delivered"_s, nullptr, {});
    addRow(grid, AtStep, u"&Step"_s, m_step, u"Number of the step"_s);
    addRow(grid, AtTime, u"&Time by the session's clock"_s, m_time, u"Time by the session's clock"_s);
    addRow(grid, AtEvent, u"&Event"_s, event, u"Event"_s);
    addRow(grid, Condition, u"&Condition"_s, m_condition, u"Condition at which the run ends"_s);
    m_words->setWordWrap(true);
    m_words->setMinimumHeight(2 * fontMetrics().lineSpacing());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_run, QDialogButtonBox::AcceptRole);
    m_run->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(new QLabel(u"Run on until:"_s, this));
    column->addLayout(grid);
    column->addWidget(m_words);
    column->addWidget(buttons);
    resize(100 * fontMetrics().averageCharWidth(), sizeHint().height());
}

void RunUntilDialog::recall(const QVariantMap& remembered)
{
    if (remembered.contains(u"step"_s))
        m_step->setValue(std::max(m_step->value(), remembered.value(u"step"_s).toInt()));
    if (remembered.contains(u"time"_s))
        m_time->setText(remembered.value(u"time"_s).toString());
    m_event->setCurrentText(remembered.value(u"event"_s).toString());
    m_condition->setExpression(remembered.value(u"condition"_s).toString());
    m_condition->selectAll();
    const int chosen = remembered.value(u"choice"_s, Quiet).toInt();
    choose(static_cast<Choice>(std::clamp(chosen, 0, ChoiceCount - 1)));
    QRadioButton* button = m_choices[choice()];
    QWidget* field = choice() == Condition ? static_cast<QWidget*>(m_condition) : button;
    field->setFocus();
}

QVariantMap RunUntilDialog::choices() const
{
    return {{u"choice"_s, choice()}, {u"step"_s, m_step->value()}, {u"time"_s, m_time->text()},
        {u"event"_s, m_event->currentText()}, {u"condition"_s, m_condition->expression()}};
}

void RunUntilDialog::choose(Choice choice)
{
    m_choices[choice]->setChecked(true);
    showMistake();
}

RunUntilDialog::Choice RunUntilDialog::choice() const
{
    for (int i = 0; i < ChoiceCount; ++i) {
        if (m_choices[i]->isChecked())
            return static_cast<Choice>(i);
    }
    return Quiet;
}

RunGoal RunUntilDialog::goal() const
{
    switch (choice()) {
    case AtStep:
        return until::AtStep{m_step->value()};
    case AtTime:
        return until::AtTime{Timestamp::fromText(m_time->text().trimmed()).value_or(Timestamp())};
    case AtEvent:
        return until::Recorded{m_event->currentText().trimmed(), m_aggregate->currentData().toString()};
    case Condition:
        return until::Holds{m_condition->expression()};
    default:
        return until::Quiet{};
    }
}

QString RunUntilDialog::mistake() const
{
    if (choice() == AtTime && !Timestamp::fromText(m_time->text().trimmed()))
        return u"'%1' is no time; for example 2026-01-01T09:30:00+00:00."_s.arg(m_time->text());
    if (choice() == Condition && m_condition->expression().isEmpty())
        return u"For example: lag == 0 && step.number > 3, or events.exists(e, e.name == \"Debited\")."_s;
    return choice() == Condition ? m_condition->mistake() : QString();
}

void RunUntilDialog::showMistake()
{
    const QString wrong = mistake();
    m_run->setEnabled(wrong.isEmpty());
    m_words->setText(wrong.isEmpty() ? u"Breakpoints stop the run before that."_s : wrong);
}

}
