// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/listtable.h"

#include "views/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>
#include <QStyledItemDelegate>
#include <QVariantAnimation>

#include <utility>

namespace occasion {

namespace {

constexpr int glowMilliseconds = 900;
constexpr int padding = 7;

QColor textColour(const QStyleOptionViewItem& option)
{
    const bool selected = option.state & QStyle::State_Selected;
    return option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
}

QRect textRoom(const QRect& cell)
{
    return cell.adjusted(padding, 0, -padding, 0);
}

// Titles stand as far from the edges as the cells below them.
class PaddedHeader : public QHeaderView
{
public:
    explicit PaddedHeader(QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
        setHighlightSections(false);
        setMinimumSectionSize(30);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        QStyleOptionHeaderV2 option;
        initStyleOption(&option);
        initStyleOptionForIndex(&option, section);
        option.rect = rect;
        style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);
        const QVariant side = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole);
        const auto alignment
            = side.isValid() ? side.value<Qt::Alignment>() : Qt::AlignLeft | Qt::AlignVCenter;
        QRect room = textRoom(rect);
        if (const auto sign = model()->headerData(section, Qt::Horizontal, Qt::DecorationRole).value<QIcon>();
            !sign.isNull()) {
            const QRect place(room.left(), room.top(), fontMetrics().height(), room.height());
            sign.paint(painter, place, Qt::AlignLeft | Qt::AlignVCenter);
            room.setLeft(place.right() + padding);
        }
        painter->setPen(palette().color(QPalette::ButtonText));
        painter->drawText(room, alignment | Qt::TextSingleLine,
            fontMetrics().elidedText(option.text, Qt::ElideRight, room.width()));
    }
};

class ListDelegate : public QStyledItemDelegate
{
public:
    ListDelegate(ThemeSource& themes, ListTable& table)
        : QStyledItemDelegate(&table)
        , m_themes(themes)
        , m_table(table)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QVariant heading = index.data(listrole::Heading);
        if (heading.isValid())
            paintHeading(*painter, option, index, heading.toString());
        else
            paintCell(*painter, option, index);
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(listrole::LeftOut).toBool()) {
            option->font.setStrikeOut(true);
            option->palette.setColor(QPalette::Text, m_themes.theme().mutedText);
        }
        if (!index.data(listrole::Fresh).toBool())
            return;
        const Theme& theme = m_themes.theme();
        option->backgroundBrush = blend(theme.changed, theme.token, 0.35 * m_table.glowing());
        option->font.setBold(true);
    }

private:
    void paintCell(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
    {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const QString text = std::exchange(cell.text, {});
        m_table.style()->drawControl(QStyle::CE_ItemViewItem, &cell, &painter, &m_table);
        const QRect room = textRoom(option.rect);
        painter.save();
        painter.setFont(cell.font);
        painter.setPen(textColour(cell));
        painter.drawText(room, cell.displayAlignment | Qt::TextSingleLine,
            QFontMetrics(cell.font).elidedText(text, Qt::ElideRight, room.width()));
        painter.restore();
    }

    // Every cell paints its own part of the one line, so that the row reads as a whole.
    void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
        const QString& text) const
    {
        const Theme& theme = m_themes.theme();
        const QHeaderView* header = m_table.horizontalHeader();
        const int left = option.rect.left() - header->sectionPosition(index.column());
        const QRect row(left, option.rect.top(), header->length(), option.rect.height());
        const QVariant process = index.data(listrole::Process);
        const int bar = process.isValid() ? 5 : 0;
        painter.save();
        painter.setClipRect(option.rect);
        painter.fillRect(option.rect, theme.lane);
        if (process.isValid())
            painter.fillRect(QRect(row.left(), row.top(), bar, row.height()), theme.process(process.toInt()));
        QFont font = option.font;
        font.setBold(process.isValid());
        painter.setFont(font);
        painter.setPen(process.isValid() ? theme.text : theme.mutedText);
        const QRect room = textRoom(row.adjusted(bar, 0, 0, 0));
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(text, Qt::ElideRight, room.width()));
        painter.restore();
    }

    ThemeSource& m_themes;
    ListTable& m_table;
};

} // namespace

