// SPDX-License-Identifier: BSD-3-Clause
#include "views/sessions/sessionspanel.h"

#include "views/common/enginelink.h"
#include "views/common/flattable.h"
#include "views/common/theme.h"
#include "views/sessions/sessionsmodel.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

template <class Triggered>
QAction* add(QWidget* widget, const QString& text, const QKeySequence& keys, Qt::ShortcutContext where,
    Triggered triggered)
{
    auto* action = new QAction(text, widget);
    action->setShortcut(keys);
    action->setShortcutContext(where);
    QObject::connect(action, &QAction::triggered, widget, triggered);
    widget->addAction(action);
    return action;
}

} // namespace

SessionsPanel::SessionsPanel(const PanelContext& panelContext, QWidget* parent)
    : Panel(u"sessions"_s, u"Branches"_s, panelContext, parent)
    , m_model(new SessionsModel(this))
    , m_table(new FlatTable(this))
    , m_show(new QPushButton(u"Sho&w"_s, this))
    , m_compare(new QPushButton(u"Co&mpare"_s, this))
    , m_close(new QPushButton(u"&Close"_s, this))
    , m_reopen(new QPushButton(u"&Undo close"_s, this))
    , m_empty(makeEmptyState(this))
    , m_pages(new QStackedWidget(this))
{
    layOut();
    connect(m_table, &FlatTable::chosen, this, &SessionsPanel::switchTo);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == SessionsModel::Fold && m_model->hasForks(index.row()))
            setFolded(index.row(), !m_model->isFolded(m_model->at(index.row()).id));
    });
    connect(m_show, &QPushButton::clicked, this, [this] { switchTo(m_table->currentIndex()); });
    connect(m_compare, &QPushButton::clicked, this, &SessionsPanel::compareCurrent);
    connect(m_close, &QPushButton::clicked, this, &SessionsPanel::closeCurrent);
    connect(m_reopen, &QPushButton::clicked, this, &SessionsPanel::reopen);
    connect(m_model, &SessionsModel::renamed, this, [this](int session, const QString& name) {
        link().post(request::Rename{session, name});
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &SessionsPanel::enableButtons);
    addActions();
    showTheme();
}

void SessionsPanel::addActions()
{
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    add(m_table, u"Show"_s, {}, Qt::WidgetShortcut, [this] { switchTo(m_table->currentIndex()); });
    add(m_table, u"Rename"_s, QKeySequence(Qt::Key_F2), Qt::WidgetShortcut, [this] {
        const QModelIndex current = m_table->currentIndex();
        if (current.isValid())
            m_table->edit(current.siblingAtColumn(SessionsModel::Name));
    });
    add(m_table, u"Compare with the one shown"_s, {}, Qt::WidgetShortcut, [this] { compareCurrent(); });
    add(m_table, u"Go back to where it was forked"_s, {}, Qt::WidgetShortcut, [this] { goBack(); });
    m_restore = add(m_table, u"Restore what happened"_s, {}, Qt::WidgetShortcut, [this] { restore(); });
    m_restore->setToolTip(u"Closes this hypothetical branch and goes back to where it came from"_s);
    add(m_table, u"Close"_s, QKeySequence(Qt::Key_Delete), Qt::WidgetShortcut, [this] { closeCurrent(); });
    auto* reopen = add(this, u"Undo close"_s, QKeySequence::Undo, Qt::WidgetWithChildrenShortcut,
        [this] { this->reopen(); });
    m_table->addAction(reopen);
    addKeys();
}

void SessionsPanel::addKeys()
{
    const auto addKey = [this](const QString& text, const QKeySequence& keys, auto triggered) {
        add(m_table, text, keys, Qt::WidgetShortcut, triggered);
    };
    auto* line = new QAction(m_table);
    line->setSeparator(true);
    m_table->addAction(line);
    addKey(u"Fold forks away"_s, Qt::Key_Left, [this] { fold(true); });
    addKey(u"Show forks"_s, Qt::Key_Right, [this] { fold(false); });
    addKey(u"Next sibling"_s, Qt::CTRL | Qt::Key_Down, [this] { goToSibling(1); });
    addKey(u"Previous sibling"_s, Qt::CTRL | Qt::Key_Up, [this] { goToSibling(-1); });
    addKey(u"Next step of the branch"_s, Qt::Key_N, [this] { goAlong(1); });
    addKey(u"Previous step of the branch"_s, Qt::Key_P, [this] { goAlong(-1); });
}

