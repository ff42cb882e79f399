// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/stateview.h"

#include "engine/errors.h"
#include "engine/persistence/jsonwriter.h"
#include "views/common/fieldexpression.h"
#include "views/common/flattable.h"
#include "views/common/theme.h"
#include "views/common/valuetreemodel.h"
#include "views/common/wholevalue.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeView>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostMembersOpened = 40;

bool isWithin(const QString& field, const QString& holder)
{
    return field.startsWith(holder) && field.size() > holder.size()
        && (field[holder.size()] == u'.' || field[holder.size()] == u'[');
}

// Fills what changed with the theme's colour and puts a sign before its name; words stand in the column beside it.
class MarkDelegate : public QStyledItemDelegate
{
public:
    MarkDelegate(ThemeSource& themes, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_themes(themes)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.height() + 8};
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const Theme& theme = m_themes.theme();
        const auto mark = static_cast<ValueMark>(index.data(ValueTreeModel::MarkRole).toInt());
        const bool side = index.data(ValueTreeModel::SideRole).toBool();
        if (side || index.column() == ValueTreeModel::Type || mark == ValueMark::Removed)
            option->palette.setColor(QPalette::Text, theme.mutedText);
        if (mark == ValueMark::Same || side)
            return;
        if (index.column() == ValueTreeModel::Name)
            option->text = sign(mark) + u' ' + option->text;
        if (mark != ValueMark::Inside)
            option->backgroundBrush = fill(mark);
        option->font.setBold(mark != ValueMark::Removed && index.column() == ValueTreeModel::Content);
        option->font.setStrikeOut(mark == ValueMark::Removed && index.column() == ValueTreeModel::Content);
    }

private:
    static QChar sign(ValueMark mark)
    {
        if (mark == ValueMark::Added)
            return u'+';
        return mark == ValueMark::Removed ? u'\u2212' : u'~';
    }

    QColor fill(ValueMark mark) const
    {
        const Theme& theme = m_themes.theme();
        if (mark == ValueMark::Added)
            return theme.added;
        return mark == ValueMark::Removed ? theme.removed : theme.changed;
    }

    ThemeSource& m_themes;
};

} // namespace

QByteArray toJson(const Value& value)
{
    try {
        JsonWriter writer;
        writeValue(writer, value);
        return writer.take();
    } catch (const ValueError&) {
        JsonWriter writer(JsonWriter::Style::Spaced);
        writeValue(writer, value);
        return writer.take();
    }
}

StateView::StateView(ThemeSource& themes, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_themes(themes)
    , m_model(new ValueTreeModel(this))
    , m_tree(new QTreeView(this))
    , m_sentence(makeEmptyState(this))
    , m_pages(new QStackedWidget(this))
{
    prepareTree(accessibleName);
    addActions();
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_sentence);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setFocusProxy(m_tree);
    connect(&m_themes, &ThemeSource::changed, this, &StateView::applyTheme);
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex& index) {
        if (!m_opening)
            m_closed.insert(m_model->path(index));
    });
    connect(m_tree, &QTreeView::expanded, this,
        [this](const QModelIndex& index) { m_closed.remove(m_model->path(index)); });
    applyTheme();
}

void StateView::prepareTree(const QString& accessibleName)
{
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new MarkDelegate(m_themes, m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setAccessibleName(accessibleName);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ValueTreeModel::Content, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(ValueTreeModel::Change, QHeaderView::Stretch);
    m_tree->header()->setMinimumSectionSize(40);
    applyFont();
}

void StateView::applyFont()
{
    const QFontMetrics metrics = m_tree->fontMetrics();
    m_tree->setIndentation(metrics.height());
    m_tree->setColumnWidth(ValueTreeModel::Type, metrics.horizontalAdvance(u"date and time"_s) + 12);
}

void StateView::addActions()
{
    addFieldAction(u"Copy value"_s, QKeySequence::Copy, [this](const QModelIndex& field) {
        QApplication::clipboard()->setText(wholeText(m_model->value(field)));
    });
    addFieldAction(u"Copy path"_s, QKeySequence(u"Ctrl+Shift+C"_s), [this](const QModelIndex& field) {
        QApplication::clipboard()->setText(fieldExpression(*m_model, field));
    });
    addFieldAction(u"Copy value as JSON"_s, {}, [this](const QModelIndex& field) {
        QApplication::clipboard()->setText(QString::fromUtf8(toJson(m_model->value(field))));
    });
    auto* copyState = new QAction(u"Copy state as JSON"_s, m_tree);
    connect(copyState, &QAction::triggered, this, &StateView::copyJson);
    m_tree->addAction(copyState);
    const auto open = [this](const QModelIndex& field) {
        openWholeValue(this, fieldExpression(*m_model, field), m_model->value(field));
    };
    addFieldAction(u"Show the whole value"_s, {}, open);
    connect(m_tree, &QTreeView::activated, this, [this, open](const QModelIndex& field) {
        if (!m_model->hasChildren(field.siblingAtColumn(0)))
            open(field);
    });
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
}

QAction* StateView::addFieldAction(
    const QString& text, const QKeySequence& key, std::function<void(const QModelIndex&)> run)
{
    auto* action = new QAction(text, m_tree);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, run = std::move(run)] {
        const QModelIndex current = m_tree->currentIndex();
        if (current.isValid())
            run(current.siblingAtColumn(ValueTreeModel::Name));
    });
    m_tree->addAction(action);
    return action;
}

