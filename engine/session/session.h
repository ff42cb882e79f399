// SPDX-License-Identifier: BSD-3-Clause
#pragma once

#include "engine/persistence/recorderplace.h"
#include "engine/persistence/recorders/layeredrecorder.h"
#include "engine/session/recentnotifications.h"
#include "engine/session/scheduler.h"
#include "engine/session/sessionhistory.h"
#include "engine/session/supposed.h"
#include "engine/session/systemdefinition.h"

namespace occasion {

/// What a session is a pure function of, together with the choices made in it.
struct SessionOptions
{
    std::shared_ptr<const SystemDefinition> system = {};
    QString scenario = {}; ///< empty: the system's first
    quint64 seed = 1;
    QString scheduler = {}; ///< empty: round-robin
    /// An SQLite file that holds the session, with all processes under prefixes; empty is memory. If it holds this
    /// session already, it is taken up at its newest step.
    QString file = {};
    Durability durability = Durability::Full;
};

/// One system being run, step by step: its process applications with their recorders, a clock, a source of ids, a
/// scheduler and a journal (DESIGN §3). Lives in one thread.
class Session
{
public:
    /// ValueError for an unknown scenario or scheduler; OperationalError when the file cannot be used or holds
    /// another session.
    explicit Session(SessionOptions options);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    const SessionOptions& options() const { return m_options; }
    const Scenario& scenario() const { return *m_scenario; }
    const SessionHistory& history() const { return *m_history; }
    /// That of a process application, by its place in the system. Any thread may read it.
    const NotificationLog& notificationLog(int process) const;
    const ProcessRecorder& recorder(int process) const { return *m_recorders[static_cast<size_t>(process)]; }
    qint64 newestStep() const { return m_history->newestStep(); }

    /// ValueError when there is none of that name.
    void setScheduler(const QString& name);

    /// What could happen next at a step, in a fixed order: deliveries by pipe, then the scenario's next command.
    std::vector<EnabledStep> enabledAt(qint64 step) const;
    /// The one of them that the scheduler chooses; -1 when there is none.
    int suggestedAt(const std::vector<EnabledStep>& enabled, qint64 step) const;
    /// As they were after a step. O(log n); in a fork the first time takes as long as folding what came before it.
    std::vector<InvariantFigure> invariantsAt(qint64 step) const;
    /// What the session's clock would say after one of the steps that are enabled at the newest one.
    Timestamp clockOf(const EnabledStep& enabled) const;
    /// Whether nothing waits to be delivered.
    bool isQuietAt(qint64 step) const;

    /// Does one of the enabled steps. A refusal or a failure is a step too. ProgrammingError when it is not
    /// enabled at the newest step; OperationalError when it cannot be written: then it has not happened.
    Step take(const EnabledStep& enabled);
    /// Runs a person's command at once. ProgrammingError for an unknown command, TypeError for bad arguments (no
    /// step then); otherwise as take.
    Step call(const CommandCall& call);
    /// Takes the suggested step; none when nothing is enabled.
    std::optional<Step> advance();

    using Revision = Application::Revision;
    /// Does what a step of an equal session did. What it decides to record is revised, if so wished. Errors as take's
    /// and call's.
    Step redo(const Step& step, const Revision& revision = {});

    /// A new session that has done the same up to that step and goes its own way from there, in memory. It shares
    /// what was recorded until then with this one, which may end sooner, and is what doing it all again would give
    /// (DESIGN §4b.3). ValueError outside 0…newestStep(). O(log n) in time and memory. An observer sees what the
    /// fork does: a past step that is done again in a fork can be looked into (DESIGN §4b.7).
    std::unique_ptr<Session> forkAt(qint64 step, Observer* observer = nullptr) const;

    /// What a fork has recorded since it was forked, by process.
    using Tails = std::vector<std::unique_ptr<ProcessRecorder>>;
    /// A fork of this session at that step that was kept: it is taken up at its newest step, and keeps in the same
    /// recorders what it does from now on. `file` is theirs. Errors as forkAt's, and the recorders' own.
    std::unique_ptr<Session> takenUpAt(
        qint64 step, Tails tails, Supposed supposed, const QString& file) const;
    /// The recorders of a fork; null in a session that is none.
    const LayeredRecorder* layer(int process) const;
    /// Goes on, in a fork, in recorders that hold what its tails do.
    void moveTo(Tails tails, const QString& file);
    const Supposed& supposed() const { return m_supposed; }

    /// A fork for a hypothesis: what its own events cause has other ids than in this session, unless correspond() says
    /// which event of this one an event of its own stands for.
    std::unique_ptr<Session> supposingAt(qint64 step) const;
    /// Of a fork that shares nothing with its parent that is supposed: it is none any more.
    void supposeNothing() { m_supposed = {}; }
    /// The event causes what `cause` caused in the session that this one supposes something of.
    void correspond(int process, NotificationId event, const QString& cause);
    /// What new ids are made from when that event is delivered.
    QString causeOf(int process, NotificationId event, const OriginatorId& id, Version version) const;

    /// The id that a label of the scenario stands for. ValueError for an unknown label.
    Uuid referencedId(const QString& label) const;
    /// The value with all references resolved.
    Value resolved(const Value& value) const;

    /// What of the scenario's expectations does not hold now, one sentence each. Empty before its last command ran.
    QStringList unmetExpectations() const;

private:
    using Recorders = std::vector<std::shared_ptr<ProcessRecorder>>; // by process
    struct Beginning
    {
        SessionOptions options = {};
        Recorders recorders = {};
        Observer* observer = nullptr;
        const Session* base = nullptr; // of a fork
        qint64 since = 0; // the base's newest step that is the fork's, too
        std::vector<std::shared_ptr<LayeredRecorder>> layers = {}; // of a fork
    };
    struct Doing;

    explicit Session(Beginning beginning);
    static Beginning opened(SessionOptions options);
    Process& process(int index) { return *m_processes[static_cast<size_t>(index)]; }
    EnabledStep deliveryOf(int pipe, NotificationId id) const;
    std::optional<EnabledStep> nextCommand(qint64 step, bool quiet) const;
    std::vector<EnabledStep> unnamedAt(qint64 step) const;
    QString labelOf(const EnabledStep& enabled) const;
    Timestamp clockAfter(qint64 step, std::chrono::seconds wait) const;
    RecorderPosition positionAt(int process, qint64 step) const;
    JournalPages journalPages() const;
    std::unique_ptr<Session> fork(qint64 step, Tails tails, Observer* observer, const QString& file) const;
    Step runCommand(Step step, std::chrono::seconds wait, const QString& cause);
    Step runDelivery(Step step);
    Step perform(Step step, const QString& cause, const std::function<std::vector<Recording>(Doing&)>& work);
    void absorb(const Step& step, const std::vector<Notification>& recorded);
    void watch(const Step& step, const std::vector<Notification>& recorded) const;
    std::vector<Notification> recordedBy(const Step& step) const;
    Notification notificationOf(int process, NotificationId id) const;
    void resume();

    SessionOptions m_options;
    const Scenario* m_scenario;
    std::unique_ptr<Scheduler> m_scheduler;
    Recorders m_recorders;
    std::vector<std::shared_ptr<LayeredRecorder>> m_layers; // the same ones in a fork; else empty
    std::vector<std::unique_ptr<Process>> m_processes;
    std::unique_ptr<SessionHistory> m_history;
    std::vector<RecentNotifications> m_recent; // by process
    mutable InvariantWatch m_watch; // in a fork it learns of the past when it is asked
    Supposed m_supposed;
};

}
