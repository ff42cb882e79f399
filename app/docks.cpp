// SPDX-License-Identifier: BSD-3-Clause
#include "app/docks.h"

#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int stateVersion = 1;

}

Docks::Docks(QMainWindow& window, const QList<Panel*>& panels)
    : QObject(&window)
    , m_window(window)
    , m_panels(panels)
    , m_current(panels.value(0))
{
    for (Panel* panel : m_panels) {
        auto* dock = new QDockWidget(panel->title(), &window);
        dock->setObjectName(u"dock."_s + panel->id());
        dock->setWidget(panel);
        m_docks.insert(panel->id(), dock);
    }
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        for (Panel* panel : std::as_const(m_panels)) {
            if (now && (now == panel || panel->isAncestorOf(now)))
                m_current = panel;
        }
    });
}

void Docks::arrange()
{
    for (QDockWidget* each : std::as_const(m_docks)) {
        m_window.removeDockWidget(each);
        each->setFloating(false);
    }
    place();
    for (QDockWidget* each : std::as_const(m_docks))
        each->show();
    dock(u"nextsteps"_s)->raise();
    size();
}

void Docks::place()
{
    m_window.addDockWidget(Qt::LeftDockWidgetArea, dock(u"graph"_s));
    m_window.splitDockWidget(dock(u"graph"_s), dock(u"timeline"_s), Qt::Horizontal);
    m_window.splitDockWidget(dock(u"graph"_s), dock(u"nextsteps"_s), Qt::Vertical);
    m_window.splitDockWidget(dock(u"timeline"_s), dock(u"aggregates"_s), Qt::Vertical);
    m_window.splitDockWidget(dock(u"aggregates"_s), dock(u"log"_s), Qt::Horizontal);
    tabify({u"nextsteps"_s, u"commands"_s, u"sessions"_s, u"invariants"_s});
}

void Docks::tabify(const QStringList& ids)
{
    for (int i = 1; i < ids.size(); ++i)
        m_window.tabifyDockWidget(dock(ids.at(i - 1)), dock(ids.at(i)));
}

/// Shares of the window: the left column a third, diagrams somewhat lower than the lists.
void Docks::size()
{
    const int width = m_window.width();
    const int height = m_window.height();
    m_window.resizeDocks(
        {dock(u"graph"_s), dock(u"timeline"_s)}, {width * 34 / 100, width * 66 / 100}, Qt::Horizontal);
    m_window.resizeDocks(
        {dock(u"aggregates"_s), dock(u"log"_s)}, {width * 33 / 100, width * 33 / 100}, Qt::Horizontal);
    m_window.resizeDocks(
        {dock(u"graph"_s), dock(u"nextsteps"_s)}, {height * 45 / 100, height * 45 / 100}, Qt::Vertical);
    m_window.resizeDocks(
        {dock(u"timeline"_s), dock(u"aggregates"_s)}, {height * 42 / 100, height * 48 / 100}, Qt::Vertical);
}

QByteArray Docks::state() const
{
    return m_window.saveState(stateVersion);
}

bool Docks::restore(const QByteArray& state)
{
    return m_window.restoreState(state, stateVersion);
}

void Docks::show(const QString& id)
{
    QDockWidget* shown = dock(id);
    if (!shown)
        return;
    shown->show();
    shown->raise();
    shown->activateWindow();
    shown->widget()->setFocus(Qt::ShortcutFocusReason);
    m_current = static_cast<Panel*>(shown->widget());
}

} // namespace occasion
