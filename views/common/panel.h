// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/figure.h"

#include <QWidget>

namespace occasion {

class EngineLink;
class Hatching;
class Selection;
class ThemeSource;
struct Breakpoint;
struct Theme;

/// What every view is given.
struct PanelContext
{
    EngineLink& link;
    Selection& selection;
    ThemeSource& themes;
};

/// Base of every view that sits in a dock.
///
/// To add a view: derive, give it a title and an object name (`id`), draw from frames in `refresh`, follow and
/// feed the Selection, say in an empty state what to do, be workable by keyboard alone, and give a figure or a
/// data table for export. The application puts it into a dock.
///
/// A hidden panel does nothing: `refresh` is called with the newest frame when it is shown again, and otherwise
/// once for each frame that arrives, except those of a run in express mode but its last.
class Panel : public QWidget
{
    Q_OBJECT
public:
    /// `id` is stable: layouts and exports name the view by it ("graph").
    Panel(QString id, QString title, const PanelContext& context, QWidget* parent = nullptr);

    const QString& id() const { return m_id; }
    const QString& title() const { return m_title; }

    /// What is on screen as a picture; none where the view has none.
    virtual std::optional<Figure> figure() const { return {}; }

    /// False while something is on its way that will change the picture although nothing more happens: whoever
    /// writes the picture to a file waits for it.
    virtual bool isSettled() const { return true; }

    /// Where a breakpoint would be set at what the keyboard is at; none where the view has only the selection.
    virtual std::optional<Breakpoint> breakpointHere() const;

    /// Whether it shows what happened in the branch on screen: then it is hatched while that is a hypothetical one.
    virtual bool showsBranch() const { return true; }

Q_SIGNALS:
    /// The person asks for the cursor to go to this step (Enter or double click on something that has one).
    void stepActivated(qint64 step);
    /// The panel has got what a person asked for elsewhere, and wants to be seen.
    void wanted();

protected:
    EngineLink& link() const { return m_context.link; }
    Selection& selection() const { return m_context.selection; }
    const Theme& theme() const;
    const PanelContext& context() const { return m_context; }

    /// What an empty view says while no session is open, or while one is on its way.
    QString noSessionText() const;

    /// A new frame is there and the panel is visible.
    virtual void refresh() = 0;
    /// The selection has changed and the panel is visible (also called after a refresh on show).
    virtual void showSelection() {}
    /// Colours have changed.
    virtual void showTheme() { update(); }

    void showEvent(QShowEvent* event) override;

private:
    bool isWaitingForTheEnd() const;
    void showHatching();

    QString m_id;
    QString m_title;
    PanelContext m_context;
    Hatching* m_hatching = nullptr; ///< once there was a hypothetical branch
};

}
