// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "app/actions.h"

#include <QMap>
#include <QObject>

class QAction;
class QColor;
class QMenuBar;

namespace occasion {

/// The QActions made from the table of actions, and what they need to stay true: icons in the theme's colour,
/// enabled as the frame says.
class ActionSet : public QObject
{
    Q_OBJECT
public:
    ActionSet(std::vector<Action> table, WorkbenchWindow& window);

    const std::vector<Action>& table() const { return m_table; }
    QAction* action(const QString& id) const { return m_actions.value(id); }

    void fill(QMenuBar* bar) const;
    void show(const Frame& frame);
    void setColour(const QColor& colour);
    /// Reads again which switches are on.
    void showSwitches(const WorkbenchWindow& window);

private:
    QAction* make(const Action& row, WorkbenchWindow& window);

    std::vector<Action> m_table;
    QMap<QString, QAction*> m_actions;
    QString m_runIcon = QStringLiteral("run");
};

} // namespace occasion
