// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/watch.h"

#include <QMap>
#include <QObject>
#include <QUndoStack>

#include <vector>

namespace occasion {

/// A person's watches, kept apart for each system; every change can be undone (Memento: a command holds the list
/// before and after it, which is small).
class WatchList : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Goes to the watches of this system. What was done to those of another is no longer undone.
    void setSystem(const QString& system);

    const std::vector<Watch>& watches() const { return m_watches; }
    QUndoStack& undoStack() { return m_undo; }

    /// At the end; one that is there already is not added again. Gives its row.
    int add(const Watch& watch);
    void replace(int row, const Watch& watch);
    void remove(int row);
    /// By one row, up or down; false at the end.
    bool move(int row, int by);

    /// {"bank": [watch, …], …}: all systems' watches.
    Value toValue() const;
    /// Takes those watches; one that cannot be read is left out.
    void fromValue(const Value& value);

Q_SIGNALS:
    void changed();

private:
    class Change;
    void push(const QString& text, std::vector<Watch> next);
    void set(const std::vector<Watch>& watches);

    QString m_system;
    std::vector<Watch> m_watches;
    QMap<QString, std::vector<Watch>> m_others; ///< by system
    QUndoStack m_undo;
};

} // namespace occasion
