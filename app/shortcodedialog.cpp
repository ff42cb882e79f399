// SPDX-License-Identifier: BSD-3-Clause
#include "app/shortcodedialog.h"

#include "engine/errors.h"
#include "engine/session/shortcode.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

QString meaningOf(const CodedSession& coded)
{
    const auto choices = static_cast<qint64>(coded.deviations.size());
    const QString chosen = choices == 0 ? u"all of them chosen by it"_s
        : choices == 1                  ? u"one of them chosen otherwise"_s
                                        : u"%1 of them chosen otherwise"_s.arg(choices);
    return u"%1 · %2, seed %3, scheduler %4, %5 steps, %6."_s.arg(coded.options.system->name,
        coded.options.scenario, QString::number(coded.options.seed), coded.options.scheduler,
        QString::number(coded.steps), chosen);
}

}

ShortCodeDialog::ShortCodeDialog(
    std::vector<std::shared_ptr<const SystemDefinition>> systems, QWidget* parent)
    : QDialog(parent)
    , m_systems(std::move(systems))
    , m_code(new QLineEdit(this))
    , m_meaning(new QLabel(this))
    , m_open(new QPushButton(u"&Open"_s, this))
{
    setWindowTitle(u"Enter short code"_s);
    m_code->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_code->setAccessibleName(u"Short code"_s);
    m_code->setMinimumWidth(fontMetrics().averageCharWidth() * 60);
    m_meaning->setWordWrap(true);
    m_meaning->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_meaning->setAccessibleName(u"What the code opens"_s);
    auto* label = new QLabel(u"The &code of a session, as somebody has read or written it out:"_s, this);
    label->setBuddy(m_code);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_open, QDialogButtonBox::AcceptRole);
    auto* column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(m_code);
    column->addWidget(m_meaning);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_code, &QLineEdit::textChanged, this, &ShortCodeDialog::showMeaning);
    showMeaning();
}

QString ShortCodeDialog::code() const
{
    return m_code->text().trimmed();
}

void ShortCodeDialog::showMeaning()
{
    m_open->setEnabled(false);
    if (code().isEmpty()) {
        m_meaning->setText(u"Hyphens, spaces, capitals and small letters make no difference."_s);
        return;
    }
    try {
        m_meaning->setText(meaningOf(readShortCode(code(), m_systems)));
        m_open->setEnabled(true);
    } catch (const ValueError& error) {
        m_meaning->setText(error.message());
    }
}

}
