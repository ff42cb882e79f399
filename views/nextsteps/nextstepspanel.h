// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/panel.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace occasion {

class FlatTable;
class NextStepsModel;
class PreviewPane;

/// The enabled steps, of which the person or the scheduler chooses one. Behind the newest step it shows what
/// was enabled then; taking another one than was taken starts a fork.
class NextStepsPanel : public Panel
{
    Q_OBJECT
public:
    explicit NextStepsPanel(const PanelContext& context, QWidget* parent = nullptr);

protected:
    void refresh() override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showTheme() override;

private:
    QWidget* makeTop();
    void layOut();
    void showEnabled();
    void showHint();
    void showScheduler();
    void askTaken();
    void take(const QModelIndex& index);
    void preview(const QModelIndex& index);
    void selectCause(const QModelIndex& index);
    QString emptyText() const;

    NextStepsModel* m_model;
    FlatTable* m_table;
    QStackedWidget* m_pages;
    QLabel* m_empty;
    QLabel* m_hint;
    QComboBox* m_scheduler;
    QPushButton* m_take;
    PreviewPane* m_preview;
    int m_session = -1;
    qint64 m_cursor = -1;
    bool m_updating = false;
};

} // namespace occasion
