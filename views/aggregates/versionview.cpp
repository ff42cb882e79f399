// SPDX-License-Identifier: BSD-3-Clause
#include "views/aggregates/versionview.h"

#include "views/common/stateview.h"
#include "views/common/valuedifference.h"

#include <QTabBar>

#include <utility>

namespace occasion {

using namespace Qt::StringLiterals;

VersionView::VersionView(ThemeSource& themes, QWidget* parent)
    : QTabWidget(parent)
    , m_event(new StateView(themes, u"Event of the version"_s, this))
    , m_state(new StateView(themes, u"State of the aggregate"_s, this))
    , m_difference(new StateView(themes, u"Difference of two versions"_s, this))
{
    setDocumentMode(true);
    setAccessibleName(u"Version of the aggregate"_s);
    addTab(m_event, u"&Event"_s);
    addTab(m_state, u"St&ate"_s);
    addTab(m_difference, u"Di&ff"_s);
    setTabToolTip(Event, u"The event that made this version"_s);
    setTabToolTip(State, u"All fields at this version"_s);
    setTabToolTip(Difference, u"The fields that differ from the version before, or from the one compared"_s);
    setCurrentIndex(Difference);
    for (StateView* view : {m_state, m_difference}) {
        view->setPinnable();
        connect(view, &StateView::pinRequested, this, &VersionView::pinRequested);
    }
}

void VersionView::show(const ShownVersions& versions, const VersionReading& reading)
{
    presentEvent(reading);
    const AggregateView& view = reading.view;
    if (!view.problem.isEmpty()) {
        m_state->say(view.problem);
        m_difference->say(view.problem);
        return;
    }
    m_state->show(view.id.text(), view.state, view.before);
    presentDifference(versions, reading);
}

void VersionView::presentEvent(const VersionReading& reading)
{
    if (!reading.event)
        return m_event->say(u"The store has no event of this version."_s);
    if (!reading.event->problem.isEmpty())
        return m_event->say(reading.event->problem);
    const EventView& event = *reading.event;
    Value::Members members{{u"_event"_s, Value::text(event.name)}, {u"_topic"_s, Value::text(event.topic)},
        {u"_notification"_s, Value::integer(event.id)}, {u"_step"_s, Value::integer(event.step)}};
    members = event.state.members() + members;
    m_event->show(event.topic, Value::object(members));
}

void VersionView::presentDifference(const ShownVersions& versions, const VersionReading& reading)
{
    Value now = reading.view.state;
    Value before = reading.view.before;
    if (reading.compared) {
        if (!reading.compared->problem.isEmpty())
            return m_difference->say(reading.compared->problem);
        before = reading.compared->state;
        if (*versions.compared > versions.version)
            std::swap(now, before);
    }
    const ValueDifference difference = differenceOf(now, before);
    if (!difference.isEmpty())
        return m_difference->show(reading.view.id.text(), difference.now, difference.before);
    m_difference->say(reading.compared
            ? u"The states of versions %1 and %2 are the same."_s.arg(*versions.compared)
                  .arg(versions.version)
            : u"The event of version %1 changed no field."_s.arg(versions.version));
}

void VersionView::goTo(const QString& field)
{
    m_event->goTo(field);
}

void VersionView::say(const QString& sentence)
{
    for (StateView* view : {m_event, m_state, m_difference})
        view->say(sentence);
}

} // namespace occasion
