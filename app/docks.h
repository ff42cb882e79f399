// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/panel.h"

#include <QMap>

class QDockWidget;
class QMainWindow;

namespace occasion {

/// The docks of a window: one for each panel, where they are at first, and which was used last.
class Docks : public QObject
{
    Q_OBJECT
public:
    Docks(QMainWindow& window, const QList<Panel*>& panels);

    /// Everything where it is at first: diagrams above, lists below, what a person chooses from on the left.
    void arrange();
    QByteArray state() const;
    /// False, and nothing changed, when the state is of another version or damaged.
    bool restore(const QByteArray& state);

    /// Brings the view to the front and gives it the focus.
    void show(const QString& id);
    /// The panel that had the focus last; the first one before any had.
    Panel* current() const { return m_current; }

private:
    QDockWidget* dock(const QString& id) const { return m_docks.value(id); }
    void place();
    void tabify(const QStringList& ids);
    void size();

    QMainWindow& m_window;
    QList<Panel*> m_panels;
    QMap<QString, QDockWidget*> m_docks;
    Panel* m_current = nullptr;
};

} // namespace occasion
