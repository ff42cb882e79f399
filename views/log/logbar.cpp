// SPDX-License-Identifier: BSD-3-Clause
#include "views/log/logbar.h"

#include "engine/session/systemmap.h"
#include "views/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QToolTip>

namespace occasion {

using namespace Qt::StringLiterals;

LogBar::LogBar(QWidget* parent)
    : QWidget(parent)
    , m_processes(new QComboBox(this))
    , m_goTo(new QLineEdit(this))
    , m_follow(new QToolButton(this))
{
    m_processes->setAccessibleName(u"Application whose log is shown"_s);
    m_processes->setToolTip(u"The application whose notification log is shown"_s);
    m_processes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    prepareGoTo();
    m_follow->setText(u"Follow"_s);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setFocusPolicy(Qt::StrongFocus);
    m_follow->setToolTip(u"Keeps the newest notification at the cursor in view"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(6, 6, 6, 4);
    row->addWidget(m_processes);
    addSectionButton(*row, u"«"_s, u"First section"_s, &LogBar::firstSection);
    addSectionButton(*row, u"‹"_s, u"Previous section"_s, &LogBar::previousSection);
    addSectionButton(*row, u"›"_s, u"Next section"_s, &LogBar::nextSection);
    addSectionButton(*row, u"»"_s, u"Current section"_s, &LogBar::currentSection);
    row->addWidget(m_goTo, 1);
    row->addStretch();
    row->addWidget(m_follow);
    connect(m_processes, &QComboBox::currentIndexChanged, this, &LogBar::processChosen);
    connect(m_goTo, &QLineEdit::returnPressed, this, &LogBar::readTyped);
    connect(m_follow, &QToolButton::toggled, this, &LogBar::followed);
}

void LogBar::prepareGoTo()
{
    m_goTo->setPlaceholderText(u"Go to id"_s);
    m_goTo->setAccessibleName(u"Go to notification"_s);
    m_goTo->setToolTip(u"A notification id, or a section as 11,20; Enter goes there"_s);
    m_goTo->setMinimumWidth(fontMetrics().horizontalAdvance(u"Go to id"_s) + 16);
    m_goTo->setMaximumWidth(fontMetrics().horizontalAdvance(u"1000000,1000009"_s) + 16);
}

void LogBar::addSectionButton(
    QBoxLayout& row, const QString& text, const QString& name, void (LogBar::*signal)())
{
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setAutoRaise(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    connect(button, &QToolButton::clicked, this, signal);
    row.addWidget(button);
}

void LogBar::setMap(const SystemMap& map, const Theme& theme)
{
    const QSignalBlocker quiet(m_processes);
    const QString before = m_processes->currentText();
    m_processes->clear();
    for (const ProcessInfo& process : map.processes)
        m_processes->addItem(process.name);
    m_processes->setCurrentIndex(qMax(0, m_processes->findText(before)));
    showTheme(theme);
}

void LogBar::showTheme(const Theme& theme)
{
    const int side = fontMetrics().height();
    for (int i = 0; i < m_processes->count(); ++i) {
        QPixmap colour(side / 2, side);
        colour.fill(theme.process(i));
        m_processes->setItemIcon(i, QIcon(colour));
    }
}

int LogBar::process() const
{
    return qMax(0, m_processes->currentIndex());
}

QString LogBar::processName() const
{
    return m_processes->currentText();
}

int LogBar::processCount() const
{
    return m_processes->count();
}

void LogBar::setProcess(int process)
{
    const QSignalBlocker quiet(m_processes);
    m_processes->setCurrentIndex(process);
}

bool LogBar::isFollowing() const
{
    return m_follow->isChecked();
}

void LogBar::setFollowing(bool following)
{
    m_follow->setChecked(following);
}

void LogBar::hint(const QString& sentence)
{
    QToolTip::showText(m_goTo->mapToGlobal(QPoint(0, m_goTo->height())), sentence, m_goTo);
}

void LogBar::readTyped()
{
    bool isNumber = false;
    const NotificationId id = m_goTo->text().section(u',', 0, 0).trimmed().toLongLong(&isNumber);
    if (isNumber)
        Q_EMIT idTyped(id);
    else
        hint(u"Type a notification id, such as 12, or a section, such as 11,20."_s);
}

} // namespace occasion
