// SPDX-License-Identifier: BSD-3-Clause
#include "views/aggregates/aggregatedetail.h"

#include "views/aggregates/aggregatepages.h"
#include "views/common/enginelink.h"
#include "views/common/listtable.h"
#include "views/common/stateview.h"
#include "views/common/theme.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

AggregateReading readAggregate(const History& history, int process, const OriginatorId& id, qint64 step,
    std::optional<Version> chosen, qint64 known)
{
    const qint64 row = history.aggregateRow(process, id, step);
    if (row < 0)
        return {};
    const auto summary = history.aggregates(process, step, row, 1).at(0);
    AggregateReading reading{
        .exists = true, .newest = summary.version, .count = summary.events, .offset = known};
    if (known < reading.count)
        reading.events = readEvents(history, process, id, step, known);
    const Version shown = chosen ? qMin(*chosen, reading.newest) : reading.newest;
    reading.view = history.aggregate(process, id, shown);
    return reading;
}

} // namespace

AggregateDetail::AggregateDetail(const PanelContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_events(new AggregateEventsModel(this))
    , m_table(new ListTable(context.themes, this))
    , m_state(new StateView(context.themes, u"State of the aggregate"_s, this))
    , m_title(new QLabel(this))
    , m_status(new QLabel(this))
    , m_follow(new QPushButton(u"&Follow the cursor"_s, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    layOut();
    addActions();
    connect(m_follow, &QPushButton::clicked, this, &AggregateDetail::followCursor);
    connect(m_table, &FlatTable::chosen, this,
        [this](const QModelIndex& index) { Q_EMIT stepActivated(m_events->event(index.row()).step); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& index) {
            if (!m_updating && index.isValid())
                choose(index);
        });
    showTheme();
    showSelection();
}

QWidget* AggregateDetail::makeHeader()
{
    auto* header = new QWidget(this);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_follow->setToolTip(u"Shows the state at the cursor again, instead of the version that was chosen"_s);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_status);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(8, 4, 6, 4);
    row->addLayout(words, 1);
    row->addWidget(m_follow);
    for (QLabel* label : {m_title, m_status})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return header;
}

void AggregateDetail::layOut()
{
    m_table->setModel(m_events);
    m_table->setColumns(AggregateEventsModel::Event,
        {{AggregateEventsModel::AtVersion, u"Ver."_s}, {AggregateEventsModel::Step, u"9999"_s}});
    m_table->setAccessibleName(u"Events of the aggregate"_s);
    m_table->setToolTip(u"Select an event to see the state at its version"_s);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_state);
    m_splitter->setChildrenCollapsible(false);
    setOrientation(Qt::Vertical);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_splitter, 1);
    setTabOrder(m_table, m_state);
    setTabOrder(m_state, m_follow);
}

void AggregateDetail::addActions()
{
    m_table->addCopyAction(u"Copy event"_s, QKeySequence::Copy, [this](int row) {
        const AggregateEventItem& event = m_events->event(row);
        return u"%1\t%2\t%3"_s.arg(event.version).arg(event.topic).arg(event.step);
    });
    m_table->addCopyAction(u"Copy topic"_s, {}, [this](int row) { return m_events->event(row).topic; });
}

void AggregateDetail::setOrientation(Qt::Orientation orientation)
{
    m_splitter->setOrientation(orientation);
    m_splitter->setStretchFactor(0, orientation == Qt::Vertical ? 2 : 3);
    m_splitter->setStretchFactor(1, orientation == Qt::Vertical ? 3 : 7);
}

/// Where the two share little room, the names of events and the values matter more than the steps.
void AggregateDetail::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool narrow
        = m_splitter->orientation() == Qt::Horizontal && width() < 70 * fontMetrics().averageCharWidth();
    m_table->setColumnHidden(AggregateEventsModel::Step, narrow);
}

void AggregateDetail::refresh()
{
    if (m_session != m_context.link.frame().session) {
        m_session = m_context.link.frame().session;
        m_asking.reset();
        m_applied = {};
        m_subject.reset();
        showNothing({});
        showSelection();
        return;
    }
    ask();
}