void StateView::setPinnable()
{
    QAction* pin = addFieldAction(u"Pin this field"_s, QKeySequence(Qt::Key_P),
        [this](const QModelIndex& field) { Q_EMIT pinRequested(fieldExpression(*m_model, field)); });
    pin->setToolTip(u"Keeps the field in the view Watches through every step"_s);
}

void StateView::show(const QString& subject, const Value& state, const std::optional<Value>& before)
{
    if (m_subject != subject) {
        m_subject = subject;
        m_closed.clear();
        m_model->clear();
    }
    m_model->show(state, before);
    m_compared = before.has_value();
    chooseColumns();
    m_opening = true;
    openChanges({});
    m_opening = false;
    m_pages->setCurrentIndex(0);
}

void StateView::say(const QString& sentence)
{
    m_subject.clear();
    m_model->clear();
    m_sentence->setText(sentence);
    m_pages->setCurrentIndex(1);
}

void StateView::openChanges(const QModelIndex& parent)
{
    const int rows = qMin(m_model->rowCount(parent), mostMembersOpened);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex index = m_model->index(row, 0, parent);
        const auto mark = static_cast<ValueMark>(index.data(ValueTreeModel::MarkRole).toInt());
        if (mark != ValueMark::Inside || m_closed.contains(m_model->path(index)))
            continue;
        m_tree->expand(index);
        openChanges(index);
    }
}

void StateView::goTo(const QString& field)
{
    const QModelIndex found = find(field);
    if (!found.isValid())
        return;
    m_tree->setCurrentIndex(found);
    m_tree->scrollTo(found);
}

/// From holder to holder, whose members come in batches.
QModelIndex StateView::find(const QString& field)
{
    QModelIndex holder;
    for (int row = 0; row < m_model->rowCount(holder) || m_model->canFetchMore(holder); ++row) {
        if (row == m_model->rowCount(holder))
            m_model->fetchMore(holder);
        const QModelIndex index = m_model->index(row, 0, holder);
        const QString each = fieldExpression(*m_model, index);
        if (each == field)
            return index;
        if (!isWithin(field, each))
            continue;
        holder = index;
        row = -1;
    }
    return {};
}

QByteArray StateView::json() const
{
    return m_pages->currentIndex() == 0 ? toJson(m_model->state()) : QByteArray();
}

void StateView::copyJson() const
{
    if (m_pages->currentIndex() == 0)
        QApplication::clipboard()->setText(QString::fromUtf8(json()));
}

void StateView::applyTheme()
{
    setTextColour(m_sentence, m_themes.theme().mutedText);
    m_tree->viewport()->update();
}

// Where nothing is compared nothing can have changed; where there is little room the type goes first, and what the value
// is now gets more of it than what changed.
void StateView::chooseColumns()
{
    const QFontMetrics metrics = m_tree->fontMetrics();
    const bool isNarrow = width() < metrics.height() * (m_compared ? 28 : 20);
    const bool isShared = m_compared && isNarrow;
    m_tree->setColumnHidden(ValueTreeModel::Change, !m_compared);
    m_tree->setColumnHidden(ValueTreeModel::Type, isNarrow);
    const int wished = metrics.horizontalAdvance(u"overdraft_limit"_s) + metrics.height() + 16;
    const int name = qMin(wished, width() * (isShared ? 35 : 40) / 100);
    m_tree->setColumnWidth(ValueTreeModel::Name, name);
    m_tree->header()->setSectionResizeMode(
        ValueTreeModel::Content, isShared ? QHeaderView::Interactive : QHeaderView::Stretch);
    if (isShared)
        m_tree->setColumnWidth(ValueTreeModel::Content, (width() - name) * 3 / 5);
}

void StateView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    chooseColumns();
}

void StateView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        applyFont();
        chooseColumns();
    }
}

} // namespace occasion
