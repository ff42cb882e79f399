// SPDX-License-Identifier: BSD-3-Clause
#include "views/sessions/sessionspanel.h"

#include "views/common/enginelink.h"
#include "views/common/flattable.h"
#include "views/common/theme.h"
#include "views/sessions/sessionsmodel.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

namespace occasion {

using namespace Qt::StringLiterals;

SessionsPanel::SessionsPanel(const PanelContext& panelContext, QWidget* parent)
    : Panel(u"sessions"_s, u"Sessions"_s, panelContext, parent)
    , m_model(new SessionsModel(this))
    , m_table(new FlatTable(this))
    , m_show(new QPushButton(u"S&how"_s, this))
    , m_close(new QPushButton(u"&Close"_s, this))
    , m_empty(makeEmptyState(this))
    , m_pages(new QStackedWidget(this))
{
    layOut();
    connect(m_table, &FlatTable::chosen, this, &SessionsPanel::switchTo);
    connect(m_show, &QPushButton::clicked, this, [this] { switchTo(m_table->currentIndex()); });
    connect(m_close, &QPushButton::clicked, this, &SessionsPanel::closeCurrent);
    auto* remove = new QShortcut(QKeySequence(Qt::Key_Delete), m_table);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &SessionsPanel::closeCurrent);
    showTheme();
}

void SessionsPanel::layOut()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(u"Open sessions"_s);
    m_table->setColumns(SessionsModel::Name,
        {{SessionsModel::Steps, u"Steps 000"_s}, {SessionsModel::Origin, u"Forked from"_s}});
    m_show->setToolTip(u"Shows the selected session in all views (Enter)"_s);
    m_close->setToolTip(u"Closes the selected session (Delete)"_s);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(6, 0, 6, 6);
    row->addStretch();
    row->addWidget(m_show);
    row->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages, 1);
    column->addLayout(row);
    setFocusProxy(m_table);
}

void SessionsPanel::refresh()
{
    const Frame& frame = link().frame();
    m_model->show(frame);
    if (m_session != frame.session || !m_table->currentIndex().isValid()) {
        m_session = frame.session;
        m_table->setCurrentIndex(m_model->index(m_model->rowOf(frame.session), 0));
    }
    const bool any = m_model->rowCount() > 0;
    m_empty->setText(noSessionText());
    m_pages->setCurrentIndex(any ? 0 : 1);
    m_show->setEnabled(any);
    m_close->setEnabled(any);
}

void SessionsPanel::switchTo(const QModelIndex& index)
{
    if (index.isValid() && m_model->at(index.row()).id != link().frame().session)
        link().post(request::SwitchTo{m_model->at(index.row()).id});
}

void SessionsPanel::closeCurrent()
{
    const QModelIndex index = m_table->currentIndex();
    if (index.isValid())
        link().post(request::CloseSession{m_model->at(index.row()).id});
}

void SessionsPanel::showTheme()
{
    setTextColour(m_empty, theme().mutedText);
    Panel::showTheme();
}

} // namespace occasion
