// SPDX-License-Identifier: BSD-3-Clause
#include "engine/session/desk.h"

#include "engine/errors.h"
#include "engine/session/choices.h"
#include "engine/session/storehistory.h"

#include <algorithm>

namespace occasion {

using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const SystemDefinition> systemNamed(
    const std::vector<std::shared_ptr<const SystemDefinition>>& systems, const QString& name)
{
    for (const auto& system : systems) {
        if (system->name == name || name.isEmpty())
            return system;
    }
    throw ValueError(u"There is no system '%1' here."_s.arg(name));
}

/// The types of all systems: a store may have been written by any of them. Where two disagree on a topic, the first
/// one counts.
std::shared_ptr<const TopicRegistry> allTopics(
    const std::vector<std::shared_ptr<const SystemDefinition>>& systems)
{
    auto registry = std::make_shared<TopicRegistry>();
    for (const auto& system : systems) {
        for (const auto& process : system->system.processes()) {
            for (const auto& aggregate : process.application.aggregates) {
                if (!registry->findAggregate(aggregate->topic))
                    registry->add(aggregate);
            }
            for (const auto& logged : process.application.loggedEvents) {
                if (!registry->findEvent(logged->topic))
                    registry->add(logged);
            }
        }
    }
    return registry;
}

bool wasThis(const Step& step, const EnabledStep& enabled)
{
    if (step.kind != enabled.kind || step.process != enabled.process)
        return false;
    return step.kind == StepKind::Delivery
        ? step.pipe == enabled.pipe && step.upstream == enabled.upstream
        : step.scenarioIndex == enabled.scenarioIndex && step.call == enabled.call;
}

}

const History& Desk::Open::history() const
{
    return session ? static_cast<const History&>(session->history()) : *store;
}

Desk::Desk(std::vector<std::shared_ptr<const SystemDefinition>> systems, ProgressWatch watch)
    : m_systems(std::move(systems))
    , m_watch(std::move(watch))
{
}

void Desk::carryOut(const Request& request)
{
    std::visit([this](const auto& asked) { carry(asked); }, request);
}

const Desk::Open* Desk::findCurrent() const
{
    const auto found = std::find_if(
        m_open.begin(), m_open.end(), [this](const Open& open) { return open.id == m_current; });
    return found == m_open.end() ? nullptr : &*found;
}

Desk::Open& Desk::current()
{
    if (const auto* found = findCurrent())
        return const_cast<Open&>(*found);
    throw ValueError(u"No session is open; open a system or a store first."_s);
}

Session& Desk::currentSession()
{
    auto& open = current();
    if (!open.session)
        throw NotSupportedError(u"'%1' is an opened store: it can be looked at, not run."_s.arg(open.name));
    return *open.session;
}

const History* Desk::history() const
{
    const auto* open = findCurrent();
    return open ? &open->history() : nullptr;
}

Desk::Open& Desk::add(Open open)
{
    open.id = m_nextId++;
    m_current = open.id;
    m_open.push_back(std::move(open));
    return m_open.back();
}

void Desk::carry(const request::OpenSystem& request)
{
    SessionOptions options{.system = systemNamed(m_systems, request.system),
        .scenario = request.scenario,
        .seed = request.seed,
        .scheduler = request.scheduler};
    auto session = std::make_unique<Session>(std::move(options));
    pause();
    const QString name = u"%1 · %2"_s.arg(session->options().system->name, session->scenario().name);
    auto& open = add({.name = name, .session = std::move(session)});
    if (!request.choices.isEmpty())
        redo(*open.session, request.choices);
    const auto newest = open.session->newestStep();
    open.cursor = request.cursor < 0 ? newest : std::min(request.cursor, newest);
}

void Desk::redo(Session& session, const QByteArray& choices)
{
    for (const auto& step : readChoices(choices, *session.history().map()))
        session.redo(step);
}

void Desk::carry(const request::OpenStore& request)
{
    auto coding = request.coding;
    for (const auto& system : m_systems)
        coding.transcodings.add(system->system.transcodings());
    auto store = std::make_unique<StoreHistory>(
        std::make_shared<const OpenStore>(request.path), allTopics(m_systems), std::move(coding), m_watch);
    pause();
    const auto newest = store->newestStep();
    auto& open = add({.name = store->map()->title, .cursor = newest});
    open.leftOut = store->store().leftOut();
    open.store = std::move(store);
}

void Desk::carry(const request::SwitchTo& request)
{
    const bool exists = std::any_of(
        m_open.begin(), m_open.end(), [&](const Open& open) { return open.id == request.session; });
    if (!exists)
        throw ValueError(u"That session is closed."_s);
    pause();
    m_current = request.session;
}

void Desk::carry(const request::CloseSession& request)
{
    std::erase_if(m_open, [&](const Open& open) { return open.id == request.session; });
    if (m_current == request.session) {
        pause();
        m_current = m_open.empty() ? -1 : m_open.back().id;
    }
}

