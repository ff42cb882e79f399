// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/requests.h"

#include <QObject>

#include <functional>

class QWidget;

namespace occasion {

class EngineLink;
class Panel;
class Selection;
class ThemeSource;
class TransportBar;

/// What the Run menu and the transport bar do: steps, runs, where they end, what is looked for, and breakpoints; and
/// what of that is remembered from one start to the next.
class RunActions : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        EngineLink& link;
        Selection& selection;
        ThemeSource& themes;
        TransportBar& bar;
        std::function<const Panel*()> currentPanel; ///< the view that was used last
    };

    RunActions(Parts parts, QWidget* window);

    void step();
    void stepBack();
    void runOrPause();
    void askRunUntil();
    void askFindStep();
    /// Sets a breakpoint at what is selected, or takes it away: in the view that was used last if it has something of
    /// its own, else the selected event's name, else the selected aggregate or process.
    void toggleBreakpoint();

Q_SIGNALS:
    /// A run, a larger step or a search has ended, and why.
    void noticed(const QString& sentence);
    /// What was noticed is not what is looked at any more.
    void noticeOver();
    void problem(const QString& sentence);

private:
    void showFrame();
    void restore();
    void keepBreakpoints();
    void toggleAtSelection();

    Parts m_parts;
    QWidget* m_window;
    quint64 m_noticed = 0;
    bool m_noticeShown = false;
    std::shared_ptr<const std::vector<BreakpointFigure>> m_breakpoints; ///< as they were kept last
};

} // namespace occasion
