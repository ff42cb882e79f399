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
    , m_empty(makeEmptyState(this))
    , m_pages(new QStackedWidget(this))
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(u"Invariants"_s);
    m_table->setColumns(
        InvariantsModel::Name, {{InvariantsModel::Verdict, u"broken since step 12: because"_s}});
    m_table->setTextElideMode(Qt::ElideRight);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    setFocusProxy(m_table);
    connect(m_table, &FlatTable::chosen, this, [this](const QModelIndex& index) {
        const auto step = m_model->at(index.row()).firstBroken;
        if (step > 0)
            Q_EMIT stepActivated(step);
    });
    showTheme();
}

void InvariantsPanel::refresh()
{
    const Frame& frame = link().frame();
    m_model->show(frame.invariants);
    m_empty->setText(frame.readOnly
            ? u"An opened store has no invariants: they belong to a system that is run."_s
            : u"This system declares no invariants."_s);
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
}

void InvariantsPanel::showTheme()
{
    m_model->setColours(theme().good, theme().failed);
    setTextColour(m_empty, theme().mutedText);
    Panel::showTheme();
}

} // namespace occasion
