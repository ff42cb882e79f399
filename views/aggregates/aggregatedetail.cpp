// SPDX-License-Identifier: BSD-3-Clause
#include "views/aggregates/aggregatedetail.h"

#include "views/aggregates/aggregatepages.h"
#include "views/aggregates/versionview.h"
#include "views/common/enginelink.h"
#include "views/common/hypothesisactions.h"
#include "views/common/listtable.h"
#include "views/common/theme.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QSlider>
#include <QSplitter>

#include <algorithm>
#include <limits>

namespace occasion {

using namespace Qt::StringLiterals;

AggregateDetail::AggregateDetail(const PanelContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_events(new AggregateEventsModel(this))
    , m_table(new ListTable(context.themes, this))
    , m_versions(new VersionView(context.themes, this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_title(new QLabel(this))
    , m_status(new QLabel(this))
    , m_comparing(new QLabel(this))
    , m_follow(new QPushButton(u"&Follow the cursor"_s, this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
{
    layOut();
    addActions();
    connect(m_follow, &QPushButton::clicked, this, &AggregateDetail::followCursor);
    connect(m_table, &FlatTable::chosen, this, [this](const QModelIndex& index) {
        if (const AggregateEventItem* event = m_events->item(index.row()))
            Q_EMIT stepActivated(event->step);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex& index) {
            if (!m_updating && index.isValid())
                choose(index.row());
        });
    connect(m_slider, &QSlider::valueChanged, this, [this](int version) {
        if (!m_updating)
            chooseVersion(version);
    });
    connect(m_versions, &VersionView::pinRequested, this, [this](const QString& field) {
        if (m_subject)
            Q_EMIT pinRequested(m_subject->first, m_subject->second, field);
    });
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
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
    words->addWidget(m_comparing);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(8, 4, 6, 4);
    row->addLayout(words, 1);
    row->addWidget(m_follow);
    m_comparing->setVisible(false);
    m_comparing->setFont(bold);
    for (QLabel* label : {m_title, m_status, m_comparing})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    return header;
}

void AggregateDetail::layOut()
{
    m_table->setModel(m_events);
    m_table->setColumns(AggregateEventsModel::Event,
        {{AggregateEventsModel::AtVersion, u"Ver."_s}, {AggregateEventsModel::Step, u"9999"_s}});
    m_table->setGivesWay(AggregateEventsModel::Step, u"DebitedForTransfer"_s);
    m_table->setAccessibleName(u"Events of the aggregate"_s);
    m_table->setToolTip(u"Select an event to see its version; Shift+Click or Shift+Enter compares two"_s);
    m_slider->setAccessibleName(u"Version shown"_s);
    m_slider->setToolTip(u"The version that is shown: arrow keys, Home and End"_s);
    m_slider->setFocusPolicy(Qt::StrongFocus);
    auto* events = new QWidget(m_splitter);
    constexpr int lettersOfAName = 22;
    events->setMinimumWidth(lettersOfAName * fontMetrics().averageCharWidth());
    auto* list = new QVBoxLayout(events);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(2);
    list->addWidget(m_table, 1);
    list->addWidget(m_slider);
    m_splitter->addWidget(events);
    m_splitter->addWidget(m_versions);
    m_splitter->setChildrenCollapsible(false);
    setOrientation(Qt::Vertical);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(m_splitter, 1);
    setTabOrder(m_table, m_slider);
    setTabOrder(m_slider, m_versions);
    setTabOrder(m_versions, m_follow);
}

void AggregateDetail::addActions()
{
    m_table->addCopyAction(u"Copy event"_s, QKeySequence::Copy, [this](int row) {
        const AggregateEventItem* event = m_events->item(row);
        return event ? u"%1\t%2\t%3"_s.arg(event->version).arg(event->topic).arg(event->step) : QString();
    });
    m_table->addCopyAction(u"Copy topic"_s, {}, [this](int row) {
        const AggregateEventItem* event = m_events->item(row);
        return event ? event->topic : QString();
    });
    addHypothesisActions(*m_table, m_context);
}

void AggregateDetail::setOrientation(Qt::Orientation orientation)
{
    if (m_splitter->orientation() == orientation)
        return;
    m_splitter->setOrientation(orientation);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->setSizes({8000, 12000}); // shares of what there is, whatever the two would like
}

void AggregateDetail::refresh()
{
    if (m_session != m_context.link.frame().session) {
        m_session = m_context.link.frame().session;
        m_asking.reset();
        m_applied = {};
        m_field.clear();
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
        m_field = selected.field;
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
    m_shown.reset();
    m_compared.reset();
    m_updating = true;
    m_events->clear();
    m_updating = false;
}

void AggregateDetail::choose(int row)
{
    const AggregateEventItem* item = m_events->item(row);
    if (!item)
        return;
    m_chosen = item->version;
    m_context.selection.selectNotification(m_subject->first, item->notification);
    ask();
}

void AggregateDetail::chooseVersion(Version version)
{
    const int row = m_events->rowOf(version);
    if (row >= 0)
        return choose(row);
    m_chosen = version;
    ask();
}

void AggregateDetail::startComparing()
{
    if (!m_compared && m_shown)
        m_compared = m_shown->version;
    m_versions->setCurrentIndex(VersionView::Difference);
    ask();
}

void AggregateDetail::stopComparing()
{
    m_compared.reset();
    ask();
}

bool AggregateDetail::compareAt(int row)
{
    if (!m_events->item(row))
        return false;
    startComparing();
    m_table->goToRow(row);
    return true;
}

bool AggregateDetail::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isEnter && key->modifiers().testFlag(Qt::ShiftModifier))
            return compareAt(m_table->currentIndex().row());
    }
    if (watched == m_table->viewport() && event->type() == QEvent::MouseButtonPress) {
        const auto* press = static_cast<QMouseEvent*>(event);
        if (press->button() == Qt::LeftButton && press->modifiers() == Qt::ShiftModifier)
            return compareAt(m_table->indexAt(press->position().toPoint()).row());
    }
    return QWidget::eventFilter(watched, event);
}

void AggregateDetail::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape || !m_compared)
        return QWidget::keyPressEvent(event);
    stopComparing();
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
    const AggregateQuestion question{.process = m_subject->first,
        .id = m_subject->second,
        .step = frame.cursor,
        .chosen = m_chosen,
        .compared = m_compared,
        .known = m_events->known(),
        .shown = m_shown};
    m_context.link.ask(this,
        answering([question](const History& history) { return readAggregate(history, question); }),
        [this, question, session = m_session](const Answer<AggregateReading>& answer) {
            if (session == m_session)
                take(question.process, question.id, question.step, answer);
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

QString AggregateDetail::whyNotThere(qint64 step) const
{
    const auto leftOut = SupposedMarks{m_context.link.frame(), m_subject->first}.leftOut();
    const bool hadEvents = std::any_of(leftOut.begin(), leftOut.end(), [&](const SupposedEvent& event) {
        return event.supposition.aggregate == m_subject->second && event.supposition.step <= step;
    });
    return hadEvents ? u"%1 does not exist in this branch: its first event never happened."_s.arg(name())
                     : u"%1 does not exist yet at step %2."_s.arg(name()).arg(step);
}

void AggregateDetail::show(const AggregateReading& reading, qint64 step)
{
    if (!reading.exists)
        return showNothing(whyNotThere(step));
    if (m_chosen && *m_chosen >= reading.newest)
        m_chosen.reset();
    if (m_compared && *m_compared > reading.newest)
        m_compared.reset();
    if (reading.version) {
        m_type = reading.version->view.type;
        m_versions->show(reading.versions, *reading.version);
    }
    m_shown = reading.versions;
    if (!m_field.isEmpty() && m_applied.version == reading.versions.version)
        m_versions->goTo(std::exchange(m_field, {}));
    showEvents(reading, step);
    showVersion(reading, step);
    if (m_events->known() < reading.count)
        ask();
}

void AggregateDetail::showEvents(const AggregateReading& reading, qint64 step)
{
    m_updating = true;
    m_events->suppose({m_context.link.frame(), m_subject->first}, m_subject->second);
    m_events->update(step, reading.count, reading.offset, reading.events);
    const int row = m_events->rowOf(reading.versions.version);
    if (row >= 0 && row != m_table->currentIndex().row())
        m_table->goToRow(row);
    constexpr Version most = std::numeric_limits<int>::max();
    m_slider->setRange(1, static_cast<int>(qMin(reading.newest, most)));
    m_slider->setPageStep(qMax(1, m_slider->maximum() / 10));
    m_slider->setValue(static_cast<int>(qMin(reading.versions.version, most)));
    m_updating = false;
    m_table->setVisible(true);
    m_slider->setVisible(true);
}

void AggregateDetail::showVersion(const AggregateReading& reading, qint64 step)
{
    const Version version = reading.versions.version;
    m_title->setText(name());
    m_title->setToolTip(m_subject->second.text());
    m_status->setText(m_chosen ? u"Version %1 of %2, as chosen"_s.arg(version).arg(reading.newest)
                               : u"Version %1, at the cursor (step %2)"_s.arg(version).arg(step));
    m_follow->setEnabled(m_chosen.has_value());
    m_comparing->setVisible(m_compared.has_value());
    if (!m_compared)
        return;
    m_comparing->setText(*m_compared == version
            ? u"Comparing %1 with the version that you go to · Esc to leave"_s.arg(version)
            : u"Comparing %1 ↔ %2 · Esc to leave"_s.arg(qMin(*m_compared, version))
                  .arg(qMax(*m_compared, version)));
}

void AggregateDetail::showNothing(const QString& sentence)
{
    m_updating = true;
    m_events->clear();
    m_updating = false;
    m_shown.reset();
    m_table->setVisible(false);
    m_slider->setVisible(false);
    m_comparing->setVisible(false);
    m_title->setText(m_subject ? name() : u"No aggregate selected"_s);
    m_status->setText(m_subject ? u"Not there at the cursor"_s : QString());
    m_follow->setEnabled(false);
    m_versions->say(
        sentence.isEmpty() ? u"Select an aggregate to see its events and its state."_s : sentence);
}

QString AggregateDetail::status() const
{
    return m_status->text();
}

QString AggregateDetail::comparing() const
{
    return m_compared ? m_comparing->text() : QString();
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