void AggregateDetail::showSelection()
{
    const Selected& selected = m_context.selection.current();
    if (selected == m_applied && (m_subject || !selected.aggregate))
        return m_subject ? void() : showNothing({});
    m_applied = selected;
    if (selected.process && selected.aggregate) {
        subject(*selected.process, *selected.aggregate);
        m_chosen = selected.version;
        ask();
    } else if (selected == Selected{}) {
        m_subject.reset();
        showNothing({});
    }
}

void AggregateDetail::subject(int process, const OriginatorId& id)
{
    const auto next = std::pair(process, id);
    if (m_subject == next)
        return;
    m_subject = next;
    m_type.clear();
    m_updating = true;
    m_events->clear();
    m_updating = false;
}

void AggregateDetail::choose(const QModelIndex& event)
{
    const AggregateEventItem& item = m_events->event(event.row());
    m_chosen = item.version;
    m_context.selection.selectNotification(m_subject->first, item.notification);
    ask();
}

void AggregateDetail::followCursor()
{
    m_chosen.reset();
    ask();
}

void AggregateDetail::ask()
{
    const Frame& frame = m_context.link.frame();
    if (!m_subject || frame.map->processes.empty() || !m_asking.start())
        return;
    const auto [process, id] = *m_subject;
    const qint64 step = frame.cursor;
    m_context.link.ask(this,
        answering(
            [process, id, step, chosen = m_chosen, known = m_events->rowCount()](
                const History& history) { return readAggregate(history, process, id, step, chosen, known); }),
        [this, process, id, step, session = m_session](const Answer<AggregateReading>& answer) {
            if (session == m_session)
                take(process, id, step, answer);
        });
}

void AggregateDetail::take(
    int process, const OriginatorId& id, qint64 step, const Answer<AggregateReading>& answer)
{
    const bool again = m_asking.finished();
    if (m_subject == std::pair(process, id)) {
        if (answer.value)
            show(*answer.value, step);
        else
            showNothing(answer.problem);
    }
    if (again)
        ask();
}

void AggregateDetail::show(AggregateReading reading, qint64 step)
{
    if (!reading.exists)
        return showNothing(u"%1 does not exist yet at step %2."_s.arg(name()).arg(step));
    m_type = reading.view.type;
    if (m_chosen && *m_chosen >= reading.newest)
        m_chosen.reset();
    const AggregateView& view = reading.view;
    m_updating = true;
    m_events->truncate(reading.count);
    const bool isWhole = m_events->append(reading.offset, reading.events);
    m_events->setFresh(step);
    const int row = m_events->rowOf(view.version);
    if (row >= 0 && row != m_table->currentIndex().row())
        m_table->goToRow(row);
    m_updating = false;
    m_table->setVisible(true);
    m_title->setText(name());
    m_title->setToolTip(view.id.text());
    m_status->setText(m_chosen ? u"Version %1 of %2, as chosen"_s.arg(view.version).arg(reading.newest)
                               : u"Version %1, at the cursor (step %2)"_s.arg(view.version).arg(step));
    m_follow->setEnabled(m_chosen.has_value());
    if (view.problem.isEmpty())
        m_state->show(view.id.text(), view.state, view.before);
    else
        m_state->say(view.problem);
    if (!isWhole)
        ask();
}

void AggregateDetail::showNothing(const QString& sentence)
{
    m_updating = true;
    m_events->clear();
    m_updating = false;
    m_table->setVisible(false);
    m_title->setText(m_subject ? name() : u"No aggregate selected"_s);
    m_status->setText(m_subject ? u"Not there at the cursor"_s : QString());
    m_follow->setEnabled(false);
    m_state->say(sentence.isEmpty() ? u"Select an aggregate to see its events and its state."_s : sentence);
}

QString AggregateDetail::status() const
{
    return m_status->text();
}

QString AggregateDetail::name() const
{
    const QString type = m_type.isEmpty() ? u"Aggregate"_s : m_type;
    return type + u' ' + shortText(m_subject->second);
}

void AggregateDetail::showTheme()
{
    setTextColour(m_status, m_context.themes.theme().mutedText);
}

} // namespace occasion
