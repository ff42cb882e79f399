// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/panel.h"

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace occasion {

class FlatTable;
class SessionsModel;

/// The branches: open sessions, their forks and opened stores, as a tree that can be folded up. Choose which one the
/// window shows, give it a name, compare two, close those that are done with and have them back.
class SessionsPanel : public Panel
{
    Q_OBJECT
public:
    explicit SessionsPanel(const PanelContext& context, QWidget* parent = nullptr);

    bool showsBranch() const override { return false; }

protected:
    void refresh() override;
    void showTheme() override;

private:
    void layOut();
    void switchTo(const QModelIndex& index);
    void closeCurrent();
    void compareCurrent();
    void reopen();
    void goBack();
    void restore();
    void fold(bool folded);
    void setFolded(int row, bool folded);
    void goAlong(int steps);
    void goToSibling(int direction);
    void addKeys();
    void enableButtons();
    void addActions();

    SessionsModel* m_model;
    FlatTable* m_table;
    QPushButton* m_show;
    QPushButton* m_compare;
    QPushButton* m_close;
    QPushButton* m_reopen;
    QAction* m_restore = nullptr;
    QLabel* m_empty;
    QStackedWidget* m_pages;
    int m_session = -1;
};

} // namespace occasion
