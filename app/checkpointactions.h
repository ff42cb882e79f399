// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include <QMenu>
#include <QObject>

namespace occasion {

class EngineLink;
struct CheckpointFigure;

/// Names the step at the cursor, goes back to steps that have a name, and takes names away.
class CheckpointActions : public QObject
{
    Q_OBJECT
public:
    CheckpointActions(EngineLink& link, QWidget* window);

    /// Asks for the name of the step at the cursor; it begins with the one that it has.
    void askName();
    /// The menu of the steps that have a name, those of the branch that is shown first. Made anew when it is opened.
    QMenu* menu() const { return m_menu; }

private:
    void fill();
    void add(const CheckpointFigure& checkpoint);
    void goTo(const CheckpointFigure& checkpoint);
    QString nameHere() const;

    EngineLink& m_link;
    QWidget* m_window;
    QMenu* m_menu;
};

} // namespace occasion
