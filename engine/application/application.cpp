// SPDX-License-Identifier: BSD-3-Clause
#include "engine/application/application.h"

#include "engine/persistence/passedvalues.h"
#include "engine/persistence/recorders/observedrecorder.h"

#include <algorithm>
#include <map>

namespace occasion {

using namespace Qt::StringLiterals;

const CommandType* ApplicationType::command(const QString& commandName) const
{
    for (const auto& candidate : commands) {
        if (candidate.name == commandName)
            return &candidate;
    }
    return nullptr;
}

ApplicationSettings settingsOf(const ApplicationType& type, const Environment::Variables& given)
{
    auto own = type.environment;
    if (!type.snapshotIntervals.isEmpty())
        own.insert(u"IS_SNAPSHOTTING_ENABLED"_s, u"y"_s);
    const auto known = Environment::merged(Environment::merged(own, Environment::operatingSystem()), given);
    return settingsFrom(Environment(known, type.name));
}

void addTopics(TopicRegistry& registry, const ApplicationType& type)
{
    for (const auto& aggregate : type.aggregates)
        registry.add(aggregate);
    for (const auto& logged : type.loggedEvents)
        registry.add(logged);
}

namespace {

std::shared_ptr<const TopicRegistry> topicsOf(const ApplicationType& type)
{
    auto registry = std::make_shared<TopicRegistry>();
    addTopics(*registry, type);
    return registry;
}

/// Whether the event is the next of this aggregate, or the first of one that is not there.
bool follows(const std::optional<Aggregate>& aggregate, const DomainEvent& event)
{
    return aggregate ? event.originatorVersion == aggregate->version() + 1 : event.type->creates;
}

StateCoding withTranscodings(StateCoding coding, const Transcodings& transcodings)
{
    coding.transcodings.add(transcodings);
    return coding;
}

}

Application::Application(ApplicationType type, std::shared_ptr<ProcessRecorder> recorder,
    std::shared_ptr<const TopicRegistry> topics, Observer* observer, const ApplicationSettings& settings)
    : m_type(std::move(type))
    , m_takesSnapshots(settings.takesSnapshots)
    , m_recorder(
          observer ? std::make_shared<ObservedRecorder>(std::move(recorder), *observer) : std::move(recorder))
    , m_observer(observer)
    , m_mapper(topics ? std::move(topics) : topicsOf(m_type),
          withTranscodings(settings.coding, m_type.transcodings), observer)
    , m_events(m_mapper, *m_recorder, observer)
    , m_repository(m_events, snapshotStore(), observer, settings.cache)
    , m_log(*m_recorder, m_type.sectionSize, observer)
{
}

std::vector<Recording> Application::execute(
    const CommandType& command, const void* arguments, const Moment& moment, const JournalMaker& journal)
{
    ProcessingEvent processingEvent;
    Context context(m_repository, processingEvent, moment, m_observer);
    command.handle(arguments, context);
    auto recordings = save(processingEvent, moment, journal);
    observe(
        m_observer, Pattern::Application, u"execute", [&] { return Value::text(command.name); },
        [&] { return toValues(processingEvent.events()); });
    return recordings;
}

std::vector<Recording> Application::save(Aggregate& aggregate, const Moment& moment)
{
    ProcessingEvent processingEvent;
    processingEvent.collectEvents(aggregate);
    return save(processingEvent, moment);
}

std::vector<Recording> Application::save(
    const ProcessingEvent& processingEvent, const Moment& moment, const JournalMaker& journal)
{
    auto recordings = store(processingEvent, moment, journal);
    if (!recordings.empty())
        recorded(recordings);
    return recordings;
}

std::vector<Recording> Application::store(
    const ProcessingEvent& processingEvent, const Moment& moment, const JournalMaker& journal)
{
    const auto& decided = processingEvent.events();
    const auto revised
        = m_revision ? m_revision(decided, m_repository, moment.now) : std::vector<DomainEvent>();
    const auto& events = m_revision ? revised : decided;
    auto recordings = put(events,
        {.tracking = processingEvent.tracking(),
            .snapshots = automaticSnapshots(events, moment.now),
            .journal = journal ? std::optional(journal(static_cast<int>(events.size()))) : std::nullopt});
    m_repository.saved(events);
    observe(
        m_observer, Pattern::Application, u"save", [&] { return toValues(events); },
        [&] { return recordings.empty() ? Value() : Value::integer(recordings.front().notification.id); });
    return recordings;
}

/// After a conflict what is kept in memory is behind what is stored: whoever repeats it is given the newest.
std::vector<Recording> Application::put(const std::vector<DomainEvent>& events, Commit with)
{
    try {
        return m_events.put(events, std::move(with));
    } catch (const IntegrityError&) {
        m_repository.forget(events);
        throw;
    }
}

void Application::takeSnapshot(const OriginatorId& id, const Timestamp& now, std::optional<Version> version)
{
    if (!m_takesSnapshots)
        throw AssertionError(
            u"Can't take snapshot without snapshots store: '%1' was set up without snapshots."_s.arg(
                m_type.name));
    m_recorder->snapshots().insertEvents(
        {occasion::takeSnapshot(m_repository.get(id, now, version), m_mapper, now, m_observer)});
}

bool Application::inOneCommit(const std::function<void()>& work)
{
    try {
        const auto batch = m_recorder->beginBatch();
        if (!batch)
            return false;
        work();
        batch->commit();
        return true;
    } catch (...) { // told by the step that fails again
        m_repository.forget();
        return false;
    }
}

std::vector<StoredEvent> Application::automaticSnapshots(
    const std::vector<DomainEvent>& events, const Timestamp& now) const
{
    std::vector<StoredEvent> snapshots;
    const auto isDue = [this](const DomainEvent& event) { return isSnapshotDue(event); };
    if (!m_takesSnapshots || std::none_of(events.begin(), events.end(), isDue))
        return snapshots;
    std::map<OriginatorId, std::optional<Aggregate>> rebuilt;
    for (const auto& event : events) {
        if (snapshotIntervalOf(event) <= 0)
            continue;
        auto [at, isNew] = rebuilt.try_emplace(event.originatorId);
        auto& aggregate = at->second;
        if (isNew && !event.type->creates)
            aggregate = m_repository.find(event.originatorId, now, event.originatorVersion - 1);
        if (!follows(aggregate, event)) {
            aggregate.reset(); // a recorder takes it all the same
            continue;
        }
        aggregate = fold(std::move(aggregate), {event}, m_mapper.topics(), now);
        if (aggregate && isSnapshotDue(event))
            snapshots.push_back(occasion::takeSnapshot(*aggregate, m_mapper, now, m_observer));
    }
    return snapshots;
}

int Application::snapshotIntervalOf(const DomainEvent& event) const
{
    return m_type.snapshotIntervals.value(event.type->aggregateTopic);
}

bool Application::isSnapshotDue(const DomainEvent& event) const
{
    const int interval = snapshotIntervalOf(event);
    return interval > 0 && event.originatorVersion % interval == 0;
}

}
