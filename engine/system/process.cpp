// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/process.h"

#include "engine/persistence/passedvalues.h"

namespace occasion {

using namespace Qt::StringLiterals;

Process::Process(ProcessType type, std::shared_ptr<ProcessRecorder> recorder,
    std::shared_ptr<const TopicRegistry> topics, Observer* observer)
    : Application(type.application, std::move(recorder), std::move(topics), observer)
    , m_processType(std::move(type))
    , m_lastAnnounced(Application::recorder().maxNotificationId())
{
}

void Process::follow(const QString& leader, const NotificationLog& log)
{
    if (!m_processType.policy)
        throw ProgrammingError(u"'%1' has no policy, so it cannot follow '%2'."_s.arg(name(), leader));
    m_readers.erase(leader);
    m_readers.try_emplace(leader, log, m_processType.pullSectionSize, observer());
}

void Process::lead(Receiver receiver)
{
    m_receivers.push_back(std::move(receiver));
}

const NotificationLogReader& Process::reader(const QString& leader) const
{
    const auto found = m_readers.find(leader);
    if (found == m_readers.end())
        throw ProgrammingError(u"'%1' does not follow '%2'."_s.arg(name(), leader));
    return found->second;
}

std::optional<Notification> Process::next(const QString& leader) const
{
    return reader(leader).next(recorder().maxTrackingId(leader) + 1, followTopics());
}

void Process::pullAndProcess(const QString& leader, const Moment& moment, std::optional<NotificationId> start,
    std::optional<NotificationId> stop)
{
    const auto first = start.value_or(recorder().maxTrackingId(leader) + 1);
    reader(leader).select(first, stop, followTopics(), [&](const std::vector<Notification>& batch) {
        for (const auto& notification : batch)
            processNotification(leader, notification, moment);
        return true;
    });
}

std::vector<Recording> Process::processNotification(const QString& leader, const Notification& notification,
    const Moment& moment, const JournalMaker& journal)
{
    return processEvent(mapper().toDomainEvent(notification), {leader, notification.id}, moment, journal);
}

std::vector<Recording> Process::processEvent(
    const DomainEvent& event, const Tracking& tracking, const Moment& moment, const JournalMaker& journal)
{
    ProcessingEvent processingEvent(tracking);
    Context context(repository(), processingEvent, moment, observer());
    if (m_gates.beforePolicy)
        m_gates.beforePolicy(event);
    m_processType.policy->apply(event, context);
    observe(
        observer(), Pattern::Policy, u"apply", [&] { return toValue(event); },
        [&] { return toValues(processingEvent.events()); });
    if (m_gates.afterPolicy)
        m_gates.afterPolicy(event);
    auto recordings = saveOnce(processingEvent, moment, journal);
    observe(
        observer(), Pattern::Process, u"processEvent", [&] { return toValue(tracking); },
        [&] { return toValues(processingEvent.events()); });
    return recordings;
}

std::vector<Recording> Process::saveOnce(
    const ProcessingEvent& processingEvent, const Moment& moment, const JournalMaker& journal)
{
    if (m_gates.beforeCommit)
        m_gates.beforeCommit();
    std::vector<Recording> recordings;
    try {
        recordings = save(processingEvent, moment, journal);
    } catch (const IntegrityError&) {
        if (recorder().hasTrackingId(*processingEvent.tracking()))
            return {}; // delivered twice: what came of it is stored already
        throw;
    }
    if (m_gates.afterCommit)
        m_gates.afterCommit();
    return recordings;
}

void Process::recorded(const std::vector<Recording>& recordings)
{
    const auto last = recordings.back().notification.id;
    const auto previous = std::exchange(m_lastAnnounced, last);
    for (const auto& receiver : m_receivers)
        receiver({name(), recordings, previous});
}

}