/// What is folded already has nothing more to fold: then the row above it is gone to, and the first fork below it of
/// what is unfolded already.
void SessionsPanel::fold(bool folded)
{
    const int row = m_table->currentIndex().row();
    if (row < 0)
        return;
    const int session = m_model->at(row).id;
    if (m_model->hasForks(row) && m_model->isFolded(session) != folded)
        return setFolded(row, folded);
    const int other = folded ? m_model->parentRow(row) : m_model->hasForks(row) ? row + 1 : -1;
    if (other >= 0)
        m_table->setCurrentIndex(m_model->index(other, SessionsModel::Name));
}

void SessionsPanel::setFolded(int row, bool folded)
{
    const int session = m_model->at(row).id;
    m_model->setFolded(session, folded);
    m_table->setCurrentIndex(m_model->index(m_model->rowOf(session), SessionsModel::Name));
}

/// The branch is shown first; then each key is a step of it, and nothing new is done.
void SessionsPanel::goAlong(int steps)
{
    const QModelIndex current = m_table->currentIndex();
    const Frame& frame = link().frame();
    if (!current.isValid())
        return;
    if (m_model->at(current.row()).id != frame.session)
        return switchTo(current);
    const auto step = std::clamp<qint64>(frame.cursor + steps, 0, frame.newest);
    if (step != frame.cursor)
        link().post(request::GoTo{step});
}

void SessionsPanel::goToSibling(int direction)
{
    const int row = m_table->currentIndex().row();
    const int sibling = row < 0 ? -1 : m_model->siblingRow(row, direction);
    if (sibling >= 0)
        m_table->setCurrentIndex(m_model->index(sibling, SessionsModel::Name));
}

void SessionsPanel::layOut()
{
    m_table->setModel(m_model);
    m_table->setAccessibleName(u"Branches"_s);
    m_table->setColumns(SessionsModel::Name,
        {{SessionsModel::Fold, u"▸ 0"_s}, {SessionsModel::Steps, u"Steps"_s},
            {SessionsModel::Origin, u"step 12: Transfers"_s}});
    m_table->setEditTriggers(
        QAbstractItemView::NoEditTriggers); // F2 is an action, so that the menu has it too
    m_show->setToolTip(u"Shows the selected session in all views (Enter)"_s);
    m_compare->setToolTip(u"Compares what is shown with the selected session, side by side"_s);
    m_close->setToolTip(u"Closes the selected session (Delete); its forks stay"_s);
    m_reopen->setToolTip(u"Opens again the session that was closed last (Ctrl+Z)"_s);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(6, 0, 6, 6);
    row->addStretch();
    row->addWidget(m_show);
    row->addWidget(m_compare);
    row->addWidget(m_close);
    row->addWidget(m_reopen);
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
    m_empty->setText(noSessionText());
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    enableButtons();
}

void SessionsPanel::enableButtons()
{
    const Frame& frame = link().frame();
    const QModelIndex current = m_table->currentIndex();
    const bool isOther = current.isValid() && m_model->at(current.row()).id != frame.session;
    m_show->setEnabled(isOther);
    m_compare->setEnabled(isOther);
    m_close->setEnabled(current.isValid());
    m_restore->setEnabled(current.isValid() && m_model->at(current.row()).hypothetical);
    m_reopen->setEnabled(frame.canReopen);
}

/// Shows what happened at the fork's first step in the branch that it was forked from; the fork stays open.
void SessionsPanel::goBack()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return;
    const SessionFigure& fork = m_model->at(index.row());
    if (m_model->rowOf(fork.parent) < 0)
        return;
    link().post(request::SwitchTo{fork.parent});
    link().post(request::GoTo{fork.forkedAt + 1});
}

void SessionsPanel::restore()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid() || !m_model->at(current.row()).hypothetical)
        return;
    switchTo(current);
    link().post(request::Restore{});
}

/// What is shown stands on the left.
void SessionsPanel::compareCurrent()
{
    const QModelIndex index = m_table->currentIndex();
    const int shown = link().frame().session;
    if (index.isValid() && m_model->at(index.row()).id != shown)
        link().post(request::Compare{shown, m_model->at(index.row()).id});
}

void SessionsPanel::reopen()
{
    if (link().frame().canReopen)
        link().post(request::Reopen{});
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
    m_model->showTheme(theme());
    setTextColour(m_empty, theme().mutedText);
    Panel::showTheme();
}

} // namespace occasion
