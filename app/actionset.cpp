// SPDX-License-Identifier: BSD-3-Clause
#include "app/actionset.h"

#include "app/workbenchwindow.h"
#include "views/common/icon.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace occasion {

using namespace Qt::StringLiterals;

ActionSet::ActionSet(std::vector<Action> table, WorkbenchWindow& window)
    : QObject(&window)
    , m_table(std::move(table))
{
    for (const Action& row : m_table)
        m_actions.insert(row.id, make(row, window));
}

QAction* ActionSet::make(const Action& row, WorkbenchWindow& window)
{
    auto* action = new QAction(row.text, this);
    action->setObjectName(row.id);
    action->setShortcuts(row.keys);
    const QString keys = row.keys.isEmpty()
        ? QString()
        : u" (%1)"_s.arg(row.keys.constFirst().toString(QKeySequence::NativeText));
    action->setToolTip(row.tip + keys);
    action->setStatusTip(row.tip);
    action->setCheckable(row.checkedWhen != nullptr);
    connect(action, &QAction::triggered, &window, [run = row.run, &window] { run(window); });
    window.addAction(action);
    return action;
}

void ActionSet::fill(QMenuBar* bar) const
{
    QMap<QString, QMenu*> menus;
    for (const Action& row : m_table) {
        QMenu*& menu = menus[row.menu];
        if (!menu)
            menu = bar->addMenu(row.menu);
        if (row.separated)
            menu->addSeparator();
        menu->addAction(action(row.id));
    }
}

void ActionSet::show(const Frame& frame)
{
    for (const Action& row : m_table)
        action(row.id)->setEnabled(!row.enabledWhen || row.enabledWhen(frame));
    const QString runIcon = frame.running ? u"pause"_s : u"run"_s;
    if (runIcon == m_runIcon)
        return;
    m_runIcon = runIcon;
    QAction* run = action(u"run"_s);
    run->setText(frame.running ? u"&Pause"_s : u"&Run"_s);
    run->setIcon(icon(runIcon, run->data().value<QColor>()));
}

void ActionSet::showSwitches(const WorkbenchWindow& window)
{
    for (const Action& row : m_table) {
        if (row.checkedWhen)
            action(row.id)->setChecked(row.checkedWhen(window));
    }
}

void ActionSet::setColour(const QColor& colour)
{
    for (const Action& row : m_table)
        action(row.id)->setIcon(icon(row.icon, colour));
    QAction* run = action(u"run"_s);
    run->setData(colour);
    run->setIcon(icon(m_runIcon, colour));
}

} // namespace occasion
