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
        connect(panel, &Panel::wanted, this, [this, id = panel->id()] { show(id); });
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
    for (const QString& id : {u"nextsteps"_s, u"timeline"_s, u"log"_s})
        dock(id)->raise();
    size();
}

void Docks::place()
{
    const auto put = [this](const QString& id, const QString& beside, Qt::Orientation orientation) {
        if (!dock(id))
            return;
        if (dock(beside))
            m_window.splitDockWidget(dock(beside), dock(id), orientation);
        else
            m_window.addDockWidget(Qt::LeftDockWidgetArea, dock(id));
    };
    put(u"graph"_s, {}, Qt::Horizontal);
    put(u"timeline"_s, u"graph"_s, Qt::Horizontal);
    put(u"nextsteps"_s, u"graph"_s, Qt::Vertical);
    put(u"aggregates"_s, u"timeline"_s, Qt::Vertical);
    put(u"log"_s, u"aggregates"_s, Qt::Horizontal);
    tabify({u"nextsteps"_s, u"commands"_s, u"sessions"_s, u"breakpoints"_s});
    tabify({u"timeline"_s, u"comparison"_s});
    tabify({u"log"_s, u"invariants"_s, u"watches"_s});
}

void Docks::tabify(const QStringList& ids)
{
    for (int i = 1; i < ids.size(); ++i)
        m_window.tabifyDockWidget(dock(ids.at(i - 1)), dock(ids.at(i)));
}

/// Shares of the window: the left column a third, diagrams somewhat lower than the lists.
void Docks::size()
{
    const auto share
        = [this](const QStringList& ids, const QList<int>& percents, Qt::Orientation orientation) {
              const int whole = orientation == Qt::Horizontal ? m_window.width() : m_window.height();
              QList<QDockWidget*> docks;
              QList<int> sizes;
              for (int i = 0; i < ids.size(); ++i) {
                  if (dock(ids.at(i))) {
                      docks.append(dock(ids.at(i)));
                      sizes.append(whole * percents.at(i) / 100);
                  }
              }
              m_window.resizeDocks(docks, sizes, orientation);
          };
    share({u"graph"_s, u"timeline"_s}, {36, 64}, Qt::Horizontal);
    share({u"aggregates"_s, u"log"_s}, {33, 33}, Qt::Horizontal);
    share({u"graph"_s, u"nextsteps"_s}, {45, 45}, Qt::Vertical);
    share({u"timeline"_s, u"aggregates"_s}, {38, 52}, Qt::Vertical);
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