void Desk::carry(const request::GoTo& request)
{
    auto& open = current();
    open.cursor = std::clamp<qint64>(request.step, 0, open.history().newestStep());
}

void Desk::carry(const request::StepForward&)
{
    forward();
}

void Desk::carry(const request::StepBack&)
{
    pause();
    auto& open = current();
    open.cursor = std::max<qint64>(0, open.cursor - 1);
}

void Desk::carry(const request::Take& request)
{
    auto& session = currentSession();
    const auto cursor = current().cursor;
    if (cursor < session.newestStep() && wasThis(session.history().step(cursor + 1), request.step)) {
        ++current().cursor;
        return;
    }
    actAtCursor([&](Session& acting) { return acting.take(request.step).number; });
}

void Desk::carry(const request::Call& request)
{
    actAtCursor([&](Session& acting) { return acting.call(request.call).number; });
}

void Desk::carry(const request::Run& request)
{
    const auto& map = current().history().map();
    if (!request.until.isEmpty())
        m_until = std::make_unique<const StopCondition>(request.until, map);
    else if (!isRunning())
        m_until.reset();
    m_stepsPerSecond = std::max(0.0, request.stepsPerSecond);
}

void Desk::carry(const request::Pause&)
{
    pause();
}

void Desk::carry(const request::SetScheduler& request)
{
    currentSession().setScheduler(request.name);
}

/// Does something in the current session when the cursor is at its newest step, and in a fork when it is behind it;
/// the fork is opened only when that could be done. `act` answers with the step that it took.
void Desk::actAtCursor(const std::function<qint64(Session&)>& act)
{
    auto& session = currentSession();
    auto& open = current();
    if (open.cursor == session.newestStep()) {
        open.cursor = act(session);
        return;
    }
    auto fork = session.forkAt(open.cursor);
    const auto step = act(*fork);
    const auto name = u"%1 · %2 (from step %3)"_s.arg(
        fork->options().system->name, fork->scenario().name, QString::number(open.cursor));
    add({.name = name,
        .parent = open.id,
        .forkedAt = open.cursor,
        .session = std::move(fork),
        .cursor = step});
}

/// Whether there was a step to go to.
bool Desk::forward()
{
    auto& open = current();
    if (open.cursor < open.history().newestStep()) {
        ++open.cursor;
        return true;
    }
    const auto step = open.session ? open.session->advance() : std::nullopt;
    if (!step)
        return false;
    open.cursor = step->number;
    return step->outcome != StepOutcome::Failed;
}

/// Whether the run has come to where it was to end.
bool Desk::isReached() const
{
    const Open* open = findCurrent();
    return open && m_until && m_until->holdsAfter(open->history(), open->cursor);
}

void Desk::runOn()
{
    try {
        if (!forward() || isReached())
            pause();
    } catch (...) {
        pause();
        throw;
    }
}

std::shared_ptr<const Frame> Desk::frame(quint64 generation) const
{
    auto frame = std::make_shared<Frame>();
    frame->generation = generation;
    frame->session = m_current;
    frame->running = isRunning();
    for (const auto& open : m_open)
        frame->sessions.push_back(
            {open.id, open.name, open.parent, open.forkedAt, open.history().newestStep()});
    if (const auto* open = findCurrent())
        describe(*frame, *open);
    return frame;
}

void Desk::describe(Frame& frame, const Open& open) const
{
    const auto& history = open.history();
    frame.map = history.map();
    frame.name = open.name;
    frame.place = history.place();
    frame.readOnly = !open.session;
    frame.leftOut = open.leftOut;
    frame.causesKnown = history.knowsCauses();
    frame.newest = history.newestStep();
    frame.cursor = open.cursor;
    if (open.cursor > 0)
        frame.step = history.step(open.cursor);
    for (int process = 0; process < static_cast<int>(frame.map->processes.size()); ++process) {
        frame.processes.push_back({.events = history.eventCount(process, open.cursor),
            .aggregates = history.aggregateCount(process, open.cursor)});
    }
    for (int pipe = 0; pipe < static_cast<int>(frame.map->pipes.size()); ++pipe)
        frame.pipes.push_back({history.trackingPosition(pipe, open.cursor), history.lag(pipe, open.cursor)});
    if (open.session)
        describeSession(frame, *open.session, open.cursor);
}

void Desk::describeSession(Frame& frame, const Session& session, qint64 cursor) const
{
    frame.scenario = session.scenario().name;
    frame.scheduler = session.options().scheduler;
    frame.seed = session.options().seed;
    frame.enabled = session.enabledAt(cursor);
    frame.suggested = session.suggestedAt(frame.enabled, cursor);
    frame.invariants = session.invariantsAt(cursor);
    for (size_t process = 0; process < frame.processes.size(); ++process)
        frame.processes[process].refusals
            = session.history().journal().refusals(static_cast<int>(process), cursor);
}

}
