// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/panel.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace occasion {

class FlatTable;
class SessionsModel;

/// The open sessions and forks: choose which one the window shows, close those that are done with.
class SessionsPanel : public Panel
{
    Q_OBJECT
public:
    explicit SessionsPanel(const PanelContext& context, QWidget* parent = nullptr);

protected:
    void refresh() override;
    void showTheme() override;

private:
    void layOut();
    void switchTo(const QModelIndex& index);
    void closeCurrent();

    SessionsModel* m_model;
    FlatTable* m_table;
    QPushButton* m_show;
    QPushButton* m_close;
    QLabel* m_empty;
    QStackedWidget* m_pages;
    int m_session = -1;
};

} // namespace occasion