ListTable::ListTable(ThemeSource& themes, QWidget* parent)
    : FlatTable(parent)
{
    setHorizontalHeader(new PaddedHeader(this));
    setItemDelegate(new ListDelegate(themes, *this));
    setContextMenuPolicy(Qt::ActionsContextMenu);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    connect(&themes, &ThemeSource::changed, viewport(), qOverload<>(&QWidget::update));
}

void ListTable::glow()
{
    auto* fade = findChild<QVariantAnimation*>();
    if (!fade) {
        fade = new QVariantAnimation(this);
        fade->setDuration(glowMilliseconds);
        fade->setStartValue(1.0);
        fade->setEndValue(0.0);
        connect(fade, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
            m_glowing = value.toDouble();
            viewport()->update();
        });
    }
    fade->stop();
    fade->start();
}

bool ListTable::isHeading(int row) const
{
    return model()->index(row, 0).data(listrole::Heading).isValid();
}

bool ListTable::isPassedOver(int row) const
{
    return isHeading(row) || model()->index(row, 0).data(listrole::LeftOut).toBool();
}

int ListTable::rowNear(int row, int direction) const
{
    const int rows = model()->rowCount();
    for (const int way : {direction, -direction}) {
        for (int each = qBound(0, row, rows - 1); each >= 0 && each < rows; each += way) {
            if (!isPassedOver(each))
                return each;
        }
    }
    return -1;
}

void ListTable::goToRow(int row)
{
    const int column = currentIndex().isValid() ? currentIndex().column() : 0;
    setCurrentIndex(model()->index(row, column));
    // A heading is worth seeing with the first of its rows.
    if (row > 0 && isHeading(row - 1))
        scrollTo(model()->index(row - 1, column));
    scrollTo(model()->index(row, column));
}

void ListTable::markRow(int row)
{
    setAutoScroll(false);
    setCurrentIndex(row < 0 ? QModelIndex() : model()->index(row, 0));
    setAutoScroll(true);
    if (row < 0)
        clearSelection();
}

void ListTable::addCopyAction(
    const QString& title, const QKeySequence& keys, std::function<QString(int row)> text)
{
    auto* action = new QAction(title, this);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, text = std::move(text)] {
        if (currentIndex().isValid())
            QApplication::clipboard()->setText(text(currentIndex().row()));
    });
    addAction(action);
}

DataTable ListTable::visibleRows(const QString& title) const
{
    DataTable table{.title = title};
    const int columns = model()->columnCount();
    for (int column = 0; column < columns; ++column)
        table.columns += model()->headerData(column, Qt::Horizontal).toString();
    const int last = rowAt(viewport()->height() - 1);
    for (int row = rowAt(0); row >= 0 && row <= (last < 0 ? model()->rowCount() - 1 : last); ++row) {
        QStringList cells;
        for (int column = 0; column < columns; ++column)
            cells += model()->index(row, column).data().toString();
        table.rows.push_back(cells);
    }
    return table;
}

int ListTable::rowsOfPage() const
{
    return qMax(1, viewport()->height() / qMax(1, verticalHeader()->defaultSectionSize()) - 1);
}

// A view without a current row would make the first one current: having the focus is not yet choosing.
void ListTable::focusInEvent(QFocusEvent* event)
{
    if (currentIndex().isValid())
        return FlatTable::focusInEvent(event);
    update();
    viewport()->update();
}

QModelIndex ListTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int row = currentIndex().row();
    const auto to = [this](int target, int direction) {
        const int found = rowNear(target, direction);
        return found < 0 ? QModelIndex() : model()->index(found, qMax(0, currentIndex().column()));
    };
    if (!currentIndex().isValid() && model()->rowCount() > 0)
        return to(action == MoveEnd ? model()->rowCount() - 1 : 0, action == MoveEnd ? -1 : 1);
    switch (action) {
    case MoveUp:
        return to(row - 1, -1);
    case MoveDown:
        return to(row + 1, 1);
    case MovePageUp:
        return to(row - rowsOfPage(), -1);
    case MovePageDown:
        return to(row + rowsOfPage(), 1);
    case MoveHome:
        return to(0, 1);
    case MoveEnd:
        return to(model()->rowCount() - 1, -1);
    default:
        return FlatTable::moveCursor(action, modifiers);
    }
}

} // namespace occasion
