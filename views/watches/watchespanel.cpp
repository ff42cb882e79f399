// SPDX-License-Identifier: BSD-3-Clause
#include "views/watches/watchespanel.h"

#include "views/common/enginelink.h"
#include "views/common/expressionedit.h"
#include "views/common/listtable.h"
#include "views/common/selection.h"
#include "views/common/tablefigure.h"
#include "views/common/theme.h"
#include "views/watches/watchesmodel.h"

#include <QAction>
#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

WatchesPanel::WatchesPanel(const PanelContext& panelContext, QWidget* parent)
    : Panel(u"watches"_s, u"Watches"_s, panelContext, parent)
    , m_model(new WatchesModel(this))
    , m_table(new ListTable(panelContext.themes, this))
    , m_entry(new ExpressionEdit(ExpressionEdit::Use::Value, this))
    , m_subjects(new QComboBox(this))
    , m_mistake(new QLabel(this))
    , m_words(new QLabel(this))
    , m_empty(makeEmptyState(this))
    , m_pages(new QStackedWidget(this))
{
    layOut();
    addActions();
    connect(&m_list, &WatchList::changed, this, &WatchesPanel::showWatches);
    connect(m_entry, &ExpressionEdit::accepted, this, &WatchesPanel::accept);
    connect(m_entry, &ExpressionEdit::mistakeChanged, this, [this](const QString& sentence) {
        m_mistake->setText(sentence);
        m_mistake->setVisible(!sentence.isEmpty());
    });
    connect(m_subjects, &QComboBox::currentIndexChanged, this, &WatchesPanel::showScope);
    connect(m_table, &FlatTable::chosen, this, &WatchesPanel::edit);
    connect(
        m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &WatchesPanel::showWords);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &WatchesPanel::showWords);
    connect(m_model, &QAbstractItemModel::modelReset, this, &WatchesPanel::showWords);
    showTheme();
}

QWidget* WatchesPanel::makeEntry()
{
    auto* entry = new QWidget(this);
    m_entry->setPlaceholderText(u"What to watch, then Enter"_s);
    m_entry->setAccessibleName(u"Expression to watch"_s);
    m_subjects->setAccessibleName(u"What the expression is about"_s);
    m_subjects->setToolTip(u"What the expression is about: the session, or the selected aggregate"_s);
    m_subjects->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_mistake->setWordWrap(true);
    m_mistake->setVisible(false);
    auto* row = new QHBoxLayout;
    row->addWidget(m_subjects);
    row->addWidget(m_entry, 1);
    auto* column = new QVBoxLayout(entry);
    column->setContentsMargins(6, 6, 6, 4);
    column->addLayout(row);
    column->addWidget(m_mistake);
    return entry;
}

void WatchesPanel::layOut()
{
    m_table->setModel(m_model);
    m_table->setColumns(WatchesModel::Now,
        {{WatchesModel::Mark, u"~"_s}, {WatchesModel::Expression, u"balance (Accounts 1"_s},
            {WatchesModel::Before, u"100,000.00"_s}});
    m_table->setGivesWay(WatchesModel::Before, u"100,000.00"_s);
    m_table->setAccessibleName(u"Watches"_s);
    m_empty->setText(u"Nothing is watched yet. Write an expression above, or press P on a field of an "
                     "aggregate."_s);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    m_pages->setCurrentIndex(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeEntry());
    column->addWidget(m_pages, 1);
    column->addWidget(m_words);
    m_words->setWordWrap(true);
    m_words->setMargin(8);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_words->setVisible(false);
    setFocusProxy(m_entry);
    setTabOrder(m_subjects, m_entry);
    setTabOrder(m_entry, m_table);
}

void WatchesPanel::addActions()
{
    addRowAction(u"Edit watch"_s, QKeySequence(Qt::Key_F2), &WatchesPanel::edit);
    addRowAction(u"Move up"_s, QKeySequence(u"Alt+Up"_s), &WatchesPanel::moveUp);
    addRowAction(u"Move down"_s, QKeySequence(u"Alt+Down"_s), &WatchesPanel::moveDown);
    addRowAction(u"Remove watch"_s, QKeySequence::Delete, &WatchesPanel::remove);
    QAction* undo = m_list.undoStack().createUndoAction(this, u"Undo"_s);
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = m_list.undoStack().createRedoAction(this, u"Redo"_s);
    redo->setShortcut(QKeySequence::Redo);
    for (QAction* action : {undo, redo}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        m_table->addAction(action);
        m_empty->addAction(action); // removing the last one can be undone as well
    }
    m_empty->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_empty->setFocusPolicy(Qt::StrongFocus);
    m_table->addCopyAction(
        u"Copy value"_s, QKeySequence::Copy, [this](int row) { return m_model->figure(row).now.text; });
}

void WatchesPanel::addRowAction(const QString& text, const QKeySequence& key, void (WatchesPanel::*run)())
{
    auto* action = new QAction(text, m_table);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, run);
    m_table->addAction(action);
}

void WatchesPanel::refresh()
{
    const Frame& frame = link().frame();
    if (m_session != frame.session || m_map != frame.map) {
        m_session = frame.session;
        m_map = frame.map;
        m_asking.reset();
        stopEditing();
        m_list.setSystem(m_map->title);
        showSubjects();
        showScope();
    }
    ask();
}

void WatchesPanel::showSelection()
{
    showSubjects();
}

std::optional<WatchedAggregate> WatchesPanel::selectedAggregate() const
{
    const Selected& selected = selection().current();
    if (!m_map || !selected.process || !selected.aggregate)
        return {};
    const int process = *selected.process;
    if (process < 0 || process >= m_map->processCount())
        return {};
    return WatchedAggregate{.process = m_map->processName(process), .id = *selected.aggregate};
}

