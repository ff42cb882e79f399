// SPDX-License-Identifier: BSD-3-Clause
#include "views/nextsteps/nextstepspanel.h"

#include "views/common/enginelink.h"
#include "views/common/flattable.h"
#include "views/common/icon.h"
#include "views/common/selection.h"
#include "views/common/theme.h"
#include "views/nextsteps/nextstepsmodel.h"
#include "views/nextsteps/previewpane.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>

namespace occasion {

using namespace Qt::StringLiterals;

NextStepsPanel::NextStepsPanel(const PanelContext& panelContext, QWidget* parent)
    : Panel(u"nextsteps"_s, u"Next steps"_s, panelContext, parent)
    , m_model(new NextStepsModel(this))
    , m_table(new FlatTable(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(makeEmptyState(this))
    , m_hint(new QLabel(this))
    , m_scheduler(new QComboBox(this))
    , m_take(new QPushButton(u"&Take this step"_s, this))
    , m_preview(new PreviewPane(link(), this))
{
    layOut();
    connect(m_take, &QPushButton::clicked, this, [this] { take(m_table->currentIndex()); });
    connect(m_table, &FlatTable::chosen, this, &NextStepsPanel::take);
    connect(m_scheduler, &QComboBox::activated, this,
        [this] { link().post(request::SetScheduler{m_scheduler->currentData().toString()}); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& index) {
            m_take->setEnabled(index.isValid() && !link().frame().readOnly);
            if (!m_updating)
                selectCause(index);
            preview(index);
        });
    showTheme();
}

QWidget* NextStepsPanel::makeTop()
{
    auto* top = new QWidget(this);
    auto* row = new QHBoxLayout(top);
    row->setContentsMargins(6, 6, 6, 0);
    auto* label = new QLabel(u"Sche&duler"_s, top);
    label->setBuddy(m_scheduler);
    m_scheduler->addItem(u"round-robin"_s, u"round-robin"_s);
    m_scheduler->addItem(u"oldest first"_s, u"oldest-first"_s);
    m_scheduler->addItem(u"random (seeded)"_s, u"random"_s);
    m_scheduler->addItem(u"the person"_s, u"person"_s);
    m_scheduler->setToolTip(u"Who chooses when you do not: running and F10 take the suggested step"_s);
    m_scheduler->setAccessibleName(u"Scheduler"_s);
    m_take->setToolTip(u"Makes the selected step the next one (Enter)"_s);
    row->addWidget(label);
    row->addWidget(m_scheduler);
    row->addStretch();
    row->addWidget(m_take);
    return top;
}

void NextStepsPanel::layOut()
{
    m_table->setModel(m_model);
    m_table->setColumns(NextStepsModel::What,
        {{NextStepsModel::Who, u"→ Statements"_s}, {NextStepsModel::Since, u"scenario 0"_s}});
    m_table->setColumnHidden(NextStepsModel::Mark, true); // said by an icon, bold text and the tooltip
    m_table->setAccessibleName(u"Steps that could happen next"_s);
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(8, 2, 8, 2);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(makeTop());
    column->addWidget(m_hint);
    column->addWidget(m_pages, 3);
    column->addWidget(m_preview, 2);
    m_table->setMouseTracking(true);
    m_table->viewport()->installEventFilter(this);
    connect(m_table, &QTableView::entered, this, &NextStepsPanel::preview);
    setFocusProxy(m_table);
    setTabOrder(m_table, m_scheduler);
    setTabOrder(m_scheduler, m_take);
    setTabOrder(m_take, m_preview);
}

void NextStepsPanel::refresh()
{
    showEnabled();
    showHint();
    showScheduler();
    m_empty->setText(emptyText());
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    m_take->setEnabled(m_table->currentIndex().isValid() && !link().frame().readOnly);
    m_preview->setVisible(m_model->rowCount() > 0);
    preview(m_table->currentIndex());
}

/// What the mouse is over is previewed; when it leaves, the selected step is again.
bool NextStepsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Leave)
        preview(m_table->currentIndex());
    return Panel::eventFilter(watched, event);
}

void NextStepsPanel::preview(const QModelIndex& index)
{
    const bool can = index.isValid() && index.row() < m_model->rowCount() && !link().frame().readOnly;
    m_preview->showStep(can ? std::optional(m_model->at(index.row())) : std::nullopt);
}

void NextStepsPanel::showEnabled()
{
    const Frame& frame = link().frame();
    const bool moved = m_session != frame.session || m_cursor != frame.cursor;
    m_session = frame.session;
    m_cursor = frame.cursor;
    m_updating = true;
    m_model->show(frame);
    if (moved || !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(qMax(0, m_model->suggested()), 0));
    m_updating = false;
    if (frame.cursor < frame.newest && m_model->rowCount() > 0)
        askTaken();
}

void NextStepsPanel::askTaken()
{
    const auto session = m_session;
    const auto cursor = m_cursor;
    link().ask(
        this,
        [cursor](const History& history) {
            return cursor < history.newestStep() ? std::optional(history.step(cursor + 1)) : std::nullopt;
        },
        [this, session, cursor](const std::optional<Step>& taken) {
            const Frame& frame = link().frame();
            if (frame.session == session && frame.cursor == cursor && frame.newest > cursor)
                m_model->showTaken(taken);
        });
}

void NextStepsPanel::showHint()
{
    const Frame& frame = link().frame();
    m_hint->setVisible(frame.cursor < frame.newest && !frame.readOnly);
    m_hint->setText(
        u"This is what could happen after step %1. Taking another step than was taken then starts a "
        "fork; this run stays as it is."_s.arg(frame.cursor));
}

void NextStepsPanel::showScheduler()
{
    const Frame& frame = link().frame();
    m_scheduler->setEnabled(!frame.readOnly && !frame.map->processes.empty());
    const int row = m_scheduler->findData(frame.scheduler);
    if (row != m_scheduler->currentIndex() && !m_scheduler->view()->isVisible())
        m_scheduler->setCurrentIndex(row);
}

QString NextStepsPanel::emptyText() const
{
    const Frame& frame = link().frame();
    if (frame.map->processes.empty())
        return noSessionText();
    if (frame.readOnly)
        return u"An opened store can be looked at but not run: nothing is ever added to it."_s;
    return u"Nothing is waiting. Run a command in Commands, or start again with Session ▸ Restart (Ctrl+R)."_s;
}

void NextStepsPanel::take(const QModelIndex& index)
{
    if (index.isValid() && !link().frame().readOnly)
        link().post(request::Take{m_model->at(index.row())});
}

/// Shows elsewhere the notification that a delivery would process.
void NextStepsPanel::selectCause(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const EnabledStep& step = m_model->at(index.row());
    const SystemMap& map = *link().frame().map;
    if (step.kind == StepKind::Delivery && step.pipe >= 0 && step.pipe < map.pipeCount())
        selection().selectNotification(map.pipe(step.pipe).leader, step.upstream);
}

void NextStepsPanel::showTheme()
{
    m_model->setMark(
        icon(u"suggested"_s, theme().selection, theme().palette().color(QPalette::HighlightedText)));
    setTextColour(m_hint, theme().mutedText);
    setTextColour(m_empty, theme().mutedText);
    Panel::showTheme();
}

} // namespace occasion
