// SPDX-License-Identifier: BSD-3-Clause
#include "app/rununtildialog.h"

#include "engine/session/sessionscope.h"
#include "views/common/expressionedit.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

namespace occasion {

using namespace Qt::StringLiterals;

RunUntilDialog::RunUntilDialog(const std::shared_ptr<const SystemMap>& map, const Theme& theme,
    const QString& condition, QWidget* parent)
    : QDialog(parent)
    , m_edit(new ExpressionEdit(ExpressionEdit::Use::Condition, this))
    , m_words(new QLabel(this))
    , m_run(new QPushButton(u"&Run"_s, this))
{
    setWindowTitle(u"Run until"_s);
    m_edit->setAccessibleName(u"Condition at which the run ends"_s);
    m_edit->setTheme(theme);
    m_edit->setScope(std::make_shared<const SessionScope>(map));
    m_edit->setExpression(condition);
    m_edit->selectAll();
    layOut();
    connect(m_edit, &QPlainTextEdit::textChanged, this, &RunUntilDialog::showMistake);
    connect(m_edit, &ExpressionEdit::accepted, this, [this] {
        if (m_run->isEnabled())
            accept();
    });
    showMistake();
}

void RunUntilDialog::layOut()
{
    m_words->setWordWrap(true);
    m_words->setMinimumHeight(2 * fontMetrics().lineSpacing());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_run, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* label = new QLabel(u"Run on until, after a step, this holds:"_s, this);
    label->setBuddy(m_edit);
    auto* column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(m_edit);
    column->addWidget(m_words);
    column->addWidget(buttons);
    m_edit->setFocus();
    resize(48 * fontMetrics().averageCharWidth() * 2, sizeHint().height());
}

QString RunUntilDialog::condition() const
{
    return m_edit->expression();
}

void RunUntilDialog::showMistake()
{
    const bool isEmpty = condition().isEmpty();
    m_run->setEnabled(!isEmpty && m_edit->mistake().isEmpty());
    m_words->setText(m_edit->mistake().isEmpty()
            ? u"For example: lag == 0 && step.number > 3, or events.exists(e, e.name == \"Debited\")."_s
            : m_edit->mistake());
}

}
