// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/panel.h"
#include "views/log/logmodel.h"

class QLabel;
class QSplitter;
class QStackedWidget;

namespace occasion {

class ListTable;
class LogBar;
class LogDetail;
class LogFilterBar;
class LogSelection;

/// The notification log of one application as it was at the cursor: its sections with their links, and the
/// selected notification's state and stored text. It follows the newest notification until the person looks
/// elsewhere. A filter shows only those notifications that a condition keeps.
class LogPanel : public Panel
{
    Q_OBJECT
public:
    explicit LogPanel(const PanelContext& context, QWidget* parent = nullptr);

    /// The rows on screen.
    std::optional<Figure> figure() const override;

protected:
    void refresh() override;
    void showSelection() override;
    void showTheme() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    void addActions();
    void connectBar();
    void connectTable();
    void connectSelection();
    void connectFilter();
    void setCursor(qint64 step);
    void showProcess(int process);
    void restartRows();
    void showCount();
    void showEmptyState();
    void fetch(qint64 first, int limit, const LogModel::Cache::Done& done);
    void followEnd();
    void leaveEnd();
    void goToSection(qint64 section);
    qint64 sectionInSight() const;
    void goToId(NotificationId id);
    void goToPlace(qint64 place);
    qint64 countAtCursor() const;

    LogModel* m_model;
    ListTable* m_table;
    LogDetail* m_detail;
    LogBar* m_bar;
    LogFilterBar* m_filter;
    QLabel* m_empty;
    QStackedWidget* m_pages;
    QSplitter* m_splitter;
    LogSelection* m_selected = nullptr;
    std::shared_ptr<const SystemMap> m_map;
    int m_session = -1;
    int m_process = 0;
    qint64 m_cursor = 0;
};

} // namespace occasion
