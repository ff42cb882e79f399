// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/session.h"

#include "engine/errors.h"
#include "engine/session/sessionclaim.h"
#include "engine/session/sessionids.h"

#include <QScopeGuard>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t recentNotifications = 256;

const Scenario& chosenScenario(const SystemDefinition& system, const QString& name)
{
    if (system.scenarios.empty())
        throw ValueError(u"The system '%1' has no scenario."_s.arg(system.name));
    if (name.isEmpty())
        return system.scenarios.front();
    if (const auto* scenario = system.scenario(name))
        return *scenario;
    QStringList names;
    for (const auto& scenario : system.scenarios)
        names.append(u"'%1'"_s.arg(scenario.name));
    throw ValueError(
        u"The system '%1' has no scenario '%2'; it has %3."_s.arg(system.name, name, names.join(u", "_s)));
}

/// Nobody else writes a session's recorders, so what a process has used lately can be kept as it is.
ApplicationSettings onlyWriter()
{
    return {.cache = {.maxSize = 1'000, .fastForward = false}};
}

bool isRefusal(const EngineError& error)
{
    return dynamic_cast<const DomainError*>(&error) || dynamic_cast<const AssertionError*>(&error)
        || dynamic_cast<const AggregateNotFound*>(&error) || dynamic_cast<const IntegrityError*>(&error);
}

}

/// What perform() hands to the work of a step.
struct Session::Doing
{
    Moment moment;
    JournalMaker journal;
};

Session::Beginning Session::opened(SessionOptions options)
{
    options.scenario = chosenScenario(*options.system, options.scenario).name;
    if (!options.file.isEmpty())
        claimSessionFile(options);
    Recorders recorders;
    for (const auto& type : options.system->system.processes()) {
        const auto prefix = options.file.isEmpty() ? QString() : type.application.name.toLower();
        recorders.push_back(openRecorder({options.file, prefix, options.durability}));
    }
    return {std::move(options), std::move(recorders)};
}

Session::Session(SessionOptions options)
    : Session(opened(std::move(options)))
{
}

Session::Session(Beginning beginning)
    : m_options(std::move(beginning.options))
    , m_scenario(&chosenScenario(*m_options.system, m_options.scenario))
    , m_scheduler(makeScheduler(m_options.scheduler))
    , m_recorders(std::move(beginning.recorders))
    , m_layers(std::move(beginning.layers))
    // Whoever observes it is to see each reading.
    , m_recent(m_recorders.size(), RecentNotifications(beginning.observer ? 0 : recentNotifications))
    , m_watch(beginning.base ? InvariantWatch(beginning.base->m_watch, beginning.since)
                             : InvariantWatch(m_options.system->invariants))
{
    m_options.scheduler = m_scheduler->name();
    const auto& system = m_options.system->system;
    const auto topics = system.topics();
    std::vector<const Process*> processes;
    for (size_t i = 0; i < m_recorders.size(); ++i) {
        const auto& type = system.processes()[static_cast<qsizetype>(i)];
        m_processes.push_back(
            std::make_unique<Process>(type, m_recorders[i], topics, beginning.observer, onlyWriter()));
        processes.push_back(m_processes.back().get());
    }
    for (const auto& edge : system.edges())
        process(edge.follower).follow(process(edge.leader).name(), process(edge.leader).notificationLog());
    const auto place = m_options.file.isEmpty() ? u"in memory"_s : u"in %1"_s.arg(m_options.file);
    m_history = beginning.base
        ? std::make_unique<SessionHistory>(
            *beginning.base->m_history, beginning.since, processes, journalPages(), place)
        : std::make_unique<SessionHistory>(mapOf(*m_options.system), processes, journalPages(), place);
    resume();
}

Session::~Session() = default;

const NotificationLog& Session::notificationLog(int process) const
{
    return m_processes[static_cast<size_t>(process)]->notificationLog();
}

void Session::setScheduler(const QString& name)
{
    m_scheduler = makeScheduler(name);
    m_options.scheduler = m_scheduler->name();
}

JournalPages Session::journalPages() const
{
    return [this](int process, qint64 fromStep, int limit) {
        return m_recorders[static_cast<size_t>(process)]->selectJournal(fromStep, limit);
    };
}

/// Takes in what the recorders hold beyond what the history knows.
void Session::resume()
{
    const auto& map = *m_history->map();
    forEachJournalRow(
        static_cast<int>(m_recorders.size()), journalPages(),
        [&](int process, const JournalRow& row) {
            const auto step = fromRow(row, process, map);
            absorb(step, recordedBy(step));
        },
        newestStep() + 1);
}

std::vector<Notification> Session::recordedBy(const Step& step) const
{
    if (step.count == 0)
        return {};
    return m_recorders[static_cast<size_t>(step.process)]->selectNotifications(
        {.start = step.first, .limit = step.count});
}

Notification Session::notificationOf(int process, NotificationId id) const
{
    if (const auto* recent = m_recent[static_cast<size_t>(process)].find(id))
        return *recent;
    const auto& recorder = m_processes[static_cast<size_t>(process)]->recorder();
    return recorder.selectNotifications({.start = id, .limit = 1}).front();
}

Step Session::take(const EnabledStep& enabled)
{
    Step step{.kind = enabled.kind};
    if (enabled.kind == StepKind::Delivery) {
        const SystemMap& map = *m_history->map();
        if (enabled.pipe < 0 || enabled.pipe >= map.pipeCount() || enabled.upstream < 1
            || m_history->nextDelivery(enabled.pipe, newestStep()) != enabled.upstream)
            throw ProgrammingError(u"That delivery is not the next of its pipe."_s);
        step.process = map.pipe(enabled.pipe).follower;
        step.pipe = enabled.pipe;
        step.upstream = enabled.upstream;
        return runDelivery(std::move(step));
    }
    const auto next = nextCommand(newestStep(), isQuietAt(newestStep()));
    if (!next || next->scenarioIndex != enabled.scenarioIndex || next->call != enabled.call)
        throw ProgrammingError(u"That command is not the next of the scenario."_s);
    step.process = next->process;
    step.call = enabled.call;
    step.scenarioIndex = enabled.scenarioIndex;
    const auto wait = m_scenario->commands[static_cast<size_t>(enabled.scenarioIndex)].after;
    return runCommand(std::move(step), wait, scenarioCause(enabled.scenarioIndex));
}

Step Session::call(const CommandCall& call)
{
    const int index = m_options.system->system.indexOf(call.process);
    if (index < 0)
        throw ProgrammingError(u"The system has no process application '%1'."_s.arg(call.process));
    return runCommand({.kind = StepKind::Command, .process = index, .call = call}, {},
        personCause(m_history->journal().personCommands(newestStep())));
}

std::optional<Step> Session::advance()
{
    const auto enabled = unnamedAt(newestStep());
    const int suggested = suggestedAt(enabled, newestStep());
    if (suggested < 0)
        return {};
    return take(enabled[static_cast<size_t>(suggested)]);
}

Step Session::runCommand(Step step, std::chrono::seconds wait, const QString& cause)
{
    auto& target = process(step.process);
    const auto* command = target.type().command(step.call.command);
    if (!command)
        throw ProgrammingError(u"'%1' has no command '%2'."_s.arg(target.name(), step.call.command));
    const auto body = command->read(step.call.arguments);
    step.clock = clockAfter(newestStep(), wait);
    return perform(std::move(step), cause,
        [&](Doing& doing) { return target.execute(*command, body.get(), doing.moment, doing.journal); });
}

Step Session::runDelivery(Step step)
{
    const auto& info = m_history->map()->pipe(step.pipe);
    const auto& leader = process(info.leader);
    const auto notification = notificationOf(info.leader, step.upstream);
    const auto cause
        = causeOf(info.leader, notification.id, notification.originatorId, notification.originatorVersion);
    step.clock = clockAfter(newestStep(), {});
    auto& follower = process(step.process);
    return perform(std::move(step), cause, [&](Doing& doing) {
        return follower.processNotification(leader.name(), notification, doing.moment, doing.journal);
    });
}

Step Session::perform(
    Step step, const QString& cause, const std::function<std::vector<Recording>(Doing&)>& work)
{
    auto& target = process(step.process);
    const auto& map = *m_history->map();
    step.number = newestStep() + 1;
    Doing doing{.moment = {step.clock,
                    [this, name = target.name(), cause](
                        int ordinal) { return sessionId(m_options.seed, name, cause, ordinal); }},
        .journal = [&](int events) {
            step.count = events;
            step.outcome = events > 0 ? StepOutcome::Recorded : StepOutcome::NothingToDo;
            return toRow(step, map);
        }};
    std::vector<Notification> recorded;
    try {
        for (auto& recording : work(doing))
            recorded.push_back(std::move(recording.notification));
        step.first = recorded.empty() ? 0 : recorded.front().id;
    } catch (const OperationalError&) {
        throw; // the store itself failed, so the step cannot be journaled either
    } catch (const EngineError& error) {
        step.count = 0;
        step.outcome
            = step.kind == StepKind::Command && isRefusal(error) ? StepOutcome::Refused : StepOutcome::Failed;
        step.error = u"%1: %2"_s.arg(error.name(), error.message());
        target.recorder().record({.journal = toRow(step, map)});
    }
    absorb(step, recorded);
    return step;
}

void Session::absorb(const Step& step, const std::vector<Notification>& recorded)
{
    m_history->append(step, recorded);
    for (const auto& notification : recorded)
        m_recent[static_cast<size_t>(step.process)].add(notification);
    if (m_watch.folded() == step.number - 1)
        watch(step, recorded);
}

Step Session::redo(const Step& step, const Revision& revision)
{
    auto& target = process(step.process);
    target.setRevision(revision);
    const auto end = qScopeGuard([&target] { target.setRevision({}); });
    if (step.kind == StepKind::Command && step.scenarioIndex < 0)
        return call(step.call);
    return take({.kind = step.kind,
        .process = step.process,
        .call = step.call,
        .scenarioIndex = step.scenarioIndex,
        .pipe = step.pipe,
        .upstream = step.upstream});
}

}
