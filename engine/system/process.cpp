// SPDX-License-Identifier: BSD-3-Clause
#include "engine/system/process.h"

#include "engine/persistence/passedvalues.h"

namespace occasion {

using namespace Qt::StringLiterals;

Process::Process(ProcessType type, std::shared_ptr<ProcessRecorder> recorder,
    std::shared_ptr<const TopicRegistry> topics, Observer* observer, const ApplicationSettings& settings)
    : Application(type.application, std::move(recorder), std::move(topics), observer, settings)
    , m_processType(std::move(type))
    , m_lastAnnounced(Application::recorder().maxNotificationId())
{
}

void Process::follow(
    const QString& leader, const NotificationLog& log, const std::optional<StateCoding>& coding)
{
    if (!m_processType.policy)
        throw ProgrammingError(u"'%1' has no policy, so it cannot follow '%2'."_s.arg(name(), leader));
    auto leaders = coding.value_or(mapper().coding());
    leaders.transcodings = mapper().coding().transcodings;
    m_following.erase(leader);
    m_following.emplace(leader,
        Following{NotificationLogReader(log, m_processType.pullSectionSize, observer()),
            mapper().withCoding(std::move(leaders))});
}

void Process::lead(Receiver receiver)
{
    m_receivers.push_back(std::move(receiver));
}

const Process::Following& Process::following(const QString& leader) const
{
    const auto found = m_following.find(leader);
    if (found == m_following.end())
        throw ProgrammingError(u"'%1' does not follow '%2'."_s.arg(name(), leader));
    return found->second;
}

std::optional<Notification> Process::next(const QString& leader) const
{
    return following(leader).reader.next(recorder().maxTrackingId(leader) + 1, followTopics());
}

void Process::pullAndProcess(const QString& leader, const Moment& moment, std::optional<NotificationId> start,
    std::optional<NotificationId> stop)
{
    const auto first = start.value_or(recorder().maxTrackingId(leader) + 1);
    following(leader).reader.select(first, stop, followTopics(), [&](const std::vector<Notification>& batch) {
        processAll(leader, batch, moment);
        return true;
    });
}

void Process::processAll(const QString& leader, Notifications notifications, const Moment& moment)
{
    const auto most = static_cast<size_t>(std::max(1, m_processType.deliveriesPerCommit));
    while (!notifications.empty()) {
        const auto part = notifications.first(std::min(most, notifications.size()));
        if (part.size() == 1 || !processInOneCommit(leader, part, moment))
            processOneByOne(leader, part, moment);
        notifications = notifications.subspan(part.size());
    }
}

void Process::processOneByOne(const QString& leader, Notifications notifications, const Moment& moment)
{
    for (const auto& notification : notifications)
        processNotification(leader, notification, moment);
}

/// Nobody is told of what is recorded before it is durable: a follower's tracking could be ahead of it else.
bool Process::processInOneCommit(const QString& leader, Notifications notifications, const Moment& moment)
{
    std::vector<Recording> recordings;
    m_unannounced = &recordings;
    const bool isStored = inOneCommit([&] { processOneByOne(leader, notifications, moment); });
    m_unannounced = nullptr;
    if (isStored && !recordings.empty())
        announce(recordings);
    return isStored;
}

std::vector<Recording> Process::processNotification(const QString& leader, const Notification& notification,
    const Moment& moment, const JournalMaker& journal)
{
    return processEvent(
        following(leader).mapper.toDomainEvent(notification), {leader, notification.id}, moment, journal);
}

std::vector<Recording> Process::processEvent(
    const DomainEvent& event, const Tracking& tracking, const Moment& moment, const JournalMaker& journal)
{
    if (!m_processType.policy)
        throw ProgrammingError(
            u"'%1' has no policy, so it cannot process '%2'."_s.arg(name(), event.type->name));
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
        recordings = store(processingEvent, moment, journal);
    } catch (const IntegrityError&) {
        if (recorder().hasTrackingId(*processingEvent.tracking()))
            return {}; // delivered twice: what came of it is stored already
        throw;
    }
    if (m_gates.afterCommit)
        m_gates.afterCommit();
    if (!recordings.empty())
        recorded(recordings);
    return recordings;
}

void Process::recorded(const std::vector<Recording>& recordings)
{
    if (m_unannounced)
        m_unannounced->insert(m_unannounced->end(), recordings.begin(), recordings.end());
    else
        announce(recordings);
}

void Process::announce(const std::vector<Recording>& recordings)
{
    const auto last = recordings.back().notification.id;
    const auto previous = std::exchange(m_lastAnnounced, last);
    for (const auto& receiver : m_receivers)
        receiver({name(), recordings, previous});
}

}
