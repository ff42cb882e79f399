// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/domain/value.h"

#include <QKeySequence>
#include <QSet>
#include <QWidget>

#include <functional>

class QAction;
class QLabel;
class QModelIndex;
class QStackedWidget;
class QTreeView;

namespace occasion {

class ThemeSource;
class ValueTreeModel;

/// A state as a tree, with what changed marked by colour and in words; or a sentence that says why there is
/// none.
class StateView : public QWidget
{
    Q_OBJECT
public:
    StateView(ThemeSource& themes, const QString& accessibleName, QWidget* parent = nullptr);

    /// The next state of the same thing (expansion stays), or, with another `subject`, of another.
    void show(const QString& subject, const Value& state, const std::optional<Value>& before = {});
    void say(const QString& sentence);
    /// Makes a field of what is shown, an expression over it, the current row and brings it into view. Nothing where
    /// there is no such field.
    void goTo(const QString& field);

    const ValueTreeModel& model() const { return *m_model; }
    QTreeView& tree() const { return *m_tree; }
    /// The state as JSON text, as a mapper would store it; empty when there is none.
    QByteArray json() const;
    void copyJson() const;
    /// Offers to pin fields: only where the state is an aggregate's.
    void setPinnable();

Q_SIGNALS:
    /// The person wants to keep an eye on a field, an expression over the state.
    void pinRequested(const QString& field);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void prepareTree(const QString& accessibleName);
    void addActions();
    QAction* addFieldAction(
        const QString& text, const QKeySequence& key, std::function<void(const QModelIndex&)> run);
    void applyFont();
    void openChanges(const QModelIndex& parent);
    QModelIndex find(const QString& field);
    void applyTheme();
    void chooseColumns();

    ThemeSource& m_themes;
    ValueTreeModel* m_model;
    QTreeView* m_tree;
    QLabel* m_sentence;
    QStackedWidget* m_pages;
    QString m_subject;
    QSet<QString> m_closed; ///< paths that the person closed: they stay closed
    bool m_compared = false;
    bool m_opening = false;
};

/// JSON text of a value, as stored; what stored text cannot hold (a lone surrogate) is escaped.
QByteArray toJson(const Value& value);

} // namespace occasion
