// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/commandtype.h"
#include "engine/application/notificationlog.h"
#include "engine/application/repository.h"
#include "engine/application/settings.h"

#include <QMap>

namespace occasion {

/// An application as a value: its aggregates and what a person can call.
struct ApplicationType
{
    QString name = {};
    QList<std::shared_ptr<const AggregateType>> aggregates = {};
    QList<std::shared_ptr<const EventType>> loggedEvents = {}; ///< of its event-sourced logs
    QList<CommandType> commands = {};
    QMap<QString, int> snapshotIntervals = {}; ///< aggregate topic → a snapshot every n versions
    Transcodings transcodings = {}; ///< of the types that its aggregates' fields have
    int sectionSize = 10;
    Environment::Variables environment = {}; ///< its own settings, under all others: see settingsFrom()

    /// Null when there is none of that name.
    const CommandType* command(const QString& commandName) const;
};

/// Adds the topics of all that an application of that type records.
void addTopics(TopicRegistry& registry, const ApplicationType& type);

/// The settings of an application of that type: what is `given`, then the variables of this process, then its own.
/// A type with snapshot intervals takes snapshots whatever its own say. Errors as settingsFrom().
ApplicationSettings settingsOf(const ApplicationType& type, const Environment::Variables& given = {});

/// Makes the journal's row for a commit, once the number of its events is known. May be empty: no journal.
using JournalMaker = std::function<JournalRow(int events)>;

/// Application (chapter 9): brings recorder, mapper, event store, repository and notification log together, and
/// carries out commands. Not thread-safe, but for its notification log.
class Application
{
public:
    /// What to record in place of the events that a command or a policy decided on. It is given the aggregates as they
    /// are before these, and the instant of the decision; what it throws, saving throws.
    using Revision = std::function<std::vector<DomainEvent>(
        std::vector<DomainEvent> decided, const Repository& repository, const Timestamp& now)>;

    /// `topics` resolves the topics of all that this application reads, its own aggregates among them; null: those
    /// alone. Where it
    /// keeps its events, as the settings say, is what the recorder decides; its type's transcodings are added to
    /// the coding of its states.
    Application(ApplicationType type, std::shared_ptr<ProcessRecorder> recorder,
        std::shared_ptr<const TopicRegistry> topics = {}, Observer* observer = nullptr,
        const ApplicationSettings& settings = {});
    virtual ~Application() = default;
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

    const QString& name() const { return m_type.name; }
    const ApplicationType& type() const { return m_type; }
    const ProcessRecorder& recorder() const { return *m_recorder; }
    ProcessRecorder& recorder() { return *m_recorder; }
    const Mapper& mapper() const { return m_mapper; }
    const EventStore& events() const { return m_events; }
    const Repository& repository() const { return m_repository; }
    const NotificationLog& notificationLog() const { return m_log; }

    /// Carries out a command and records what came of it in one commit. Errors of the handler (DomainError,
    /// AggregateNotFound …) and IntegrityError leave nothing stored.
    std::vector<Recording> execute(const CommandType& command, const void* arguments, const Moment& moment,
        const JournalMaker& journal = {});

    /// Records events, tracking and the automatic snapshots in one commit, so all of several aggregates or none.
    /// IntegrityError stores nothing; the aggregates' pending events are gone then, so whoever wants to repeat it
    /// gets the aggregates again.
    std::vector<Recording> save(
        const ProcessingEvent& processingEvent, const Moment& moment, const JournalMaker& journal = {});

    /// Records the pending events of one aggregate, as the other does.
    std::vector<Recording> save(Aggregate& aggregate, const Moment& moment);

    /// Whatever is saved from now on goes through this first; an empty one ends that. For hypotheses.
    void setRevision(Revision revision) { m_revision = std::move(revision); }

    /// Rebuilds the aggregate (at a version) and stores a snapshot of it. AggregateNotFound; AssertionError in an
    /// application that takes no snapshots; IntegrityError when there is a snapshot of that version already (its
    /// events are stored all the same: they were before).
    void takeSnapshot(const OriginatorId& id, const Timestamp& now, std::optional<Version> version = {});

protected:
    /// Carries out `work` with all that it saves in one commit. False when nothing of it is stored: the recorder
    /// makes no batches, or something failed, which will fail again when the work is repeated step by step.
    bool inOneCommit(const std::function<void()>& work);

    Observer* observer() const { return m_observer; }
    /// As save(), but tells nobody of it.
    std::vector<Recording> store(
        const ProcessingEvent& processingEvent, const Moment& moment, const JournalMaker& journal);
    /// Called after each save that recorded events.
    virtual void recorded(const std::vector<Recording>&) {}

private:
    std::vector<Recording> put(const std::vector<DomainEvent>& events, Commit with);
    int snapshotIntervalOf(const DomainEvent& event) const; // 0: none are taken of its aggregate
    bool isSnapshotDue(const DomainEvent& event) const;
    std::vector<StoredEvent> automaticSnapshots(
        const std::vector<DomainEvent>& events, const Timestamp& now) const;

    AggregateRecorder* snapshotStore() const { return m_takesSnapshots ? &m_recorder->snapshots() : nullptr; }

    ApplicationType m_type;
    bool m_takesSnapshots;
    std::shared_ptr<ProcessRecorder> m_recorder;
    Observer* m_observer;
    Mapper m_mapper;
    EventStore m_events;
    Repository m_repository;
    LocalNotificationLog m_log;
    Revision m_revision;
};

}
