// SPDX-License-Identifier: BSD-3-Clause
#include "views/common/suppositiondialog.h"

#include "views/common/enginelink.h"
#include "views/common/flattable.h"
#include "views/common/theme.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalBlocker>

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

using Kind = Supposition::Kind;

/// The event's own fields, without what all events have.
Value ownFields(const EventInfo& event, const Value& state)
{
    Value::Members members;
    for (const FieldInfo& field : event.fields)
        members.append({field.name, state.value(field.name)});
    return Value::object(std::move(members));
}

/// A name of an enumeration is a text in the form and a named value in the event.
Value named(const Value& fields, const Value& before)
{
    Value::Members members;
    for (const auto& [name, value] : fields.members()) {
        const Value was = before.value(name);
        const bool isName = value.kind() == Value::Kind::Text && was.kind() == Value::Kind::Custom;
        members.append({name, isName ? Value::custom(was.customName(), value) : value});
    }
    return Value::object(std::move(members));
}

} // namespace

SuppositionDialog::SuppositionDialog(
    const PanelContext& context, const EventView& event, Supposition::Kind kind, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_event(event)
    , m_kind(kind)
    , m_map(context.link.frame().map)
    , m_scroll(new QScrollArea(this))
    , m_words(new QLabel(this))
    , m_open(new QPushButton(u"&Open branch"_s, this))
    , m_session(context.link.frame().session)
{
    setObjectName(u"supposition"_s);
    setWindowTitle(kind == Kind::Edited ? u"What if %1 had said something else?"_s.arg(event.name)
                                        : u"What if one more event had happened?"_s);
    layOut();
    connect(&context.link, &EngineLink::frameChanged, this, &SuppositionDialog::lookForBranch);
    connect(&context.link, &EngineLink::problem, this, [this](const QString& sentence) {
        if (!m_isWaiting)
            return;
        wait(false);
        setTextColour(m_words, m_context.themes.theme().refused);
        m_words->setText(sentence);
    });
    if (m_events)
        showEvents();
    else
        showForm();
    askChoices();
}

void SuppositionDialog::layOut()
{
    auto* intro = new QLabel(this);
    intro->setWordWrap(true);
    intro->setText((m_kind == Kind::Edited
            ? u"%1 %2 was recorded in step %3. A branch opens in which it says what stands here, and "
              "all that followed is done again. Nothing of it is in the store."_s
            : u"In step %3, before or after %1 %2, one more event is recorded, and all that followed is done "
              "again, in a branch of its own. Nothing of it is in the store."_s)
                       .arg(m_event.name, QString::number(m_event.id), QString::number(m_event.step)));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_words->setWordWrap(true);
    m_words->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_words->setAccessibleName(u"What is supposed"_s);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_words->setFocusPolicy(Qt::ClickFocus);
    auto* choosers = new QFormLayout;
    if (m_kind == Kind::Inserted)
        addChoosers(choosers);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_open, QDialogButtonBox::ActionRole);
    m_open->setDefault(true);
    m_open->setObjectName(u"supposition.open"_s);
    connect(m_open, &QPushButton::clicked, this, &SuppositionDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(intro);
    column->addLayout(choosers);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_words);
    column->addWidget(buttons);
}

/// As high as the form needs, as far as that is reasonable; larger forms scroll.
void SuppositionDialog::fitForm()
{
    constexpr int mostLines = 18;
    const int wanted = m_form ? m_form->sizeHint().height() : 0;
    m_scroll->setMinimumHeight(std::min(wanted, mostLines * fontMetrics().lineSpacing()));
    resize(std::max(width(), 70 * fontMetrics().averageCharWidth()), sizeHint().height());
}

void SuppositionDialog::addChoosers(QFormLayout* form)
{
    m_aggregates = new QComboBox(this);
    m_aggregates->setObjectName(u"supposition.aggregate"_s);
    m_aggregates->setToolTip(u"Whose event it is"_s);
    m_events = new QComboBox(this);
    m_events->setObjectName(u"supposition.event"_s);
    m_events->setToolTip(u"What happened"_s);
    form->addRow(u"When"_s, makeWhen());
    form->addRow(u"&Aggregate"_s, m_aggregates);
    form->addRow(u"&Event"_s, m_events);
    connect(m_aggregates, &QComboBox::currentIndexChanged, this, &SuppositionDialog::showEvents);
    connect(m_events, &QComboBox::currentIndexChanged, this, &SuppositionDialog::showForm);
    showAggregates();
}

