// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/panel.h"

class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace occasion {

class ComparisonModel;
class ListTable;
struct ComparedRow;
struct Comparison;

/// Two branches side by side: the steps after those that both share, the events and the aggregates' fields that
/// differ. Choosing a row shows it in all views.
class ComparisonPanel : public Panel
{
    Q_OBJECT
public:
    explicit ComparisonPanel(const PanelContext& context, QWidget* parent = nullptr);

    std::optional<Figure> figure() const override;

    bool showsBranch() const override { return false; }

protected:
    void refresh() override;
    void showTheme() override;

private:
    QWidget* makeBar();
    void layOut();
    void fill(QComboBox& box, int preferred);
    static void choose(QComboBox& box, int session);
    void showChoices();
    void showSigns();
    void showRows();
    void showWords();
    void compare();
    void select(const QModelIndex& index);
    void goTo(const QModelIndex& index);
    bool isRightShown() const;

    ComparisonModel* m_model;
    ListTable* m_table;
    QComboBox* m_left;
    QComboBox* m_right;
    QPushButton* m_compare;
    QTabBar* m_lists;
    QLabel* m_words;
    QLabel* m_empty;
    QStackedWidget* m_pages;
    std::shared_ptr<const Comparison> m_announced; // the one that this panel asked to be seen for
    std::shared_ptr<const Comparison> m_shown;
};

} // namespace occasion
