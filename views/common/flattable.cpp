// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/flattable.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>

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
    m_samples = samples;
    horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    watchHeader();
    applyFont();
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

void FlatTable::applyFont()
{
    QFont bold = font(); // rows that stand out are bold
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    verticalHeader()->setDefaultSectionSize(metrics.height() + 8);
    for (const auto& [column, sample] : std::as_const(m_samples))
        setColumnWidth(column, m_chosenWidths.value(column, metrics.horizontalAdvance(sample) + 14));
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
