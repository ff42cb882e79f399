// SPDX-License-Identifier: BSD-3-Clause
#include "engine/persistence/recorders/observedrecorder.h"

#include "engine/persistence/passedvalues.h"

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

Value optionalInteger(const std::optional<Version>& number)
{
    return number ? Value::integer(*number) : Value();
}

Value asked(const OriginatorId& id, const EventRange& range)
{
    return Value::object({{u"originator_id"_s, Value::text(id.text())}, {u"gt"_s, optionalInteger(range.gt)},
        {u"lte"_s, optionalInteger(range.lte)}, {u"desc"_s, Value(range.descending)},
        {u"limit"_s, range.limit ? Value::integer(*range.limit) : Value()}});
}

Value asked(const NotificationRange& range)
{
    Value::Items topics;
    for (const auto& topic : range.topics)
        topics.append(Value::text(topic));
    return Value::object(
        {{u"start"_s, Value::integer(range.start)}, {u"limit"_s, Value::integer(range.limit)},
            {u"stop"_s, optionalInteger(range.stop)}, {u"topics"_s, Value::list(topics)}});
}

Value asked(const Commit& commit)
{
    return Value::object({{u"events"_s, toValues(commit.events)},
        {u"tracking"_s, commit.tracking ? toValue(*commit.tracking) : Value()},
        {u"snapshots"_s, toValues(commit.snapshots)}});
}

Value idList(const std::vector<NotificationId>& ids)
{
    Value::Items list;
    for (const auto id : ids)
        list.append(Value::integer(id));
    return Value::list(list);
}

/// Tells of an operation that gave `result`, and gives it on.
template <class Result, class In, class Out>
Result told(Observer& observer, QStringView operation, Result result, const In& in, const Out& out)
{
    observe(&observer, Pattern::Recorder, operation, in, [&] { return out(result); });
    return result;
}

} // namespace

ObservedRecorder::ObservedRecorder(std::shared_ptr<ProcessRecorder> recorder, Observer& observer)
    : m_recorder(std::move(recorder))
    , m_observer(observer)
    , m_snapshots(m_recorder->snapshots(), observer)
{
}

std::vector<StoredEvent> ObservedRecorder::selectEvents(const OriginatorId& id, const EventRange& range) const
{
    return told(
        m_observer, u"selectEvents", m_recorder->selectEvents(id, range), [&] { return asked(id, range); },
        toValues<StoredEvent>);
}

std::vector<Notification> ObservedRecorder::selectNotifications(const NotificationRange& range) const
{
    return told(
        m_observer, u"selectNotifications", m_recorder->selectNotifications(range),
        [&] { return asked(range); }, toValues<Notification>);
}

std::vector<Notification> ObservedRecorder::selectNotificationsOf(
    const OriginatorId& id, const EventRange& range, NotificationId upTo) const
{
    return told(
        m_observer, u"selectNotificationsOf", m_recorder->selectNotificationsOf(id, range, upTo),
        [&] { return asked(id, range); }, toValues<Notification>);
}

NotificationId ObservedRecorder::maxNotificationId() const
{
    return told(
        m_observer, u"maxNotificationId", m_recorder->maxNotificationId(), [] { return Value(); },
        Value::integer);
}

std::vector<NotificationId> ObservedRecorder::record(const Commit& commit)
{
    return told(
        m_observer, u"record", m_recorder->record(commit), [&] { return asked(commit); }, idList);
}

NotificationId ObservedRecorder::maxTrackingId(const QString& applicationName) const
{
    return told(
        m_observer, u"maxTrackingId", m_recorder->maxTrackingId(applicationName),
        [&] { return Value::text(applicationName); }, Value::integer);
}

bool ObservedRecorder::hasTrackingId(const Tracking& tracking) const
{
    return told(
        m_observer, u"hasTrackingId", m_recorder->hasTrackingId(tracking), [&] { return toValue(tracking); },
        [](bool tracked) { return Value(tracked); });
}

std::vector<Tracking> ObservedRecorder::selectTracking() const
{
    return told(
        m_observer, u"selectTracking", m_recorder->selectTracking(), [] { return Value(); },
        toValues<Tracking>);
}

/// The journal is the session's, not the pattern's: nobody is told.
std::vector<JournalRow> ObservedRecorder::selectJournal(qint64 fromStep, int limit) const
{
    return m_recorder->selectJournal(fromStep, limit);
}

void ObservedRecorder::Snapshots::insertEvents(const std::vector<StoredEvent>& events)
{
    m_recorder.insertEvents(events);
    observe(
        &m_observer, Pattern::Recorder, u"insertEvents", [&] { return toValues(events); },
        [] { return Value(); });
}

std::vector<StoredEvent> ObservedRecorder::Snapshots::selectEvents(
    const OriginatorId& id, const EventRange& range) const
{
    return told(
        m_observer, u"selectEvents", m_recorder.selectEvents(id, range), [&] { return asked(id, range); },
        toValues<StoredEvent>);
}

} // namespace occasion
