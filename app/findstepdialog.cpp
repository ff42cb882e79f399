// SPDX-License-Identifier: BSD-3-Clause
#include "app/findstepdialog.h"

#include "engine/session/sessionscope.h"
#include "views/common/expressionedit.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace occasion {

using namespace Qt::StringLiterals;

FindStepDialog::FindStepDialog(const std::shared_ptr<const SystemMap>& map, const Theme& theme,
    const QString& condition, QWidget* parent)
    : QDialog(parent)
    , m_condition(new ExpressionEdit(ExpressionEdit::Use::Condition, this))
    , m_where(new QComboBox(this))
    , m_words(new QLabel(this))
    , m_find(new QPushButton(u"&Find"_s, this))
{
    setWindowTitle(u"Find the step where a condition begins to hold"_s);
    m_condition->setAccessibleName(u"Condition that begins to hold"_s);
    m_condition->setTheme(theme);
    m_condition->setScope(std::make_shared<const SessionScope>(map));
    m_condition->setExpression(condition);
    m_condition->selectAll();
    m_where->addItems({u"the first of all, from the beginning"_s, u"the next after the cursor"_s,
        u"the last before the cursor"_s});
    layOut();
    connect(m_condition, &QPlainTextEdit::textChanged, this, &FindStepDialog::showMistake);
    connect(m_condition, &ExpressionEdit::accepted, m_find, &QPushButton::click);
    showMistake();
}

void FindStepDialog::layOut()
{
    m_words->setWordWrap(true);
    m_words->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_find->setDefault(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_find, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* form = new QFormLayout;
    form->addRow(u"&Condition"_s, m_condition);
    form->addRow(u"&Which step"_s, m_where);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_words);
    column->addWidget(buttons);
    m_condition->setFocus();
    resize(100 * fontMetrics().averageCharWidth(), sizeHint().height());
}

request::FindStep FindStepDialog::asked() const
{
    return {m_condition->expression(), static_cast<request::FindStep::Where>(m_where->currentIndex())};
}

void FindStepDialog::showMistake()
{
    const bool isEmpty = m_condition->expression().isEmpty();
    m_find->setEnabled(!isEmpty && m_condition->mistake().isEmpty());
    m_words->setText(m_condition->mistake().isEmpty() ? u"Every step is looked at, so a condition that comes "
                                                        u"and goes is found where it comes. For example: "
                                                        "accounts.exists(a, a.balance < 0d)."_s
                                                      : m_condition->mistake());
}

}