QWidget* SuppositionDialog::makeWhen()
{
    m_when = new QWidget(this);
    m_before = new QRadioButton(u"&before it"_s, m_when);
    auto* after = new QRadioButton(u"a&fter it"_s, m_when);
    m_before->setObjectName(u"supposition.before"_s);
    after->setObjectName(u"supposition.after"_s);
    after->setChecked(true);
    auto* row = new QHBoxLayout(m_when);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_before);
    row->addWidget(after);
    row->addStretch(1);
    setTabOrder(m_before, after); // what stands above comes first
    setTabOrder(after, m_aggregates);
    setTabOrder(m_aggregates, m_events);
    setTabOrder(m_events, m_scroll);
    setTabOrder(m_scroll, m_open);
    connect(m_before, &QRadioButton::toggled, this, &SuppositionDialog::showWords);
    return m_when;
}

/// Those of the process; the event's own is among them in any case, also before the others are read.
void SuppositionDialog::showAggregates()
{
    const auto before = m_own.empty() ? m_event.originatorId : chosenAggregate();
    m_own.clear();
    std::copy_if(m_choices.begin(), m_choices.end(), std::back_inserter(m_own),
        [this](const AggregateChoice& choice) { return choice.process == m_event.process; });
    for (const auto& needed : {m_event.originatorId, before}) {
        const bool isThere = std::any_of(m_own.begin(), m_own.end(),
            [&needed](const AggregateChoice& choice) { return choice.id == needed; });
        if (!isThere) {
            const auto text = u"%1 %2"_s.arg(m_event.aggregateType, needed.text().left(8));
            m_own.insert(m_own.begin(), {m_event.process, needed, m_event.aggregateType, text, false});
        }
    }
    const QSignalBlocker quiet(m_aggregates);
    m_aggregates->clear();
    for (const AggregateChoice& choice : m_own)
        m_aggregates->addItem(choice.text, choice.id.text());
    m_aggregates->setCurrentIndex(m_aggregates->findData(before.text()));
}

void SuppositionDialog::showEvents()
{
    const auto place = static_cast<size_t>(std::max(0, m_aggregates->currentIndex()));
    const QString type = place < m_own.size() ? m_own[place].type : QString();
    const QString before = m_events->count() == 0 ? m_event.topic : m_events->currentData().toString();
    {
        const QSignalBlocker quiet(m_events);
        m_events->clear();
        for (const EventInfo& event : m_map->process(m_event.process).events) {
            if (event.aggregateType == type && !event.creates)
                m_events->addItem(event.name, event.topic);
        }
        m_events->setCurrentIndex(std::max(0, m_events->findData(before)));
    }
    showForm();
}

const EventInfo* SuppositionDialog::eventInfo(const QString& topic) const
{
    const auto& events = m_map->process(m_event.process).events;
    const auto found = std::find_if(
        events.begin(), events.end(), [&topic](const EventInfo& event) { return event.topic == topic; });
    return found == events.end() ? nullptr : &*found;
}

const EventInfo* SuppositionDialog::chosenEvent() const
{
    return eventInfo(m_kind == Kind::Edited ? m_event.topic : m_events->currentData().toString());
}

OriginatorId SuppositionDialog::chosenAggregate() const
{
    return m_aggregates ? OriginatorId::fromStored(m_aggregates->currentData().toString())
                        : m_event.originatorId;
}

bool SuppositionDialog::isBefore() const
{
    return m_before && m_before->isChecked();
}

/// Before the event that created it, there was no aggregate to which anything could happen.
bool SuppositionDialog::isBeforeItsAggregate() const
{
    return isBefore() && m_event.version == 1 && chosenAggregate() == m_event.originatorId;
}

/// What was typed stays as far as the fields have the same names.
void SuppositionDialog::showForm()
{
    const EventInfo* event = chosenEvent();
    const auto typed = m_form ? m_form->texts() : FieldForm::Texts();
    delete m_scroll->takeWidget();
    if (event) {
        m_form = new FieldForm(event->fields, m_context.themes.theme().refused, m_scroll);
        m_form->checkWhileTyping();
        if (m_kind == Kind::Edited || event->topic == m_event.topic)
            m_form->setValues(ownFields(*event, m_event.state));
        m_form->setTexts(typed);
        m_form->setChoices(m_choices);
        connect(m_form, &FieldForm::changed, this, &SuppositionDialog::showWords);
        connect(m_form, &FieldForm::submitted, this, &SuppositionDialog::submit);
        m_scroll->setWidget(m_form);
        m_form->setTabOrderBetween(m_events ? static_cast<QWidget*>(m_events) : m_scroll, m_open);
        fitForm();
        m_form->setFocus(Qt::OtherFocusReason);
    }
    showWords();
}

