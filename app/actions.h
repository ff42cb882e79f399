// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/frame.h"

#include <QKeySequence>
#include <QList>

#include <functional>
#include <vector>

namespace occasion {

class WorkbenchWindow;

/// A view that the window can show.
struct ViewName
{
    QString id = {};
    QString title = {};
};

/// One thing that a person can do in the window. Menus, the toolbar, shortcuts and the list of keys are made
/// from a table of these.
struct Action
{
    QString id = {};
    QString menu = {}; ///< the menu's title
    QString text = {};
    QString tip = {};
    QString icon = {}; ///< a name of resources/icons
    QList<QKeySequence> keys = {};
    std::function<bool(const Frame&)> enabledWhen = {}; ///< empty: always
    std::function<void(WorkbenchWindow&)> run = {};
    bool separated = false; ///< a line above it in the menu
    std::function<bool(const WorkbenchWindow&)> checkedWhen = {}; ///< empty: it is no switch
};

/// The table: what the window does, and showing each of the views.
std::vector<Action> actionTable(const QList<ViewName>& views);

/// Keys that act only inside the view that has the focus: what they do, for the list of keys.
QList<QPair<QString, QString>> viewKeys();

} // namespace occasion
