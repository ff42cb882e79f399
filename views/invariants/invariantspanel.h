// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "views/common/panel.h"

class QLabel;
class QStackedWidget;

namespace occasion {

class FlatTable;
class InvariantsModel;

/// What must always be true of the system, as lamps with words. Enter on a broken one goes to the step that
/// broke it first.
class InvariantsPanel : public Panel
{
    Q_OBJECT
public:
    explicit InvariantsPanel(const PanelContext& context, QWidget* parent = nullptr);

protected:
    void refresh() override;
    void showTheme() override;

private:
    void layOut();
    void showWords();

    InvariantsModel* m_model;
    FlatTable* m_table;
    QLabel* m_words; ///< the selected one in full
    QLabel* m_empty;
    QStackedWidget* m_pages;
};

} // namespace occasion
