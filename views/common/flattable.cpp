// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/flattable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QResizeEvent>

namespace occasion {

FlatTable::FlatTable(QWidget* parent)
    : QTableView(parent)
{
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTableView::doubleClicked, this, &FlatTable::chosen);
}

void FlatTable::setColumns(int stretched, const QList<QPair<int, QString>>& samples)
{
    m_stretched = stretched;
    m_samples = samples;
    horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    watchHeader();
    applyFont();
}

void FlatTable::setGivesWay(int column, const QString& least, int heir)
{
    m_givesWay = {column, least, heir};
    giveWay();
}

void FlatTable::giveWay()
{
    const auto [column, least, heir] = m_givesWay;
    if (column < 0)
        return;
    int room = viewport()->width();
    for (const auto& [other, sample] : std::as_const(m_samples))
        room -= other == column && isColumnHidden(other) ? widthFor(other, sample) : columnWidth(other);
    if (column == m_stretched && isColumnHidden(column)) // then the heir has what is left
        room += columnWidth(heir) - widthFor(heir, sampleOf(heir));
    const bool hidden = room < fontMetrics().horizontalAdvance(least);
    if (hidden == isColumnHidden(column))
        return;
    setColumnHidden(column, hidden);
    if (column != m_stretched)
        return;
    horizontalHeader()->setSectionResizeMode(heir, hidden ? QHeaderView::Stretch : QHeaderView::Interactive);
    if (!hidden)
        setColumnWidth(heir, widthFor(heir, sampleOf(heir)));
}

void FlatTable::resizeEvent(QResizeEvent* event)
{
    const QRect current = visualRect(currentIndex());
    const bool wasInSight = current.top() >= 0 && current.bottom() < event->oldSize().height();
    QTableView::resizeEvent(event);
    giveWay();
    if (m_keepsCurrentInSight && currentIndex().isValid() && wasInSight
        && current.bottom() >= viewport()->height())
        scrollTo(currentIndex().siblingAtColumn(columnAt(0)));
}

void FlatTable::setChosenWidths(const QMap<int, int>& widths)
{
    m_chosenWidths = widths;
    applyFont();
}

/// A header says alike of every width that it has changed; only while a person drags it, it is one that was chosen.
void FlatTable::watchHeader()
{
    if (m_watched)
        return;
    m_watched = horizontalHeader()->viewport();
    m_watched->installEventFilter(this);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        const bool isStretched = horizontalHeader()->sectionResizeMode(column) == QHeaderView::Stretch;
        if (m_dragging && !isStretched && width > 0)
            m_chosenWidths[column] = width;
    });
}

bool FlatTable::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_watched && event->type() == QEvent::MouseButtonPress)
        m_dragging = true;
    if (watched == m_watched && event->type() == QEvent::MouseButtonRelease)
        m_dragging = false;
    return QTableView::eventFilter(watched, event);
}

/// In bold, as rows are that stand out.
int FlatTable::widthFor(int column, const QString& sample) const
{
    QFont bold = font();
    bold.setBold(true);
    return m_chosenWidths.value(column, QFontMetrics(bold).horizontalAdvance(sample) + 14);
}

QString FlatTable::sampleOf(int column) const
{
    for (const auto& [sampled, sample] : m_samples) {
        if (sampled == column)
            return sample;
    }
    return {};
}

void FlatTable::applyFont()
{
    QFont bold = font();
    bold.setBold(true);
    verticalHeader()->setDefaultSectionSize(QFontMetrics(bold).height() + 8);
    for (const auto& [column, sample] : std::as_const(m_samples))
        setColumnWidth(column, widthFor(column, sample));
    giveWay();
}

void FlatTable::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && currentIndex().isValid())
        Q_EMIT chosen(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void FlatTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
}

QLabel* makeEmptyState(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setMargin(12);
    return label;
}

void setTextColour(QLabel* label, const QColor& colour)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

} // namespace occasion