Supposition SuppositionDialog::supposition(const Value& fields) const
{
    Supposition supposed{.kind = m_kind, .step = m_event.step, .fields = fields};
    supposed.topic = chosenEvent()->topic;
    if (m_kind == Kind::Edited) {
        supposed.before = ownFields(*chosenEvent(), m_event.state);
        supposed.fields = named(fields, supposed.before);
    }
    return supposed;
}

/// Why there is nothing that could be supposed; empty when there is.
QString SuppositionDialog::missing() const
{
    if (isBeforeItsAggregate())
        return u"There was no such aggregate before %1 %2 created it; choose another one, or after."_s
            .arg(m_event.name)
            .arg(m_event.id);
    if (chosenEvent())
        return {};
    return m_kind == Kind::Edited
        ? u"What this event consists of is not known here, so it cannot be edited."_s
        : u"This aggregate has no event that could happen once more; choose another one."_s;
}

/// Where an inserted event stands: ", before Credited 3".
QString SuppositionDialog::beside() const
{
    if (m_kind != Kind::Inserted)
        return {};
    return (isBefore() ? u", before %1 %2"_s : u", after %1 %2"_s).arg(m_event.name).arg(m_event.id);
}

/// An edited event that says what it said before is no supposition.
bool SuppositionDialog::isUnchanged() const
{
    const auto fields = m_form && m_kind == Kind::Edited ? m_form->value() : std::nullopt;
    if (!fields || !chosenEvent())
        return false;
    const Supposition supposed = supposition(*fields);
    return supposed.fields == supposed.before;
}

void SuppositionDialog::showWords()
{
    setTextColour(m_words, m_context.themes.theme().text);
    const auto fields = m_form ? m_form->value() : std::nullopt;
    const QString why = missing();
    m_open->setEnabled(fields.has_value() && why.isEmpty() && !m_isWaiting && !isUnchanged());
    if (!why.isEmpty())
        m_words->setText(why);
    else if (m_isWaiting)
        m_words->setText(u"Doing again what followed … Escape gives it up."_s);
    else if (isUnchanged())
        m_words->setText(
            u"This is what %1 %2 says: change a field to suppose something else."_s.arg(m_event.name)
                .arg(m_event.id));
    else if (!fields)
        m_words->setText(u"Fill in all fields; what is wrong stands below each."_s);
    else
        m_words->setText(toText(supposition(*fields)) + beside() + u'.');
}

QString SuppositionDialog::words() const
{
    return m_words->text();
}

void SuppositionDialog::submit()
{
    if (!m_form || m_isWaiting || !missing().isEmpty() || isUnchanged())
        return;
    const auto fields = m_form->check();
    if (!fields)
        return showWords();
    const EventPlace place{m_event.process, m_event.id};
    wait(true);
    if (m_kind == Kind::Edited)
        m_context.link.post(request::EditEvent{place, *fields});
    else
        m_context.link.post(
            request::InsertEvent{place, {chosenEvent()->topic, chosenAggregate(), *fields, isBefore()}});
}

void SuppositionDialog::wait(bool waiting)
{
    m_isWaiting = waiting;
    m_scroll->setEnabled(!waiting);
    for (QWidget* chooser : {m_when, static_cast<QWidget*>(m_aggregates), static_cast<QWidget*>(m_events)}) {
        if (chooser)
            chooser->setEnabled(!waiting);
    }
    showWords();
}

void SuppositionDialog::reject()
{
    if (m_isWaiting)
        m_context.link.cancel();
    else
        QDialog::reject();
}

/// Another session is shown: the branch, or what somebody went to meanwhile, where this event means nothing.
void SuppositionDialog::lookForBranch()
{
    if (m_context.link.frame().session != m_session)
        accept();
}

/// Of the moment of the event, since later aggregates are not there then.
void SuppositionDialog::askChoices()
{
    m_context.link.ask(
        this,
        [process = m_event.process, step = m_event.step](
            const History& history) { return aggregateChoices(history, process, step); },
        [this](const std::vector<AggregateChoice>& choices) {
            if (m_context.link.frame().session != m_session)
                return;
            m_choices = choices;
            if (m_form)
                m_form->setChoices(m_choices);
            if (m_aggregates)
                showAggregates();
        });
}

} // namespace occasion