/// The session, the selected aggregate and, while a watch is edited, what that one is about.
void WatchesPanel::showSubjects()
{
    const auto chosen = subject();
    std::vector<std::optional<WatchedAggregate>> offered{std::nullopt};
    if (const auto selected = selectedAggregate())
        offered.emplace_back(selected);
    if (m_edited && std::find(offered.begin(), offered.end(), chosen) == offered.end())
        offered.push_back(chosen);
    if (offered == m_offered)
        return;
    const bool wasAggregate = chosen.has_value();
    m_offered = std::move(offered);
    {
        const QSignalBlocker quiet(m_subjects);
        m_subjects->clear();
        for (const auto& each : m_offered)
            m_subjects->addItem(each ? each->process + u' ' + each->id.text().left(8) : u"Session"_s);
        const auto found = std::find(m_offered.begin(), m_offered.end(), chosen);
        const int last = wasAggregate ? m_subjects->count() - 1 : 0;
        m_subjects->setCurrentIndex(
            found == m_offered.end() ? last : static_cast<int>(found - m_offered.begin()));
    }
    showScope();
}

std::optional<WatchedAggregate> WatchesPanel::subject() const
{
    const int index = m_subjects->currentIndex();
    return index < 0 ? std::nullopt : m_offered.at(static_cast<size_t>(index));
}

void WatchesPanel::showScope()
{
    if (m_map)
        m_entry->setScope(watchScope(m_map, subject()));
}

void WatchesPanel::pin(int process, const OriginatorId& id, const QString& field)
{
    // The view may be hidden, and then has not seen the newest frame.
    const auto& map = link().frame().map;
    m_list.setSystem(map->title);
    m_list.add(
        {.expression = field, .about = WatchedAggregate{.process = map->processName(process), .id = id}});
}

void WatchesPanel::accept()
{
    const Watch watch{.expression = m_entry->expression(), .about = subject()};
    if (watch.expression.isEmpty())
        return;
    int row = m_edited.value_or(0);
    if (m_edited)
        m_list.replace(row, watch);
    else
        row = m_list.add(watch);
    stopEditing();
    m_table->goToRow(row);
}

void WatchesPanel::edit()
{
    const int row = m_table->currentIndex().row();
    if (row < 0)
        return;
    const Watch watch = m_list.watches().at(static_cast<size_t>(row));
    m_edited = row;
    if (std::find(m_offered.begin(), m_offered.end(), watch.about) == m_offered.end()) {
        m_offered.push_back(watch.about);
        m_subjects->addItem(watch.about->process + u' ' + watch.about->id.text().left(8));
    }
    const auto found = std::find(m_offered.begin(), m_offered.end(), watch.about);
    m_subjects->setCurrentIndex(static_cast<int>(found - m_offered.begin()));
    m_entry->setExpression(watch.expression);
    m_entry->selectAll();
    m_entry->setFocus();
}

void WatchesPanel::stopEditing()
{
    m_edited.reset();
    m_entry->setExpression({});
    showSubjects();
}

void WatchesPanel::remove()
{
    const int row = m_table->currentIndex().row();
    if (row < 0)
        return;
    m_list.remove(row);
    m_table->goToRow(qMin(row, m_model->rowCount() - 1));
    if (m_model->rowCount() == 0)
        m_empty->setFocus();
}

void WatchesPanel::move(int by)
{
    const int row = m_table->currentIndex().row();
    if (m_list.move(row, by))
        m_table->goToRow(row + by);
}

/// A change of the list: what was being edited may no longer be where it was.
void WatchesPanel::showWatches()
{
    if (m_edited)
        stopEditing();
    m_model->setWatches(m_list.watches());
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    ask();
}

void WatchesPanel::ask()
{
    const Frame& frame = link().frame();
    if (m_list.watches().empty() || frame.map->processes.empty() || !m_asking.start())
        return;
    link().ask(this, answering([watches = m_list.watches(), step = frame.cursor](const History& history) {
        return watchFigures(history, watches, step);
    }),
        [this, watches = m_list.watches(), session = m_session](
            const Answer<std::vector<WatchFigure>>& answer) {
            if (session != m_session)
                return;
            if (answer.value)
                m_model->setFigures(watches, *answer.value);
            else
                Q_EMIT link().problem(answer.problem);
            if (m_asking.finished())
                ask();
        });
}

/// The selected one in full: a reason or a list seldom fits into a column.
void WatchesPanel::showWords()
{
    const int row = m_table->currentIndex().row();
    const bool isShown = row >= 0 && row < m_model->rowCount();
    m_words->setVisible(isShown);
    if (!isShown)
        return;
    constexpr qsizetype longest = 600;
    const WatchFigure& figure = m_model->figure(row);
    const QString was
        = figure.changed && figure.before.isValue ? u" (was %1)"_s.arg(figure.before.text) : QString();
    const QString text
        = watchTitle(m_model->watches().at(static_cast<size_t>(row))) + u": "_s + figure.now.text + was;
    m_words->setText(text.size() > longest ? QString(text.left(longest) + u'…') : text);
}

std::optional<Figure> WatchesPanel::figure() const
{
    if (m_model->rowCount() == 0)
        return {};
    return tableFigure(m_table->visibleRows(title()), theme(), font());
}

void WatchesPanel::showTheme()
{
    m_entry->setTheme(theme());
    setTextColour(m_empty, theme().mutedText);
    setTextColour(m_mistake, theme().failed);
    Panel::showTheme();
}

} // namespace occasion
