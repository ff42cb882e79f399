// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/application/commandtype.h"
#include "engine/application/notificationlog.h"
#include "engine/application/repository.h"

#include <QMap>

namespace occasion {

/// An application as a value: its aggregates and what a person can call.
struct ApplicationType
{
    QString name = {};
    QList<std::shared_ptr<const AggregateType>> aggregates = {};
    QList<CommandType> commands = {};
    QMap<QString, int> snapshotIntervals = {}; ///< aggregate topic → a snapshot every n versions
    int sectionSize = 10;

    /// Null when there is none of that name.
    const CommandType* command(const QString& commandName) const;
};

/// Makes the journal's row for a commit, once the number of its events is known. May be empty: no journal.
using JournalMaker = std::function<JournalRow(int events)>;

/// Application (chapter 9): brings recorder, mapper, event store, repository and notification log together, and
/// carries out commands. Not thread-safe, but for its notification log.
class Application
{
public:
    /// `topics` resolves the topics of all that this application reads, its own aggregates among them.
    Application(ApplicationType type, std::shared_ptr<ProcessRecorder> recorder,
        std::shared_ptr<const TopicRegistry> topics, Observer* observer = nullptr);
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

    /// Records events, tracking and the automatic snapshots in one commit. IntegrityError stores nothing.
    std::vector<Recording> save(
        const ProcessingEvent& processingEvent, const Moment& moment, const JournalMaker& journal = {});

    /// Rebuilds the aggregate (at a version) and stores a snapshot of it. AggregateNotFound, IntegrityError.
    void takeSnapshot(const OriginatorId& id, const Timestamp& now, std::optional<Version> version = {});

protected:
    Observer* observer() const { return m_observer; }
    /// Called after each save that recorded events.
    virtual void recorded(const std::vector<Recording>&) {}

private:
    std::vector<StoredEvent> automaticSnapshots(
        const std::vector<DomainEvent>& events, const Timestamp& now) const;

    ApplicationType m_type;
    std::shared_ptr<ProcessRecorder> m_recorder;
    Observer* m_observer;
    Mapper m_mapper;
    EventStore m_events;
    Repository m_repository;
    LocalNotificationLog m_log;
};

}
