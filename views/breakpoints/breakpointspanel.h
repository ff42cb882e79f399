// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/session/breakpoint.h"
#include "views/common/panel.h"

#include <functional>

class QComboBox;
class QLabel;
class QMenu;
class QPushButton;
class QSpinBox;

namespace occasion {

class BreakpointsModel;
class ExpressionEdit;
class FlatTable;
struct SystemMap;

/// All breakpoints: set and deleted, switched off and on, with their conditions and counts. What is deleted can be
/// had back.
class BreakpointsPanel : public Panel
{
    Q_OBJECT
public:
    explicit BreakpointsPanel(const PanelContext& context, QWidget* parent = nullptr);

    bool showsBranch() const override { return false; }

protected:
    void refresh() override;
    void showTheme() override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeTop();
    QWidget* makeEditor();
    void connectParts();
    void fillAddMenu(QMenu& menu);
    void addEvents(QMenu& menu);
    void showEditor();
    void showMistake();
    void change(int row, const std::function<void(Breakpoint&)>& how);
    void edit(const std::function<void(Breakpoint&)>& how);
    void remove();
    void undo();
    std::vector<Breakpoint> all() const;

    BreakpointsModel* m_model;
    FlatTable* m_table;
    QLabel* m_empty;
    QPushButton* m_add;
    QPushButton* m_delete;
    QPushButton* m_undo;
    QWidget* m_editor;
    ExpressionEdit* m_condition;
    QSpinBox* m_every;
    QComboBox* m_pauses;
    QLabel* m_words;
    std::shared_ptr<const SystemMap> m_map; ///< that the condition is about
    std::vector<Breakpoint> m_before; ///< the list before the last deletion; empty: nothing to have back
    std::optional<Breakpoint> m_shown; ///< in the editor
};

} // namespace occasion
