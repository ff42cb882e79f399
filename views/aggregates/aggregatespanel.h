// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/aggregates/aggregatesmodel.h"
#include "views/common/answer.h"
#include "views/common/panel.h"
#include "views/common/remembering.h"
#include "views/common/selection.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QStackedWidget;

namespace occasion {

class AggregateDetail;
class AggregateSearch;
class ListTable;

/// All aggregates by application, as they were at the cursor; the selected one's events and state beside them.
class AggregatesPanel : public Panel, public Remembering
{
    Q_OBJECT
public:
    explicit AggregatesPanel(const PanelContext& context, QWidget* parent = nullptr);

    /// The rows on screen.
    std::optional<Figure> figure() const override;
    /// Which of the tabs of a version is shown.
    Value remembered() const override;
    void recall(const Value& remembered) override;

Q_SIGNALS:
    /// The person wants to keep an eye on a field, an expression over that aggregate.
    void pinRequested(int process, const occasion::OriginatorId& id, const QString& field);

protected:
    void refresh() override;
    void showSelection() override;
    void showTheme() override;
    void resizeEvent(QResizeEvent* event) override;

private:
    using Items = std::vector<AggregateItem>;

    void layOut();
    QWidget* makeTop();
    void addActions();
    void restart();
    void showCounts();
    void showEmptyState();
    void fetch(int process, qint64 first, int limit, const AggregatesModel::Cache::Done& done);
    void scan(int process, qint64 first, int limit, const QString& text,
        const std::function<void(std::vector<qint64>)>& done);
    void select(int row);
    void selectPending();
    void locate(bool scroll);
    void mark(int process, qint64 place, bool scroll);
    std::vector<int> shownProcesses() const;

    AggregatesModel* m_model;
    AggregateSearch* m_search;
    ListTable* m_table;
    AggregateDetail* m_detail;
    QComboBox* m_processes;
    QLineEdit* m_find;
    QLabel* m_empty;
    QStackedWidget* m_pages;
    QSplitter* m_splitter;
    std::shared_ptr<const SystemMap> m_map;
    std::vector<qint64> m_counts; ///< by process
    Selected m_applied;
    std::optional<std::pair<int, qint64>> m_current; ///< process and place of the current row
    OneAtATime m_locating;
    int m_session = -1;
    qint64 m_cursor = 0;
    int m_pending = -1; ///< a row that the person went to before its page was there
    bool m_updating = false;
};

} // namespace occasion
