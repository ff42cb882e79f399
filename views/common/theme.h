// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QColor>
#include <QObject>
#include <QPalette>

namespace occasion {

/// The colours of the views by role. No view names a colour of its own.
struct Theme
{
    bool dark = false;
    QColor canvas; ///< behind diagrams
    QColor lane; ///< every other lane or row of a diagram
    QColor text;
    QColor mutedText; ///< secondary text, still readable from the last row (contrast ≥ 4.5)
    QColor line; ///< borders, axes, edges at rest
    QColor node; ///< fill of a process's box
    QColor cursor; ///< where the views look
    QColor selection; ///< outline of what is selected
    QColor selectionFill;
    QColor changed; ///< behind what the last event changed
    QColor added;
    QColor removed;
    QColor refused; ///< a rule said no
    QColor failed; ///< a fault
    QColor good; ///< holds, agrees
    QColor token; ///< a notification on its way
    QColor cause; ///< arrows from cause to effect

    static const Theme& light();
    static const Theme& night();

    /// A stable colour for the n-th process: apart from each other also for the colour-blind, readable as a
    /// fill under `onProcess` text.
    QColor process(int index) const;
    QColor onProcess() const;
    /// A stable colour for a branch, by its id. There are fewer colours than branches may be: a branch is also told by
    /// its letter (see branchLetter()).
    QColor branch(int id) const;
    /// Of the lines in the ground of a hypothetical branch's views: nearer to the canvas than anything written.
    QColor hatching() const;

    QPalette palette() const;
};

/// So much of the second colour in the first.
QColor blend(const QColor& ground, const QColor& other, double share);

/// The theme in force, for all views of one window.
class ThemeSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    const Theme& theme() const { return *m_theme; }
    /// Also sets the application's palette.
    void setDark(bool dark);

Q_SIGNALS:
    void changed();

private:
    const Theme* m_theme = &Theme::light();
};

}
