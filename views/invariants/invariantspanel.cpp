// SPDX-License-Identifier: BSD-3-Clause
#include "views/invariants/invariantspanel.h"

#include "views/common/enginelink.h"
#include "views/common/flattable.h"
#include "views/common/theme.h"
#include "views/invariants/invariantsmodel.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStackedWidget>

namespace occasion {

using namespace Qt::StringLiterals;

InvariantsPanel::InvariantsPanel(const PanelContext& panelContext, QWidget* parent)
    : Panel(u"invariants"_s, u"Invariants"_s, panelContext, parent)
    , m_model(new InvariantsModel(this))
    , m_table(new FlatTable(this))
    , m_words(new QLabel(this))
    , m_empty(makeEmptyState(this))
    , m_pages(new QStackedWidget(this))
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(u"Invariants"_s);
    m_table->setColumns(InvariantsModel::Name, {{InvariantsModel::Verdict, u"broken: step 12"_s}});
    layOut();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &InvariantsPanel::showWords);
    connect(m_table, &FlatTable::chosen, this, [this](const QModelIndex& index) {
        const auto step = m_model->at(index.row()).firstBroken;
        if (step > 0)
            Q_EMIT stepActivated(step);
    });
    showTheme();
}

void InvariantsPanel::layOut()
{
    m_words->setWordWrap(true);
    m_words->setMargin(8);
    m_words->setTextFormat(Qt::RichText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages, 1);
    column->addWidget(m_words);
    setFocusProxy(m_table);
}

/// The selected one in full, or the first broken one, or the first.
void InvariantsPanel::showWords()
{
    int row = m_table->currentIndex().row();
    for (int i = 0; row < 0 && i < m_model->rowCount(); ++i)
        row = m_model->at(i).holds ? -1 : i;
    const bool any = m_model->rowCount() > 0;
    m_words->setVisible(any);
    if (!any)
        return;
    const InvariantFigure& shown = m_model->at(qMax(0, row));
    const QString verdict = u"%1: %2."_s.arg(shown.name, verdictWords(shown));
    m_words->setText(shown.expression.isEmpty()
            ? verdict.toHtmlEscaped()
            : u"%1<br><code>%2</code>"_s.arg(verdict.toHtmlEscaped(), shown.expression.toHtmlEscaped()));
}

void InvariantsPanel::refresh()
{
    const Frame& frame = link().frame();
    m_model->show(frame.invariants);
    m_empty->setText(frame.readOnly
            ? u"An opened store has no invariants: they belong to a system that is run."_s
            : u"This system declares no invariants."_s);
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    showWords();
}

void InvariantsPanel::showTheme()
{
    m_model->setColours(theme().good, theme().failed);
    setTextColour(m_empty, theme().mutedText);
    Panel::showTheme();
}

} // namespace occasion
