// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/answer.h"
#include "views/common/panel.h"
#include "views/common/remembering.h"
#include "views/watches/watchlist.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace occasion {

class ExpressionEdit;
class ListTable;
class WatchesModel;

/// Fields and expressions that a person keeps an eye on, through every step: their values at the cursor and before
/// its step, and why there is none where there is none.
class WatchesPanel : public Panel, public Remembering
{
    Q_OBJECT
public:
    explicit WatchesPanel(const PanelContext& context, QWidget* parent = nullptr);

    WatchList& list() { return m_list; }
    /// A field of an aggregate from now on.
    void pin(int process, const OriginatorId& id, const QString& field);

    std::optional<Figure> figure() const override;
    Value remembered() const override { return m_list.toValue(); }
    void recall(const Value& remembered) override { m_list.fromValue(remembered); }

protected:
    void refresh() override;
    void showSelection() override;
    void showTheme() override;

private:
    void layOut();
    QWidget* makeEntry();
    void addActions();
    void addRowAction(const QString& text, const QKeySequence& key, void (WatchesPanel::*run)());
    void showSubjects();
    void showScope();
    void showWatches();
    void showWords();
    void accept();
    void edit();
    void stopEditing();
    void remove();
    void moveUp() { move(-1); }
    void moveDown() { move(1); }
    void move(int by);
    void ask();
    std::optional<WatchedAggregate> selectedAggregate() const;
    std::optional<WatchedAggregate> subject() const;

    WatchList m_list;
    WatchesModel* m_model;
    ListTable* m_table;
    ExpressionEdit* m_entry;
    QComboBox* m_subjects; ///< what a new watch is about
    QLabel* m_mistake;
    QLabel* m_words; ///< the selected one in full
    QLabel* m_empty;
    QStackedWidget* m_pages;
    OneAtATime m_asking;
    std::vector<std::optional<WatchedAggregate>> m_offered; ///< as m_subjects
    std::optional<int> m_edited; ///< the row that the entry will replace
    std::shared_ptr<const SystemMap> m_map;
    int m_session = -1;
};

} // namespace occasion
